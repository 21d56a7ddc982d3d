// Evidence gives verdicts, people give decisions; the scorecard carries both and lets neither touch the other.

import { describe, expect, it } from 'vitest';
import { assess } from '../src/assess.ts';
import type { Decision } from '../src/domain/lifecycle.ts';
import type { Registry } from '../src/domain/project.ts';
import type { ProjectEvidence, Snapshot } from '../src/domain/snapshot.ts';
import type { Policy } from '../src/domain/verdict.ts';
import { aDecision, calendar, policy as lifecycle } from './lifecycle/fixture.ts';
import { aProject } from './support/facts.ts';
import { aMeasurement, anUnknown, cycleWindow } from './support/scorecard.ts';

/** Ten commits make ten points of ten: points are ten times the commits. */
const bands = Array.from({ length: 11 }, (_unused, atLeast) => ({
  atLeast,
  points: atLeast,
  reason: `${atLeast}-commits`,
}));

const policy: Policy = {
  version: 'test',
  thresholds: { healthy: 50, margin: 20, snapshotsToFlip: 2, minimumCoverage: 0.5, youngDays: 365 },
  ...lifecycle,
  cards: [
    {
      classes: ['driver'],
      groups: [{ id: 'activity', title: 'Activity', rows: [{ measure: 'commits', bands }] }],
    },
  ],
};

const registry: Registry = {
  team: 'neutron',
  sources: { git: { base: 'https://git.example.org/{repo}' } },
  projects: [aProject('a', { class: 'driver', summary: 'About a.' })],
  fleet: [],
  cycles: 'openstack',
  allowLocal: false,
};

function evidence(name: string, commits: number | undefined, more = {}): ProjectEvidence {
  return {
    name,
    class: 'driver',
    role: 'judged',
    repositories: [`openstack/${name}`],
    paths: [],
    measurements: { commits: commits === undefined ? anUnknown() : aMeasurement(commits) },
    ...more,
  };
}

function aSnapshot(asOf: string, ...projects: ProjectEvidence[]): Snapshot {
  return {
    snapshotVersion: 1,
    definitions: 1,
    team: 'neutron',
    asOf,
    cycle: 'train',
    windows: [cycleWindow],
    pins: [],
    sources: [],
    projects,
  };
}

function judged(
  first: Snapshot,
  rest: readonly Snapshot[] = [],
  decisions: readonly Decision[] = [],
) {
  const snapshots = [first, ...rest] as const;
  return assess({ registry, policy, calendar, decisions, measures: [], snapshots });
}

/** Verdicts of one project whose commits were so many at one snapshot after another. */
function overTime(...commits: readonly (number | undefined)[]) {
  const days = ['2017-08-30', '2018-02-28', '2018-08-30', '2019-04-10', '2019-11-12'];
  const [first, ...rest] = commits.map((each, index) =>
    aSnapshot(days[index] ?? '2020-05-13', evidence('a', each)),
  );
  if (first === undefined) throw new Error('no snapshot');
  const [card] = judged(first, rest).projects;
  return card?.trend.map(({ verdict }) => verdict).join(' ');
}

it('names the team of each project as the registry has it, and of one that it lists no more none', () => {
  const ofTwo = { ...registry, projects: [aProject('a'), aProject('b', { team: 'qa' })] };
  const snapshot = aSnapshot('2019-04-10', ...['a', 'b', 'c'].map((name) => evidence(name, 5)));
  const { projects } = assess({
    ...{ registry: ofTwo, policy, calendar, decisions: [], measures: [] },
    snapshots: [snapshot],
  });
  expect(Object.fromEntries(projects.map(({ name, team }) => [name, team]))).toEqual({
    a: 'neutron',
    b: 'qa',
    c: undefined,
  });
});

