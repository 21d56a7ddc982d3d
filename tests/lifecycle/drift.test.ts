import { describe, expect, it } from 'vitest';
import type { Drift } from '../../src/domain/drift.ts';
import type { GovernanceEntry } from '../../src/domain/facts.ts';
import type { Decision } from '../../src/domain/lifecycle.ts';
import { endOfDay } from '../../src/domain/time.ts';
import { drift, type World } from '../../src/lifecycle/drift.ts';
import { repositoryState } from '../../src/lifecycle/repository-state.ts';
import type { LifecycleInput } from '../../src/lifecycle/scene.ts';
import { driftMarkdown, driftPatch, driftPatches, driftText } from '../../src/report/drift.ts';
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
function pageOf(...lists: readonly (readonly [string, ...string[]])[]) {
  return {
    repository: 'openstack/main',
    lists: lists.map(([day, ...names]) => ({ commit: day, committedAt: endOfDay(day), names })),
  };
}

/** What the words are made from. */
const found = (rows: readonly Drift[]) => ({
  ...{ asOf: '2026-11-22', drift: rows, patches: [], byHand: [], notAsked: [] },
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
        meeting: { series: '2027.2', from: '2027-03-25' },
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

  it('proposes what a README says and nobody decided, for the next session', () => {
    const word = {
      code: 'unmaintained',
      path: 'README.rst',
      text: 'This project is unmaintained',
    } as const;
    const said = new Map([['sfc', [{ ...word, since: '2026-10-01' }]]]);
    const rows = ask([anEntry('sfc')], { said });

    expect(rows).toMatchObject([
      {
        code: 'says-ended',
        since: '2026-10-01',
        mend: { kind: 'decide', decision: 'call' },
        meeting: { series: '2027.2', from: '2027-03-25' },
      },
    ]);
    expect(driftText(found(rows))).toContain(
      'and nothing of it was decided; a proposal for the PTG of',
    );
    expect(
      ask([anEntry('odl', mark)], { said: new Map([['odl', said.get('sfc') ?? []]]) }, [
        discussed,
        deprecate,
      ]).map(({ code }) => code),
    ).toEqual(['retirement-overdue']);
  });

  it('takes a release note for what was true of its day', () => {
    const note = {
      code: 'deprecated',
      path: 'releasenotes/notes/deprecate-sfc-1.yaml',
      text: 'sfc is deprecated',
    } as const;
    const said = new Map([['sfc', [{ ...note, since: '2020-02-21' }]]]);
    const revived = aDecision('sfc', 'keep', '2022-01-28');

    expect(ask([anEntry('sfc')], { said })).toMatchObject([{ code: 'says-ended' }]);
    expect(ask([anEntry('sfc')], { said }, [revived])).toEqual([]);
  });

  it('takes a new name after a call for an answer, with the commit as its link', () => {
    const call = aDecision('sfc', 'call', '2019-11-12');
    const named = new Map([['sfc', pageOf(['2019-10-01', 'ada'], ['2019-11-15', 'ada', 'ben'])]]);
    const commitLink = (repository: string, commit: string) =>
      `https://example.org/${repository}/${commit}`;
    const options = { named, commitLink, asOf: '2019-12-01' };
    const link = 'https://example.org/openstack/main/2019-11-15';

    const rows = ask([anEntry('sfc')], options, [call]);
    expect(rows).toMatchObject([
      {
        code: 'named-since-call',
        since: '2019-11-15',
        mend: { kind: 'decide', decision: 'volunteers', date: '2019-11-15', link },
      },
    ]);
    expect(rows[0]).not.toHaveProperty('meeting');
    expect(driftText(found(rows))).toContain(
      `to record: stadium decide sfc volunteers --date 2019-11-15 --link ${link}`,
    );
    expect(ask([anEntry('sfc')], { ...options, asOf: '2019-11-14' }, [call])).toEqual([]);
  });

  it('asks where the page names nobody any more, or nobody who is named was seen', () => {
    const named = new Map([['sfc', pageOf(['2019-10-01', 'ada'], ['2021-05-26'])]]);
    const unseen = new Map([['sfc', '2026-08-01']]);

    expect(ask([anEntry('sfc')], { named })).toMatchObject([
      { code: 'nobody-named', since: '2021-05-26' },
    ]);
    expect(ask([anEntry('sfc')], { named, asOf: '2021-01-01' })).toEqual([]);
    expect(ask([anEntry('sfc')], { unseen })).toMatchObject([
      { code: 'named-unseen', args: { day: '2026-08-01' } },
    ]);
  });

  it('writes a patch for each project, and all of them in one text', () => {
    const patches = ['b', 'odl'].map((project) => ({
      ...{ project, repository: 'openstack/governance', text: `--- a/${project}\n` },
    }));
    const both = { ...found([]), patches };

    expect(driftPatches(both).map(({ path }) => path)).toEqual([
      '0001-governance-b.patch',
      '0002-governance-odl.patch',
    ]);
    expect(driftPatch(both)).toBe(
      '# b, in openstack/governance\n--- a/b\n# odl, in openstack/governance\n--- a/odl\n',
    );
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
