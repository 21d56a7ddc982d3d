// Which projects are measured as of a day, which are left out, and which are unknown.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Known } from '../../src/domain/facts.ts';
import type { Measurements } from '../../src/domain/measurement.ts';
import { type Alias, nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { gitMeasures } from '../../src/measure/catalogue.ts';
import {
  type KnownHistories,
  measureProjects,
  pinsOf,
  prepare,
} from '../../src/measure/project.ts';
import { calendar } from '../lifecycle/fixture.ts';
import { aProject, aRepository, evidenceOf, measured, told } from '../support/facts.ts';

const asOf = '2019-11-12';
const directory = peopleDirectory(nobodyKnown);
const history = (name: string) => aRepository(name, [{ by: 'ada', landed: '2019-05-01' }]);

describe('members', () => {
  it.each([
    ['listed for ever', {}, true],
    ['listed from Train', { from: 'train' }, true],
    ['listed from Victoria', { from: 'victoria' }, false],
    ['listed until Stein', { to: 'stein' }, false],
    ['listed until Train, whose cycle is measured although it is over', { to: 'train' }, false],
    ['listed until Ussuri', { from: 'stein', to: 'ussuri' }, true],
  ])('%s: in the snapshot of November 2019 %#', (_when, listed, isIn) => {
    const project = aProject('example', { listed });
    const found = evidenceOf([history('openstack/example')], { asOf, project });
    expect(found !== undefined).toBe(isIn);
  });

  it('leaves out a member whose first commit had not landed', () => {
    const young = aRepository('openstack/example', [{ landed: '2019-11-13' }]);
    expect(evidenceOf([young], { asOf })).toBeUndefined();
  });
});

describe('what could not be read', () => {
  const facts: KnownHistories = new Map([
    ['openstack/whole', { state: 'known', value: history('openstack/whole') }],
    ['openstack/lost', { state: 'unknown', reason: { code: 'unreachable', detail: 'refused' } }],
  ]);
  const past = prepare(facts, [], directory);
  const measure = (name: string, repositories: readonly string[]) =>
    measureProjects([aProject(name, { repositories })], past, calendar, asOf)[0];

  it('makes every measure of a failed repository unknown, with the reason', () => {
    const measurements = measure('lost', ['openstack/lost'])?.measurements ?? {};
    expect(Object.keys(measurements)).toHaveLength(gitMeasures.length);
    expect(new Set(Object.values(measurements).map(told))).toEqual(
      new Set(['unknown: unreachable']),
    );
  });

  it('makes a project unknown as a whole when one of its two repositories is missing', () => {
    const found = measure('pair', ['openstack/whole', 'openstack/lost']);
    expect(told(found?.measurements['own-commits-365d'])).toBe('unknown: unreachable');
  });

  it('says of a repository that nobody read that it was not collected', () => {
    const found = measure('other', ['openstack/other']);
    expect(told(found?.measurements['age'])).toBe('unknown: not-collected');
  });

  it('keeps the figures of the others as they are: the history of an earlier run still tells what is tree-wide', () => {
    const sweep = { landed: '2019-06-01', subject: 'Sweep' };
    const [a, b, c] = ['a', 'b', 'c'].map((name) => aRepository(`openstack/${name}`, [sweep]));
    if (a === undefined || b === undefined || c === undefined) throw new Error('three of them');
    const some: KnownHistories = new Map(
      [a, b].map((value) => [value.repository, { state: 'known', value }]),
    );
    const project = aProject('a');
    const own = (earlier: readonly (typeof c)[]) =>
      told(
        measureProjects([project], prepare(some, earlier, directory), calendar, asOf)[0]
          ?.measurements['own-commits-365d'],
      );
    expect(own([c])).toBe(0);
    expect(own([])).toBe(1);
  });

  describe('while a repository was never read', () => {
    const reason = { code: 'not-found', detail: 'c answered 404' } as const;
    const common = { by: 'ada', landed: '2019-06-01', subject: 'Common' };
    const alone = { by: 'ben', landed: '2019-07-01', subject: 'Alone' };
    const a = aRepository('openstack/a', [alone, common]);
    const b = aRepository('openstack/b', [common]);
    const c = aRepository('openstack/c', [
      common,
      ...['1', '2', '3', '4', '5'].map((subject) => ({ by: 'ben', landed: '2019-07-02', subject })),
    ]);
    const known = (value: typeof a) => ({ state: 'known', value }) as const;
    const of = (last: Known<typeof a>) => {
      const facts: KnownHistories = new Map([
        ['openstack/a', known(a)],
        ['openstack/b', known(b)],
        ['openstack/c', last],
      ]);
      const past = prepare(facts, [], directory);
      return measureProjects([aProject('a')], past, calendar, asOf)[0]?.measurements ?? {};
    };
    const partial = of({ state: 'unknown', reason });
    const whole = of(known(c));

    it('holds what rests on the project alone, and says of the rest between what it lies', () => {
      expect(told(partial['commits-365d'])).toBe(2);
      expect(told(whole['own-commits-365d'])).toBe(1);
      expect(partial['own-commits-365d']).toMatchObject({ atLeast: 1, atMost: 2 });
      expect(partial['own-commits-365d']).toMatchObject({ reason: { code: 'others-unread' } });
      expect(told(whole['home-people-365d'])).toBe(0);
      expect(told(partial['home-people-365d'])).toBe('unknown: others-unread');
    });

    it('gives no bound that a mailmap nobody has read would contradict, and organisations a floor by their addresses', () => {
      const people = [
        'ada@red.example',
        'ben@red.example',
        'cleo@blue.example',
        'dan@green.example',
      ];
      const [ada = '', ben = '', cleo = '', dan = ''] = people;
      const often = (by: string, times: number, landed: string) =>
        Array.from({ length: times }, () => ({ by, landed }));
      const mixed = aRepository('openstack/a', [
        ...[...often(ada, 6, '2017-06-01'), ...often(dan, 5, '2018-04-01')],
        ...[...often(ben, 2, '2018-05-01'), ...often(cleo, 2, '2019-06-01')],
        ...[...often(ben, 5, '2019-06-01'), { by: ada, with: [dan], landed: '2019-06-02' }],
      ]);
      const measuredWith = (last: Known<typeof a>, lines: readonly Alias[]) => {
        const facts = new Map([
          ['openstack/a', known(mixed)],
          ['openstack/c', last],
        ]);
        const directoryAt = () => peopleDirectory(nobodyKnown, lines);
        const past = { ...prepare(facts, [], directory), directoryAt };
        return measureProjects([aProject('a')], past, calendar, asOf)[0]?.measurements ?? {};
      };
      const open = measuredWith({ state: 'unknown', reason }, []);
      expect(open['organisations-365d']).toMatchObject({ atLeast: 2, atMost: 3 });
      expect(open['active-people-365d']).toMatchObject({ atLeast: 1, atMost: 4 });
      expect(open['people-here-180d']).toMatchObject({ atLeast: 1, atMost: 2 });
      expect(open['maintainers-active']).toMatchObject({ atLeast: 1 });
      const one = fc.constantFrom(...people);
      const line = fc.record({ address: one, commitAddress: one });
      fc.assert(
        fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
          const unnamed = lines.map((each) => ({
            ...each,
            name: undefined,
            commitName: undefined,
          }));
          expectWithin(open, measuredWith(known(c), unnamed));
        }),
        { numRuns: 100 },
      );
    });

    it('gives no figure and no bound that the whole would contradict', () => {
      expectWithin(partial, whole);
    });
  });
});