describe('the verdict over snapshots', () => {
  it.each([
    ['one alone, at the threshold', [5], 'healthy'],
    ['one alone, below it', [4], 'at-risk'],
    ['a small dip holds', [6, 4], 'healthy healthy'],
    ['a small dip that lasts flips', [6, 4, 4], 'healthy healthy at-risk'],
    ['a dip by the margin flips at once', [6, 3], 'healthy at-risk'],
    ['a small recovery holds', [2, 6], 'at-risk at-risk'],
    ['a recovery by the margin flips at once', [2, 7], 'at-risk healthy'],
    ['what goes and comes back starts again', [6, 4, 6, 4], 'healthy healthy healthy healthy'],
    ['nothing known gives no verdict', [6, undefined], 'healthy undetermined'],
    [
      'a gap in which it may have begun to flip leaves it open',
      [6, undefined, 4],
      'healthy undetermined undetermined',
    ],
    ['a gap is over when the points are clear', [6, undefined, 7], 'healthy undetermined healthy'],
    ['or when they last', [6, undefined, 6, 6], 'healthy undetermined undetermined healthy'],
  ])('%s: %j', (_rule, commits, expected) => {
    expect(overTime(...commits)).toBe(expected);
  });

  it('shows the last snapshot, and points of it alone', () => {
    const [card] = judged(aSnapshot('2019-04-10', evidence('a', 9)), [
      aSnapshot('2019-11-12', evidence('a', 8)),
    ]).projects;
    expect(card?.verdict?.points).toBe(80);
    expect(card?.trend.map(({ points }) => points)).toEqual([90, 80]);
    expect(card?.summary).toBe('About a.');
  });
});

describe('decisions', () => {
  const snapshot = aSnapshot('2019-11-12', evidence('a', 2));
  const kinds = ['healthy', 'call', 'deprecate', 'retire', 'waive', 'revive'] as const;

  it.each(kinds)('%s changes no figure and no verdict', (kind) => {
    const [without] = judged(snapshot).projects;
    const decision = aDecision('a', kind, '2019-11-01', { until: '2020-05-13', immediate: true });
    const [card] = judged(snapshot, [], [decision]).projects;
    expect(card?.measurements).toEqual(without?.measurements);
    expect(card?.verdict).toEqual(without?.verdict);
    expect(card?.trend).toEqual(without?.trend);
    expect(card?.decisions).toEqual([decision]);
  });

  it('shows where the team says healthy and the figures do not', () => {
    const decision = aDecision('a', 'healthy', '2019-11-12');
    const [card] = judged(snapshot, [], [decision]).projects;
    expect(card?.verdict?.name).toBe('at-risk');
    expect(card?.decision).toEqual(decision);
    expect(card?.agreement).toBe('differ');
  });

  it('knows none of a day after the snapshot, nor of another project', () => {
    const decisions = [aDecision('a', 'call', '2019-11-13'), aDecision('b', 'call', '2019-11-12')];
    const [card] = judged(snapshot, [], decisions).projects;
    expect(card?.decision).toBeUndefined();
    expect(card?.agreement).toBe('no-decision');
    expect(card?.stage).toBe('active');
  });
});

describe('a reference', () => {
  it('is shown with its figures and never judged, also where the policy has no card for its class', () => {
    const neutron = evidence('neutron', 9, { class: 'service', role: 'reference' });
    const { projects } = judged(aSnapshot('2019-11-12', evidence('a', 9), neutron));
    const card = projects.find(({ name }) => name === 'neutron');
    expect(card?.verdict).toBeUndefined();
    expect(card?.trend).toEqual([]);
    expect(card?.measurements).toEqual(neutron.measurements);
  });
});

describe('the scorecard', () => {
  it('is the same whenever and wherever it is made', () => {
    const snapshot = aSnapshot('2019-11-12', evidence('a', 6), evidence('b', 3));
    expect(judged(snapshot)).toEqual(judged(structuredClone(snapshot)));
  });

  it('names the sources that were asked, each once', () => {
    const reports = [
      { source: 'git', repository: 'openstack/a', state: 'collected' },
      { source: 'git', repository: 'openstack/b', state: 'failed' },
      { source: 'zuul', repository: 'openstack/a', state: 'not-applicable' },
    ] as const;
    const snapshot = { ...aSnapshot('2019-11-12', evidence('a', 6)), sources: reports };
    expect(judged(snapshot).sourcesAsked).toEqual(['git']);
  });

  it('titles the cycle from the calendar', () => {
    expect(judged(aSnapshot('2019-11-12')).cycle).toEqual({ name: 'train', title: 'Train' });
  });
});
