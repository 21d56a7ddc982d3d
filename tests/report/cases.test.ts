// A held verdict, a tie, a range, an unknown, a young project, a family without cycles: each with its own line in every form.

import { describe, it } from 'vitest';
import type { ProjectCard } from '../../src/domain/scorecard.ts';
import type { Verdict } from '../../src/domain/verdict.ts';
import { policy as usual } from '../support/family.ts';
import { explained, scorecardIn } from '../support/forms.ts';
import { expectGolden } from '../support/golden.ts';
import {
  aDefinition,
  aMeasurement,
  anUnknown,
  aProjectCard,
  aScorecard,
  aVerdict,
  definitions,
  yearWindow,
} from '../support/scorecard.ts';

const people = (value: number, sample = value) =>
  aMeasurement(value, { unit: 'people', window: yearWindow, sample });
const openReason = (code: string, args: Verdict['reasons'][0]['args']): Partial<Verdict> => ({
  name: 'undetermined',
  level: null,
  levels: [],
  points: null,
  short: 0,
  missing: [],
  reasons: [{ code, args }],
});

function aCase(name: string, verdict: Partial<Verdict>, more: ProjectCard['measurements'] = {}) {
  const { measurements } = aProjectCard();
  return aProjectCard({
    name: `case-${name}`,
    repositories: [`lab/case-${name}`],
    verdict: aVerdict(verdict),
    measurements: { ...measurements, ...more },
  });
}

const projects: readonly ProjectCard[] = [
  aCase('held', {
    ...{ name: 'healthy', level: null, levels: [], missing: [], short: 0 },
    ...{ points: 66, range: { worst: 66, best: 66 } },
    reasons: [{ code: 'held', args: { snapshots: 2, days: 90 } }],
  }),
  // Seven are tied for the fifth place: all seven were asked for, and one is at work.
  aCase(
    'tie',
    {
      level: 'thin',
      ...{ levels: ['thin'], points: 63, short: 7, range: { worst: 63, best: 63 } },
      missing: [{ measure: 'maintainers-active', value: 1, needs: { atLeast: 2 }, gain: 7 }],
    },
    { 'maintainers-active': people(1, 7) },
  ),
  aCase(
    'range',
    {
      level: null,
      ...{ levels: ['failing', 'thin'], points: null, range: { worst: 44, best: 56 } },
      missing: [{ measure: 'organisations-365d', value: 1, needs: { atLeast: 2 }, gain: 12 }],
    },
    {
      'organisations-365d': aMeasurement(1, {
        ...{ unit: 'organisations', window: yearWindow },
        ...{ atMost: 5, outOf: 8, sample: 2 },
      }),
    },
  ),
  aCase(
    'unknown',
    {
      ...openReason('unknown-could-tip', { worst: 60, best: 90, settles: 'releases-365d' }),
      range: { worst: 60, best: 90 },
    },
    { 'releases-365d': anUnknown('timeout', { unit: 'releases', window: yearWindow }) },
  ),
  aCase('young', {
    ...openReason('too-young', { days: 120, youngDays: 365 }),
    points: 40,
    range: { worst: 40, best: 40 },
  }),
];

const family = aScorecard({
  healthyFrom: 70,
  projects,
  measures: [
    ...definitions,
    aDefinition('maintainers-active', 'Maintainers still active', { unit: 'people' }),
    aDefinition('organisations-365d', 'Organisations', { unit: 'organisations' }),
  ],
});
/** The same, as a family that counts in quarters: its head differs. */
const withoutCycles = {
  ...family,
  team: 'lab',
  cycle: { name: '2019-q3', title: '2019 Q3', span: 'quarter' as const },
  windows: [{ name: 'quarter' as const, from: '2019-07-01', to: '2019-09-30' }, yearWindow],
};

const policy = { ...usual, thresholds: { ...usual.thresholds, healthy: 70 } };
const both = [
  ['cases', family],
  ['without-cycles', withoutCycles],
] as const;

describe.each([
  ['table', 'table.txt'],
  ['text', 'txt'],
  ['markdown', 'md'],
  ['rst', 'rst'],
  ['csv', 'csv'],
  ['json', 'json'],
  ['openmetrics', 'prom'],
])('as %s', (format, ending) => {
  it.each(both)('%s', async (name, scorecard) => {
    const [file] = await scorecardIn(format, scorecard, { columns: 100 });
    expectGolden(`cases/${name}.${ending}`, file?.content ?? '');
  });
});

it.each(both)(
  'as pages, %s: the rows of the overview, and the head of each project',
  async (name, scorecard) => {
    const files = await scorecardIn('html', scorecard, { policy });
    const part = (path: string, from: string, to: string) => {
      const content = files.find((file) => file.path === path)?.content ?? '';
      const start = content.indexOf(from);
      return `${content.slice(start, content.indexOf(to, start) + to.length)}\n`;
    };
    expectGolden(
      `cases/${name}.overview.html`,
      part('index.html', '<header>', '</header>') +
        part('index.html', '<table class="cards', '</table>'),
    );
    const heads = projects.map((card) =>
      part(`projects/${card.name}.html`, '<h1>', '<section aria-labelledby="history">'),
    );
    expectGolden(`cases/${name}.projects.html`, heads.join(''));
  },
);

it.each(both)('as explain has it, %s', (name, scorecard) => {
  const texts = projects.map((card) => explained(scorecard, card.name, { policy, columns: 100 }));
  expectGolden(`cases/${name}.explain.txt`, texts.join('\n'));
});
