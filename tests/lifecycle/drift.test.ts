import { describe, expect, it } from 'vitest';
import type { Drift } from '../../src/domain/drift.ts';
import type { GovernanceEntry } from '../../src/domain/facts.ts';
import type { Decision } from '../../src/domain/lifecycle.ts';
import { drift, type World } from '../../src/lifecycle/drift.ts';
import { repositoryState } from '../../src/lifecycle/repository-state.ts';
import type { LifecycleInput } from '../../src/lifecycle/scene.ts';
import { driftMarkdown, driftText } from '../../src/report/drift.ts';
import { aDecision, aScene, calendar, recorded } from './fixture.ts';

function anEntry(deliverable: string, rest: Partial<GovernanceEntry> = {}): GovernanceEntry {
  return {
    deliverable,
    team: 'neutron',
    repositories: [`openstack/${deliverable}`],
    listedFrom: '2015-05-11',
    listedTo: undefined,
    deprecatedIn: undefined,
    deprecatedOn: undefined,
    retiredOn: undefined,
    releaseManagement: undefined,
    ...rest,
  };
}

function ask(
  entries: readonly GovernanceEntry[],
  { asOf = '2026-11-22', ...rest }: Partial<World & LifecycleInput> = {},
  decisions: readonly Decision[] = [],
) {
  const names = new Set([
    ...entries.map((each) => each.deliverable),
    ...decisions.map((each) => each.project),
  ]);
  const projects = [...names].map((name) => ({
    name,
    class: 'service-plugin' as const,
    repositories: [`openstack/${name}`],
    paths: [],
    role: 'judged' as const,
    host: 'gerrit' as const,
    listed: {},
  }));
  const scene = aScene(asOf, decisions, { projects, ...rest });
  return drift(scene, { entries, states: new Map(), ...rest });
}

const mark = {
  deprecatedIn: '2023.2',
  deprecatedOn: '2023-05-26',
  releaseManagement: 'deprecated',
};
/** What the words are made from. */
const found = (rows: readonly Drift[]) => ({
  ...{ asOf: '2026-11-22', drift: rows, patch: '', byHand: [] },
});
const deprecate = aDecision('odl', 'deprecate', '2023-05-26');
const discussed = aDecision('odl', 'consider-deprecation', '2023-05-01');

