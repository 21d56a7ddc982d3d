// Builders of scorecards for tests: a test says only what matters to it.

import type { MeasureDefinition, Measured, Measurement } from '../../src/domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../../src/domain/scorecard.ts';
import type { TimeWindow } from '../../src/domain/time.ts';
import type { Grade, Reason, Verdict } from '../../src/domain/verdict.ts';

export const cycleWindow: TimeWindow = { name: 'cycle', from: '2019-04-11', to: '2019-10-16' };
export const yearWindow: TimeWindow = { name: '365d', from: '2018-11-13', to: '2019-11-12' };

/** A measured value of the cycle; `{ state: 'unknown', reason }` and the like replace it. */
export function aMeasurement(value = 0, with_: Partial<Measured> = {}): Measurement {
  return {
    state: 'measured',
    value,
    unit: 'commits',
    window: cycleWindow,
    source: 'git',
    sample: value,
    ...with_,
  };
}

export function anUnknown(
  code: 'timeout' | 'no-notes' | 'unreachable' = 'timeout',
  with_: Partial<Measured> = {},
): Measurement {
  const { unit = 'commits', window = cycleWindow, source = 'git' } = with_;
  return { state: 'unknown', unit, window, source, reason: { code, detail: 'no answer in 30 s' } };
}

export function aDefinition(
  id: string,
  title: string,
  with_: Partial<MeasureDefinition> = {},
): MeasureDefinition {
  return {
    id,
    title,
    unit: 'commits',
    window: id.endsWith('-365d') ? '365d' : 'cycle',
    source: 'git',
    definition: `${title}, counted by hand.`,
    limits: `${title} says nothing about how hard the work was.`,
    group: 'maintenance',
    restsOn: 'fleet',
    better: 'more',
    ...with_,
  };
}

export const definitions: readonly MeasureDefinition[] = [
  aDefinition('commits-cycle', 'Commits'),
  aDefinition('own-commits-365d', 'Own commits'),
  aDefinition('code-commits-365d', 'Code commits', { chaoss: 'Code Changes Commits' }),
  aDefinition('dedicated-people-365d', 'Dedicated people', { unit: 'people', group: 'people' }),
  aDefinition('releases-365d', 'Releases', { unit: 'releases', group: 'releases' }),
  aDefinition('core-reviewers-365d', 'Core reviewers', {
    unit: 'people',
    group: 'review capacity',
  }),
];

export function aGrade(
  measure: string,
  measurement: Measurement,
  points: number,
  with_: Partial<Grade> = {},
): Grade {
  return {
    measure,
    group: 'maintainers',
    measurement,
    worst: points,
    best: points,
    of: 20,
    reason: { code: `points-${points}`, measure, args: {} },
    ...with_,
  };
}

export function aVerdict(with_: Partial<Verdict> = {}): Verdict {
  const isAtRisk = with_.name === undefined || with_.name === 'at-risk';
  const people = aMeasurement(1, { unit: 'people', window: yearWindow, sample: 16 });
  const code = aMeasurement(1, { window: yearWindow });
  const reasons: readonly [Reason, ...Reason[]] = [
    { code: 'few-dedicated', measure: 'dedicated-people-365d', args: { value: 1 } },
    { code: 'few-code-commits', measure: 'code-commits-365d', args: { value: 1 } },
    { code: 'no-releases', measure: 'releases-365d', args: { value: 0 } },
  ];
  return {
    name: 'at-risk',
    level: isAtRisk ? 'failing' : null,
    levels: isAtRisk ? ['failing'] : [],
    since: '2019-10-16',
    short: isAtRisk ? 58 : 0,
    signs: [],
    missing: isAtRisk
      ? [{ measure: 'code-commits-365d', value: 1, needs: { atLeast: 6 }, gain: 8 }]
      : [],
    points: 12,
    range: { worst: 12, best: 12 },
    coverage: 1,
    grades: [
      aGrade('dedicated-people-365d', people, 8, { of: 40, reason: reasons[0] }),
      aGrade('code-commits-365d', code, 4, { of: 40, group: 'activity' }),
      aGrade('releases-365d', aMeasurement(0, { unit: 'releases', window: yearWindow }), 0, {
        group: 'activity',
      }),
    ],
    reasons,
    ...with_,
  };
}

export function aProjectCard(with_: Partial<ProjectCard> = {}): ProjectCard {
  return {
    name: 'networking-sfc',
    class: 'service-plugin',
    role: 'judged',
    repositories: ['openstack/networking-sfc'],
    paths: [],
    verdict: aVerdict(),
    measurements: {
      'commits-cycle': aMeasurement(16),
      'own-commits-365d': aMeasurement(2, { window: yearWindow }),
      'code-commits-365d': aMeasurement(1, { window: yearWindow }),
      'dedicated-people-365d': aMeasurement(1, { unit: 'people', window: yearWindow, sample: 16 }),
      'releases-365d': aMeasurement(0, { unit: 'releases', window: yearWindow }),
    },
    decision: undefined,
    decisions: [],
    agreement: 'no-decision',
    stage: 'active',
    timeline: [],
    trend: [],
    ...with_,
  };
}

export function aScorecard(with_: Partial<Scorecard> = {}): Scorecard {
  return {
    team: 'neutron',
    asOf: '2019-11-12',
    cycle: { name: 'train', title: 'Train' },
    windows: [cycleWindow, yearWindow],
    policyVersion: '1',
    definitionsVersion: 1,
    sourcesAsked: ['git'],
    projects: [aProjectCard()],
    sources: [{ source: 'git', repository: 'openstack/networking-sfc', state: 'collected' }],
    pins: [],
    measures: definitions,
    links: { repository: undefined },
    ...with_,
  };
}