/** What is said with something missing, against what it is with everything. */
function expectWithin(partial: Measurements, whole: Measurements): void {
  for (const [id, measurement] of Object.entries(partial)) {
    const truth = whole[id];
    if (truth?.state !== 'measured') continue;
    if (measurement.state === 'measured')
      expect([id, measurement.value]).toEqual([id, truth.value]);
    else if (measurement.state === 'unknown') {
      expect([id, (measurement.atLeast ?? 0) <= truth.value]).toEqual([id, true]);
      expect([id, (measurement.atMost ?? Infinity) >= truth.value]).toEqual([id, true]);
    }
  }
}

describe('a component that is a folder', () => {
  const neutron = aRepository('openstack/neutron', [
    { by: 'ada', landed: '2019-05-01', paths: ['drivers/bridge/agent.py', 'README.rst'] },
    { by: 'ben', landed: '2019-05-02', paths: ['drivers/bridge/README.rst'] },
    { by: 'ben', landed: '2019-05-03', paths: ['drivers/bridge_old/agent.py'] },
    { by: 'cleo', landed: '2019-05-04', paths: ['drivers/bridge/README.rst', 'server.py'] },
    { landed: '2019-05-05', merges: [{ by: 'dan', landed: '2019-05-01', paths: ['server.py'] }] },
  ]);
  const figures = measured([neutron], {
    asOf,
    project: aProject('bridge', {
      class: 'driver',
      repositories: ['openstack/neutron'],
      paths: ['drivers/bridge'],
    }),
  });

  it('counts the 3 of 6 commits that touch it, and the 1 whose code below the folder changed', () => {
    expect(figures('commits-365d')).toBe(3);
    expect(figures('own-commits-365d')).toBe(3);
    expect(figures('code-commits-365d')).toBe(1);
    expect(figures('active-people-365d')).toBe(3);
  });

  it('has no merges, releases or review notes of its own', () => {
    expect(figures('merge-commits-365d')).toBe('not-applicable: in-tree');
    expect(figures('releases-365d')).toBe('not-applicable: in-tree');
    expect(figures('noted-reviews-365d')).toBe('not-applicable: in-tree');
  });
});

describe('pins', () => {
  it('name the tip of the day, not the newest commit, and none of a repository yet to come', () => {
    const facts: KnownHistories = new Map(
      [
        aRepository('openstack/a', [
          { id: 'then', landed: '2019-11-12' },
          { id: 'later', landed: '2019-11-13', merges: [{ id: 'side', landed: '2019-01-01' }] },
        ]),
        aRepository('openstack/b', [{ landed: '2020-01-01' }]),
      ].map((value) => [value.repository, { state: 'known', value }]),
    );
    expect(pinsOf(prepare(facts, [], directory), asOf)).toEqual([
      { repository: 'openstack/a', source: 'git', commit: 'then' },
    ]);
  });
});
