import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { look } from '../../src/criteria/ask-probe.ts';
import type { ReadTree } from '../../src/criteria/probe-view.ts';
import { wantedGlobs } from '../../src/criteria/wanted.ts';
import type { Known } from '../../src/domain/facts.ts';
import { globPattern, matching } from '../../src/domain/globs.ts';
import type { Probe } from '../../src/domain/probe.ts';
import { aView, type Texts, treeOf } from './probe-view.ts';

const lacksLegacy: Probe = { in: ['.zuul.yaml', 'zuul.d/*.yaml'], lacks: 'parent: legacy-' };
const usesLib: Probe = { in: ['requirements.txt'], contains: '^neutron-lib\\b' };

function answer(probe: Probe, texts: Texts): string {
  return look(probe, aView({ 'team/widget': texts })).answer;
}

/** The tree holds all paths; only those with a text were read. */
function unread(probe: Probe, paths: readonly string[], texts: Texts): string {
  const tree = { commit: 'c', paths, texts: new Map(Object.entries(texts)) };
  const view = aView({});
  return look(probe, {
    ...view,
    trees: new Map([['team/widget', { state: 'known', value: tree }]]),
  }).answer;
}

describe('a probe of paths', () => {
  it.each([
    ['hasPath', ['releasenotes/notes/a.yaml'], 'yes'],
    ['hasPath', ['releasenotes/notes/deep/a.yaml'], 'no'],
    ['hasPath', [], 'no'],
    ['lacksPath', ['releasenotes/notes/a.yaml'], 'no'],
    ['lacksPath', [], 'yes'],
  ] as const)('%s over %j is %s', (kind, paths, expected) => {
    const probe = { [kind]: ['releasenotes/notes/*.yaml'] } as unknown as Probe;

    expect(answer(probe, Object.fromEntries(paths.map((path) => [path, ''])))).toBe(expected);
  });

  it('asks for each path, with the names that the project has elsewhere', () => {
    const probe: Probe = { hasPath: ['api/{pages}.inc'], each: true, of: 'team/lib' };
    const lib = { 'team/lib': { 'api/one.inc': '' } };

    const names = (pages: readonly string[]) => look(probe, aView(lib, {}, { names: { pages } }));
    expect(names(['one']).answer).toBe('yes');
    expect(names(['one', 'two'])).toMatchObject({
      answer: 'no',
      why: 'team/lib has no api/two.inc',
    });
    expect(look(probe, aView(lib)).answer).toBe('unknown');
  });
});

describe('a probe of texts', () => {
  it.each([
    [usesLib, 'pbr>=4\nneutron-lib>=3.0\n', 'yes'],
    [usesLib, '# neutron-lib is not used\n', 'no'],
    [usesLib, 'neutron-libs\n', 'no'],
  ] as const)('looks for a line', (probe, text, expected) => {
    expect(answer(probe, { 'requirements.txt': text })).toBe(expected);
  });

  it('gives the path and the line as its proof', () => {
    const text = { 'requirements.txt': 'pbr\nneutron-lib>=3.0 # why\n' };

    expect(look(usesLib, aView({ 'team/widget': text })).proof).toEqual([
      {
        repository: 'team/widget',
        commit: 'c'.repeat(40),
        path: 'requirements.txt',
        line: 'neutron-lib>=3.0 # why',
      },
    ]);
  });

  it('is unknown when a file that could decide was not read', () => {
    const paths = ['.zuul.yaml', 'zuul.d/jobs.yaml'];

    expect(unread(lacksLegacy, paths, { '.zuul.yaml': 'a' })).toBe('unknown');
    expect(unread(lacksLegacy, paths, { '.zuul.yaml': 'parent: legacy-x' })).toBe('no');
    expect(unread(usesLib, ['requirements.txt'], {})).toBe('unknown');
  });

  it('does not praise a tree for lacking what it has no file for', () => {
    expect(answer(lacksLegacy, { 'README.rst': '' })).toBe('unknown');
  });

  it('is unknown where the repository could not be read', () => {
    expect(look(usesLib, aView({ 'team/widget': undefined }))).toMatchObject({
      answer: 'unknown',
      why: 'team/widget: team/widget was taken away',
    });
  });
});

