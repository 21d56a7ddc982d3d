// Use by others: who names a project, which of them are lively, and what is unknown when a repository could not be read.

import { describe, expect, it } from 'vitest';
import type { Known, Naming, NamingFile, RepositoryFacts } from '../../src/domain/facts.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { type KnownHistories, measureProjects, prepare } from '../../src/measure/project.ts';
import { calendar } from '../lifecycle/fixture.ts';
import { aProject, aRepository, type CommitSketch, told } from '../support/facts.ts';

const asOf = '2019-11-12';

function code(times: number, path = 'a/main.py'): CommitSketch[] {
  return Array.from({ length: times }, (_, index) => ({
    landed: `2019-06-${String(1 + index).padStart(2, '0')}`,
    subject: `Change ${index}`,
    paths: [path],
  }));
}

const names = (...all: string[]): Known<readonly NamingFile[]> => ({
  state: 'known',
  value: all.length === 0 ? [] : [{ path: 'requirements.txt', kind: 'requires', names: all }],
});

/** The repositories by name: their commits, and what the newest of them names. */
type Sketch = Readonly<
  Record<string, { work: CommitSketch[]; names?: Known<readonly NamingFile[]> }>
>;

function ask(sketch: Sketch, lost: readonly string[] = []) {
  const histories = Object.entries(sketch).map(([name, { work }]) =>
    aRepository(
      `openstack/${name}`,
      // Equal subjects in three repositories would make them tree-wide.
      work.map((each) => ({ ...each, subject: `${each.subject ?? 'Change'} of ${name}` })),
    ),
  );
  const reason = { code: 'unreachable', detail: 'refused' } as const;
  const facts: KnownHistories = new Map<string, Known<RepositoryFacts>>([
    ...histories.map((value) => [value.repository, { state: 'known', value }] as const),
    ...lost.map((name) => [`openstack/${name}`, { state: 'unknown', reason }] as const),
  ]);
  const naming: Naming = new Map(
    histories.map(({ repository, tip }) => {
      const named = sketch[repository.replace('openstack/', '')]?.names ?? names();
      return [repository, new Map([[tip, named]])];
    }),
  );
  const past = { ...prepare(facts, [], peopleDirectory(nobodyKnown)), naming };
  const [evidence] = measureProjects([aProject('lib')], past, calendar, asOf);
  return ['dependents', 'lively-dependents-365d'].map((id) => {
    const measurement = evidence?.measurements[id];
    const atLeast = measurement?.state === 'unknown' ? measurement.atLeast : undefined;
    return atLeast === undefined ? told(measurement) : `${told(measurement)}, at least ${atLeast}`;
  });
}

describe('use by others', () => {
  it('counts each repository once, itself not, and as lively from ten commits to code on', () => {
    const found = ask({
      lib: { work: code(20), names: names('lib') },
      ten: { work: code(10), names: names('lib', 'other') },
      nine: { work: code(9), names: names('lib') },
      texts: { work: code(20, 'README.rst'), names: names('lib') },
      stranger: { work: code(20), names: names('library') },
    });
    expect(found).toEqual([3, 1]);
  });

  it('is none, not unknown, where everybody was asked and nobody names it', () => {
    expect(ask({ lib: { work: code(1), names: names('pbr') }, ten: { work: code(10) } })).toEqual([
      0, 0,
    ]);
  });

  it('is not applicable where it has no manifest that is read and nobody names it', () => {
    const nothing = 'not-applicable: no-manifest';
    expect(ask({ lib: { work: code(1) }, ten: { work: code(10) } })).toEqual([nothing, nothing]);
  });

  it('asks nobody who came later', () => {
    const later = [{ landed: '2019-11-13' }];
    const lib = { work: code(1), names: names('pbr') };
    expect(ask({ lib, late: { work: later } })).toEqual([0, 0]);
  });

  it('is unknown where a repository could not be read, but never less than the others say', () => {
    const ten = { work: code(10), names: names('lib') };
    const unread = {
      state: 'unknown',
      reason: { code: 'offline', detail: 'not in the cache' },
    } as const;
    const nine = { work: code(9), names: names('lib') };
    const lib = { work: code(1) };
    const unknown = 'unknown: others-unread';
    const known = [`${unknown}, at least 2`, `${unknown}, at least 1`];
    expect(ask({ lib, ten, nine, lost: { work: code(1), names: unread } })).toEqual(known);
    expect(ask({ lib, ten, nine }, ['lost'])).toEqual(known);
    expect(ask({ lib }, ['lost'])).toEqual([unknown, unknown]);
  });

  it('does not need what it names itself', () => {
    const unread = {
      state: 'unknown',
      reason: { code: 'offline', detail: 'not in the cache' },
    } as const;
    expect(ask({ lib: { work: code(1), names: unread } })).toEqual([0, 0]);
  });

  it('is not applicable to a folder, and where nobody asked', () => {
    const history = aRepository('openstack/lib', code(1));
    const past = prepare(
      new Map([[history.repository, { state: 'known', value: history }]]),
      [],
      peopleDirectory(nobodyKnown),
    );
    const figure = (paths: readonly string[], more: object) => {
      const project = aProject('lib', { paths });
      const [evidence] = measureProjects([project], { ...past, ...more }, calendar, asOf);
      return told(evidence?.measurements['dependents']);
    };
    expect(figure([], {})).toBe('not-applicable: not-asked');
    expect(figure(['a'], { naming: new Map() })).toBe('not-applicable: in-tree');
  });
});