describe('drift', () => {
  it('finds nothing where all agree', () => {
    expect(ask([anEntry('sfc')])).toEqual([]);
    expect(ask([anEntry('odl', mark)], { asOf: '2024-01-01' }, [discussed, deprecate])).toEqual([]);
  });

  it('says since when networking-odl is overdue, with the move that mends it', () => {
    expect(ask([anEntry('odl', mark)], {}, [discussed, deprecate])).toEqual([
      {
        code: 'retirement-overdue',
        project: 'odl',
        args: { series: 'bobcat', end: 'dalmatian' },
        since: '2024-10-02',
        mend: { kind: 'decide', project: 'odl', decision: 'retire' },
      },
    ]);
  });

  it.each(['victoria', 'Victoria', ' VICTORIA '])(
    'knows the series %j however it is written',
    (written) => {
      const entry = anEntry('odl', { ...mark, deprecatedIn: written, deprecatedOn: '2020-06-18' });

      expect(ask([entry]).find(({ code }) => code === 'retirement-overdue')?.since).toBe(
        '2021-10-06',
      );
    },
  );

  it.each<[string, Partial<GovernanceEntry>, readonly Decision[], object]>([
    [
      'retired-still-listed',
      {},
      [aDecision('odl', 'retire', '2019-11-12', { immediate: true })],
      { kind: 'move-to-legacy', retiredOn: '2019-11-12' },
    ],
    [
      'gone-without-decision',
      { listedTo: '2025-07-28', retiredOn: '2025-07-18' },
      [],
      { kind: 'decide', decision: 'retire' },
    ],
    ['listed-and-legacy', { retiredOn: '2016-11-01' }, [], { kind: 'drop-from-legacy' }],
    [
      'deprecated-not-marked',
      {},
      [discussed, deprecate],
      { kind: 'mark-deprecated', series: '2023.2' },
    ],
    [
      'marked-without-decision',
      { ...mark, deprecatedOn: '2026-10-10', deprecatedIn: '2027.1' },
      [],
      { kind: 'decide', decision: 'deprecate' },
    ],
    [
      'series-missing',
      { ...mark, deprecatedIn: undefined },
      [discussed, deprecate],
      { kind: 'mark-deprecated', series: '2023.2' },
    ],
  ])('finds %s and what mends it', (code, entry, decisions, mend) => {
    expect(ask([anEntry('odl', entry)], {}, decisions)).toMatchObject([
      { code, project: 'odl', mend },
    ]);
  });

  it('finds a mark in what is no series', () => {
    const entry = anEntry('odl', { ...mark, deprecatedIn: 'Ursula' });

    expect(ask([entry], {}, [discussed, deprecate])).toMatchObject([
      { code: 'series-unknown', args: { written: 'Ursula' } },
    ]);
  });

  it('finds a deprecated deliverable with a file in a later series', () => {
    const releases = [
      { deliverable: 'odl', series: 'antelope' },
      { deliverable: 'odl', series: 'caracal' },
    ];

    expect(
      ask([anEntry('odl', mark)], { releases, asOf: '2024-01-01' }, [discussed, deprecate]),
    ).toMatchObject([{ code: 'still-released', mend: { path: 'deliverables/caracal/odl.yaml' } }]);
    expect(
      ask([anEntry('odl', mark)], { releases: releases.slice(0, 1), asOf: '2024-01-01' }, [
        discussed,
        deprecate,
      ]),
    ).toEqual([]);
  });

  it('misses a deliverable file of the series before, and of this one after its second milestone', () => {
    const releases = [{ deliverable: 'sfc', series: 'train' }];
    const at = (asOf: string) => ask([anEntry('sfc')], { releases, asOf });

    expect(at('2020-02-14')).toEqual([]);
    expect(at('2020-02-15')).toMatchObject([
      { code: 'not-released', args: { series: 'ussuri', last: 'train' } },
    ]);
    expect(ask([anEntry('sfc', { releaseManagement: 'none' })], { releases })).toEqual([]);
  });

  it('finds an emptied repository that is listed unmarked', () => {
    const states = new Map([['sfc', 'emptied'] as const]);

    expect(ask([anEntry('sfc')], { states })).toMatchObject([{ code: 'emptied-still-listed' }]);
    expect(
      ask([anEntry('sfc', mark)], { states, asOf: '2023-06-01' }).map(({ code }) => code),
    ).toEqual(['marked-without-decision']);
  });

  it('finds what governance lists and the registry does not have', () => {
    const rows = ask([anEntry('new'), anEntry('specs', { releaseManagement: 'none' })], {
      projects: [],
    });

    expect(rows).toMatchObject([
      { code: 'not-in-registry', project: 'new' },
      { code: 'not-in-registry', project: 'specs' },
    ]);
  });

  it('finds the step of the record that the rules would have refused', () => {
    expect(ask([], {}, recorded)).toMatchObject([
      { code: 'step-against-rule', project: 'networking-odl', args: { rule: 'call-first' } },
    ]);
  });

  it('finds a series that the release team dates otherwise, or that our calendar lacks', () => {
    const moved = calendar.map((series) =>
      series.name === 'indri' ? { ...series, release: '2027-03-31' } : series,
    );
    const published = [...moved, { ...(moved[0] as (typeof moved)[0]), name: 'jedi' }];

    expect(ask([], { published: calendar })).toEqual([]);
    expect(ask([], { published }).map(({ code, args }) => `${code} ${args['series']}`)).toEqual([
      'calendar-differs indri',
      'calendar-differs jedi',
    ]);
  });

  it('says nothing of governance that could not be read', () => {
    expect(drift(aScene('2026-11-22', []), { states: new Map() })).toEqual([]);
  });

  it('puts what has lasted longest first, and has words for all', () => {
    const rows = ask([anEntry('b', { retiredOn: '2016-11-01' }), anEntry('odl', mark)], {}, [
      discussed,
      deprecate,
    ]);

    expect(rows.map(({ project }) => project)).toEqual(['b', 'odl']);
    expect(driftText(found(rows))).toMatch(/^2015-05-11 {2}b: projects\.yaml lists it/);
    expect(driftMarkdown(found(rows)).split('\n')).toHaveLength(5);
    expect(driftText(found([]))).toBe('no contradiction was found\n');
  });
});

describe('repositoryState', () => {
  it.each([
    [['README.rst', '.gitreview'], 'emptied'],
    [['README.rst', '.gitreview', '.gitignore', '.zuul.yaml', 'LICENSE'], 'emptied'],
    [['README.rst', 'setup.cfg'], 'live'],
    [['neutron/__init__.py'], 'live'],
  ] as const)('of %j is %s', (paths, state) => {
    expect(repositoryState(paths)).toBe(state);
  });
});