describe('imports', () => {
  it('counts lines of one module against those of another', () => {
    const probe: Probe = { imports: 'lib', against: 'core', in: ['**/*.py', '!**/tests/**'] };
    const texts = {
      'a/b.py': 'import lib\nfrom lib.x import y\nfrom library import z\n  from core import w\n',
      'a/tests/c.py': 'from lib import a\n',
    };

    expect(look(probe, aView({ 'team/widget': texts }))).toMatchObject({
      answer: 'yes',
      why: '2 imports of lib and 1 of core, 67 per cent',
    });
  });
});

describe('wantedGlobs', () => {
  it('names the files whose text is needed, and no path that only has to be there', () => {
    const probes: Probe[] = [usesLib, { hasPath: ['README.rst'] }, { ...usesLib, of: 'team/lib' }];

    expect([...wantedGlobs(probes, {}, [{ name: 'widget', names: {} }])]).toEqual([
      ['', ['requirements.txt']],
      ['team/lib', ['requirements.txt']],
    ]);
  });
});

describe('globs', () => {
  it.each([
    ['**/tests/**/test_*.py', 'a/tests/test_b.py', true],
    ['**/tests/**/test_*.py', 'tests/unit/test_b.py', true],
    ['**/tests/**/test_*.py', 'a/tests/b.py', false],
    ['doc/*', 'doc/a/b', false],
    ['a.b', 'axb', false],
    ['toString', 'toString', true],
  ])('%s against %s: %s', (glob, path, expected) => {
    expect(globPattern(glob).test(path)).toBe(expected);
  });

  it('leaves out what stands behind a mark', () => {
    expect(matching(['a/*.py', '!**/__init__.py'], ['a/__init__.py', 'a/b.py'])).toEqual([
      'a/b.py',
    ]);
  });

  it('takes every path without wildcards for itself alone', () => {
    const path = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => !/[*\n\r\u2028\u2029]/.test(text));
    fc.assert(fc.property(path, (text) => globPattern(text).test(text)));
  });
});

describe('what was brought back to stable branches', () => {
  const months = new Map([
    [12, { state: 'known', value: ['b'.repeat(40), 'a'.repeat(40)] } as const],
  ]);
  const seenIn = (backports: ReadTree['backports']) => {
    const tree = treeOf({});
    if (tree.state === 'unknown') throw new Error('unreachable');
    const value = backports === undefined ? tree.value : { ...tree.value, backports };
    const trees = new Map([['team/widget', { state: 'known', value } as const]]);
    return look({ backports: 12 }, aView({}, {}, { trees }));
  };

  it('is yes with the newest commit, no for none, and unknown where nobody looked', () => {
    expect(seenIn(months)).toMatchObject({
      answer: 'yes',
      why: 'commits brought back to stable branches in 12 months: 2',
      proof: [{ repository: 'team/widget', commit: 'b'.repeat(40) }],
    });
    expect(seenIn(new Map([[12, { state: 'known', value: [] }]])).answer).toBe('no');
    expect(seenIn(undefined).answer).toBe('unknown');
  });
});

describe('where the people of a project work as well', () => {
  const authorsOf = (...persons: string[]): Known<ReadTree> => {
    const tree = treeOf({});
    if (tree.state === 'unknown') return tree;
    const authors = new Map([[12, { state: 'known', value: persons } as const]]);
    return { state: 'known', value: { ...tree.value, authors } };
  };
  const seenOf = (there: Known<ReadTree>) => {
    const here = authorsOf('ada', 'ada', 'ada', 'ben', 'ben', 'ben', 'eve');
    const trees = new Map([
      ['team/widget', here],
      ['team/lib', there],
    ]);
    return look({ workIn: 'team/lib', months: 12 }, aView({}, {}, { trees }));
  };

  it('is counted by those at work, not by passers-by, and unknown where it was not read', () => {
    expect(seenOf(authorsOf('ada', 'ada', 'eve', 'dan'))).toMatchObject({
      answer: 'yes',
      why: 'commits in team/lib in 12 months by 1 of the 2 people at work here: 2',
    });
    expect(seenOf(authorsOf('eve')).answer).toBe('no');
    expect(seenOf(treeOf({})).answer).toBe('unknown');
    expect(seenOf(treeOf(undefined)).answer).toBe('unknown');
  });
});
