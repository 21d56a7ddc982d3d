// One scorecard with everything a reader may meet: agreement and dissent, what is unknown, what is late, and names that attack.

import type { Calendar, Series } from '../../src/domain/cycle.ts';
import type { Decision, TimelineEntry } from '../../src/domain/lifecycle.ts';
import type { Measurements } from '../../src/domain/measurement.ts';
import type { ProjectCard, Scorecard, TrendPoint } from '../../src/domain/scorecard.ts';
import type { Policy, Verdict } from '../../src/domain/verdict.ts';
import {
  aGrade,
  aMeasurement,
  anUnknown,
  aProjectCard,
  aScorecard,
  aVerdict,
  yearWindow,
} from './scorecard.ts';

/** Markup of every format at once. */
export const hostileName = '<script>alert(1)</script> [x](javascript:alert(1)) `y` | .. raw:: html';
/** ESC, a right-to-left override, a formula behind a line feed, a signature mark. */
export const hostileText =
  '\u001b[31m red \u202egnp.exe\n=cmd() -- \u0000 *em* _a_ http://evil.example &amp; www.evil.example';

const thanks: Decision = {
  project: 'networking-odl',
  kind: 'healthy',
  date: '2019-11-12',
  by: 'neutron team, Ussuri PTG',
  reason: 'reviews are answered, although few',
  link: 'https://lists.example.org/2019-November/1',
};

const call: Decision = {
  project: 'neutron-fwaas',
  kind: 'call',
  date: '2019-11-12',
  by: 'neutron team, Ussuri PTG',
  reason: 'nobody answers its bugs',
  link: 'https://lists.example.org/2019-November/1',
  answerBy: '2020-02-14',
};

function step(
  project: string,
  name: string,
  date: string,
  state: TimelineEntry['state'],
): TimelineEntry {
  return {
    project,
    step: name,
    date,
    state,
    estimated: state === 'planned',
    rule: 'policy',
    series: 'ussuri',
  };
}

function figures(
  commits: number,
  own: number,
  code: number,
  people: number,
  releases: number,
): Measurements {
  return {
    'commits-cycle': aMeasurement(commits),
    'own-commits-365d': aMeasurement(own, { window: yearWindow, sample: commits }),
    'code-commits-365d': aMeasurement(code, {
      window: yearWindow,
      sample: own,
      links: ['https://opendev.example.org/log?a=1&b=2'],
    }),
    'dedicated-people-365d': aMeasurement(people, {
      unit: 'people',
      window: yearWindow,
      sample: own,
    }),
    'releases-365d': aMeasurement(releases, { unit: 'releases', window: yearWindow }),
    'core-reviewers-365d': {
      state: 'not-applicable',
      unit: 'people',
      window: yearWindow,
      source: 'git',
      reason: { code: 'no-notes', detail: 'its mirror carries no review notes' },
    },
  };
}

function judged(name: Verdict['name'], points: number, seen: Measurements): Verdict {
  const rows = ['dedicated-people-365d', 'code-commits-365d', 'releases-365d'] as const;
  const grades = rows.flatMap((measure, at) => {
    const measurement = seen[measure];
    if (measurement === undefined) return [];
    const of = at === 0 ? 40 : 30;
    const known = measurement.state === 'measured';
    const reason = { code: `row-${at}`, measure, args: {} };
    const given = Math.round((points * of) / 100);
    const grade = { of, group: at === 0 ? 'maintainers' : 'activity', reason };
    return [aGrade(measure, measurement, given, known ? grade : { ...grade, worst: 0, best: of })];
  });
  return aVerdict({ name, points, range: { worst: points, best: points }, grades });
}

function past(...points: readonly (number | null)[]): TrendPoint[] {
  const days = ['2018-08-30', '2019-04-10', '2019-10-16'];
  return points.map((each, at) => ({
    asOf: days[at] ?? '2019-10-16',
    verdict: each === null ? 'undetermined' : each >= 50 ? 'healthy' : 'at-risk',
    points: each,
  }));
}

function member(
  name: string,
  verdict: Verdict,
  seen: Measurements,
  more: Partial<ProjectCard> = {},
): ProjectCard {
  const repositories = [`openstack/${name}`];
  return aProjectCard({ name, repositories, verdict, measurements: seen, ...more });
}

const ovn = figures(210, 168, 96, 12, 4);
const odl = figures(22, 12, 7, 3, 1);
const fwaas = figures(30, 15, 8, 2, 1);
const silent: Measurements = {
  ...figures(0, 0, 0, 0, 0),
  'commits-cycle': anUnknown('unreachable'),
  'own-commits-365d': anUnknown('unreachable', { window: yearWindow }),
  'code-commits-365d': anUnknown('unreachable', { window: yearWindow }),
  'dedicated-people-365d': anUnknown('unreachable', { unit: 'people', window: yearWindow }),
};
const bare = figures(2, 0, 0, 0, 0);

