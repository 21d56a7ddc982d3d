import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Goal, Probe } from '../../src/domain/goals.ts';
import { answerOf, filesForGoals, globPattern } from '../../src/measure/goals.ts';

function aGoal(probe: Probe): Goal {
  return {
    id: 'x',
    title: 'x',
    kind: 'practice',
    since: 'train',
    source: 'https://example.org',
    probe,
  };
}

const lacksLegacy = aGoal({
  kind: 'lacks',
  paths: ['.zuul.yaml', 'zuul.d/*.yaml'],
  pattern: 'parent: legacy-',
});
const usesLib = aGoal({
  kind: 'contains',
  paths: ['requirements.txt'],
  pattern: '^neutron-lib\\b',
});

describe('answerOf', () => {
  it.each([
    ['has-path', ['releasenotes/notes/a.yaml'], 'yes'],
    ['has-path', ['releasenotes/notes/deep/a.yaml'], 'no'],
    ['has-path', [], 'no'],
    ['lacks-path', ['releasenotes/notes/a.yaml'], 'no'],
    ['lacks-path', [], 'yes'],
  ] as const)('of %s over %j is %s', (kind, paths, expected) => {
    const goal = aGoal({ kind, paths: ['releasenotes/notes/*.yaml'] });

    expect(answerOf(goal, paths, new Map())).toBe(expected);
  });

  it.each([
    [usesLib, 'pbr>=4\nneutron-lib>=3.0\n', 'yes'],
    [usesLib, '# neutron-lib is not used\n', 'no'],
    [usesLib, 'neutron-libs\n', 'no'],
  ] as const)('looks for a line', (goal, text, expected) => {
    expect(answerOf(goal, ['requirements.txt'], new Map([['requirements.txt', text]]))).toBe(
      expected,
    );
  });

  it('is unknown when a file that could decide was not read', () => {
    const paths = ['.zuul.yaml', 'zuul.d/jobs.yaml'];

    expect(answerOf(lacksLegacy, paths, new Map([['.zuul.yaml', 'a']]))).toBe('unknown');
    expect(answerOf(lacksLegacy, paths, new Map([['.zuul.yaml', 'parent: legacy-x']]))).toBe('no');
    expect(answerOf(usesLib, ['requirements.txt'], new Map())).toBe('unknown');
  });

  it('does not praise a tree for lacking what it has no file for', () => {
    expect(answerOf(lacksLegacy, ['README.rst'], new Map())).toBe('unknown');
  });
});

describe('filesForGoals', () => {
  it('names the files whose text is needed, each once', () => {
    const paths = [
      '.zuul.yaml',
      'requirements.txt',
      'zuul.d/b.yaml',
      'zuul.d/sub/c.yaml',
      'README.rst',
    ];
    const goals = [
      lacksLegacy,
      lacksLegacy,
      usesLib,
      aGoal({ kind: 'has-path', paths: ['README.rst'] }),
    ];

    expect(filesForGoals(goals, paths)).toEqual([
      '.zuul.yaml',
      'requirements.txt',
      'zuul.d/b.yaml',
    ]);
  });
});

describe('globPattern', () => {
  it.each([
    ['**/tests/**/test_*.py', 'a/tests/test_b.py', true],
    ['**/tests/**/test_*.py', 'tests/unit/test_b.py', true],
    ['**/tests/**/test_*.py', 'a/tests/b.py', false],
    ['doc/*', 'doc/a/b', false],
    ['a.b', 'axb', false],
  ])('%s against %s: %s', (glob, path, expected) => {
    expect(globPattern(glob).test(path)).toBe(expected);
  });

  it('takes every path without wildcards for itself alone', () => {
    const path = fc
      .string({ minLength: 1, maxLength: 20 })
      .filter((text) => !/[*\n\r\u2028\u2029]/.test(text));
    fc.assert(fc.property(path, (text) => globPattern(text).test(text)));
  });
});