export const family: Scorecard = aScorecard({
  healthyFrom: 50,
  links: { repository: 'https://opendev.example.org/{repo}' },
  projects: [
    member('neutron-fwaas', judged('at-risk', 31, fwaas), fwaas, {
      decision: call,
      decisions: [call],
      agreement: 'agree',
      stage: 'calling',
      timeline: [
        step('neutron-fwaas', 'call', '2019-11-12', 'done'),
        step('neutron-fwaas', 'answer-by', '2020-02-14', 'due'),
        step('neutron-fwaas', 'retire-by', '2021-04-14', 'planned'),
      ],
      trend: past(44, 38, 31),
    }),
    member('networking-ovn', judged('healthy', 87, ovn), ovn, {
      trend: past(70, 78, 87),
      summary: 'Open Virtual Network as a backend for Neutron.',
    }),
    member('networking-odl', judged('at-risk', 42, odl), odl, {
      decision: thanks,
      decisions: [thanks],
      agreement: 'differ',
      trend: past(66, 58, 42),
    }),
    member(
      'networking-midonet',
      {
        ...judged('undetermined', 0, silent),
        points: null,
        range: { worst: 0, best: 70 },
        coverage: 0.3,
      },
      silent,
      {
        trend: past(52, null, null),
      },
    ),
    member(hostileName, judged('at-risk', 0, bare), bare, {
      class: 'in-tree-component',
      repositories: ['openstack/neutron'],
      paths: ['neutron/plugins/*_|x|'],
      summary: hostileText,
      decision: {
        ...call,
        project: hostileName,
        by: hostileText,
        reason: hostileName,
        link: 'javascript:alert(1)',
      },
      agreement: 'agree',
      decisions: [
        {
          ...call,
          project: hostileName,
          by: hostileText,
          reason: hostileName,
          link: 'javascript:alert(1)',
        },
      ],
      stage: 'deprecated',
      timeline: [step(hostileName, 'retire-by', '2019-10-16', 'overdue')],
    }),
    member('漢字-dashboard', judged('healthy', 64, odl), odl, { class: 'dashboard' }),
    member('neutron', aVerdict(), figures(812, 640, 420, 48, 9), {
      class: 'service',
      role: 'reference',
      verdict: undefined,
    }),
  ],
  sources: [
    { source: 'git', repository: 'openstack/neutron-fwaas', state: 'collected' },
    {
      source: 'git',
      repository: 'openstack/networking-midonet',
      state: 'failed',
      reason: { code: 'unreachable', detail: 'connection refused' },
    },
  ],
  pins: [{ repository: 'openstack/neutron-fwaas', source: 'git', commit: 'f'.repeat(40) }],
});

export const policy: Policy = {
  version: '1',
  thresholds: { healthy: 50, margin: 5, snapshotsToFlip: 2, minimumCoverage: 0.5, youngDays: 365 },
  lifecycle: { cyclesToRetirement: 2, answerBy: 'milestone-2' },
  cards: [
    {
      classes: ['service-plugin', 'dashboard', 'in-tree-component'],
      groups: [
        {
          id: 'maintainers',
          title: 'Maintainers',
          rows: [
            {
              measure: 'dedicated-people-365d',
              bands: [
                { atLeast: 0, points: 0, reason: 'nobody-dedicated' },
                { atLeast: 1, points: 4, reason: 'few-dedicated' },
                { atLeast: 4, points: 10, reason: 'enough-dedicated' },
              ],
            },
          ],
        },
        {
          id: 'activity',
          title: 'Activity',
          rows: [
            {
              measure: 'code-commits-365d',
              bands: [
                { atLeast: 0, points: 0, reason: 'no-code-commits' },
                { atLeast: 12, points: 10, reason: 'many-code-commits' },
              ],
            },
          ],
        },
      ],
    },
  ],
};

export const calendar: Calendar = [
  aSeries('train', '2019-04-11', '2019-10-16', '2019-06-07'),
  aSeries('ussuri', '2019-10-17', '2020-05-13', '2020-02-14'),
  aSeries('victoria', '2020-05-14', '2020-10-14', '2020-07-31'),
  aSeries('wallaby', '2020-10-15', '2021-04-14', '2021-01-22'),
];

function aSeries(name: string, start: string, release: string, milestone: string): Series {
  const milestones = [{ id: 'milestone-2', date: milestone }];
  return { name, start, release, estimated: false, slurp: false, milestones };
}
