// Every table that a command prints, small, at four widths: what gives way is seen in the golden files, and names of East
// Asian letters stand in their column as a terminal shows them.

import { describe, expect, it } from 'vitest';
import type { Agenda } from '../../src/domain/agenda.ts';
import type { CriteriaTable } from '../../src/domain/criteria.ts';
import type { TimelineEntry } from '../../src/domain/lifecycle.ts';
import { compareScorecards } from '../../src/report/compare.ts';
import { type Forms, render } from '../../src/report/form.ts';
import { forms } from '../../src/report/forms.ts';
import { calendar, policy } from '../support/family.ts';
import {
  aGrade,
  aMeasurement,
  anUnknown,
  aProjectCard,
  aScorecard,
  aVerdict,
  yearWindow,
} from '../support/scorecard.ts';
import { expectTerminals, startsOfSecond, widths } from '../support/terminals.ts';

const names = ['网络防火墙服务', 'ネットワーク', 'networking-sfc', '넷'];

function aCard(name: string, at: number, year = 0) {
  const code = aMeasurement(Math.max(0, 12 - 4 * at - year), { unit: 'commits' });
  const points = 75 - 20 * at - 5 * year;
  return aProjectCard({
    ...{ name, repositories: [`openstack/${name}`] },
    verdict: aVerdict({
      name: points >= 50 ? 'healthy' : 'at-risk',
      points,
      range: { worst: points, best: points },
      grades: [aGrade('code-commits-365d', code, at), aGrade('releases-365d', anUnknown(), 0)],
    }),
    measurements: { 'code-commits-365d': code, 'releases-365d': anUnknown() },
    timeline: [anEntry(name, at)],
  });
}

function anEntry(project: string, at: number): TimelineEntry {
  const state = at === 0 ? 'overdue' : 'due';
  return {
    ...({ project, step: 'retire-by', date: `2024-10-0${at + 2}`, state } as const),
    ...{ estimated: at === 2, rule: 'two-cycles', series: 'dalmatian' },
  };
}

const scorecard = aScorecard({ projects: names.map((name, at) => aCard(name, at)) });
const before = aScorecard({
  asOf: '2019-04-10',
  projects: names.map((name, at) => aCard(name, at, 1)),
});
const [card = aCard('', 0)] = scorecard.projects;

const agenda: Agenda = {
  ...{ scorecard, day: '2019-11-12', calendar, healthy: 70 },
  items: scorecard.projects.map((each, at) => ({
    card: each,
    candidate: {
      ...{ project: each.name, stage: 'active', cyclesAtRisk: at, stadiumFirst: false },
      atRiskSince: { series: 'train', isFirst: at === 1 },
      answer: 'not-called',
      earliestDeprecation: { date: '2020-05-14', series: 'ussuri', estimated: true },
      earliestRetirement: { date: '2021-04-15', series: 'wallaby', estimated: true },
    },
    hurt: [],
  })),
  ...{ toSettle: [], dates: [], toAsk: [], waiting: [] },
};

const goals = ['Unit tests run', 'Python 3.12 is tested', 'Translations are merged'].map(
  (title, at) => ({
    ...({ id: `g${at}`, title, kind: 'goal', since: 'train' } as const),
    source: 'https://example.org/goals',
    probe: { path: 'tox.ini' } as never,
  }),
);

const criteria: CriteriaTable = {
  ...{ asOf: '2019-11-12', series: 'ussuri', title: 'Health', source: 'https://example.org/c' },
  dimensions: ['Unit tests', 'Functional tests', 'Documentation'].map((title, at) => ({
    ...{ id: `d${at}`, title, needs: ['Q'] },
  })),
  questions: [{ id: 'Q', words: 'Are there tests?', mend: 'Write some.', source: 'x' }],
  pins: [],
  projects: names.map((name, at) => ({
    ...({ name, repository: `openstack/${name}`, class: 'driver', state: 'live' } as const),
    answers: {
      Q: {
        ...({ answer: at === 0 ? 'no' : 'yes', by: 'probe', proof: [] } as const),
        why: 'no file tox.ini',
      },
    },
    dimensions: { d0: at === 0 ? 'needs-work' : 'met', d1: 'unknown', d2: 'not-applicable' },
  })),
};

const ledger = {
  ...{ measure: 'code-commits-365d', window: yearWindow, paths: [], ranges: [] },
  lines: names.map((name, at) => ({
    ...{ repository: `openstack/${name}`, id: `${at}`.repeat(40), day: `2019-0${at + 1}-02` },
    ...{ kind: at === 1 ? 'tree-wide' : 'own', counts: at !== 1 },
  })),
};

/** The table of each command, and what its first column is headed with. */
const tables: Readonly<
  Record<string, readonly [() => (columns: number) => Promise<string>, string]>
> = {
  report: [() => table(forms.scorecard, { scorecard }), 'PROJECT'],
  compare: [() => table(forms.comparison, compareScorecards(before, scorecard, true)), 'PROJECT'],
  explain: [() => table(forms.explanation, { scorecard, card, policy }), ''],
  commits: [
    () => table(forms.commits, { project: 'alpha', asOf: '2019-11-12', pages: undefined, ledger }),
    '',
  ],
  timeline: [
    () =>
      table(forms.timeline, {
        ...{ team: 'neutron', asOf: '2026-11-22', withDone: false },
        entries: names.map(anEntry),
        rules: { 'two-cycles': { title: 'Two full cycles.', source: 'https://example.org/r' } },
      }),
    '',
  ],
  candidates: [() => table(forms.candidates, agenda), 'project'],
  criteria: [() => table(forms.criteria, { table: criteria, against: [] }), 'Project'],
  goals: [
    () =>
      table(forms.goals, {
        ...{ asOf: '2019-11-12', goals, against: [] },
        projects: names.map((project) => ({
          project,
          answers: { g0: 'yes', g1: 'no', g2: 'unknown' } as const,
        })),
      }),
    'project',
  ],
};

function table<Value>(of: Forms<Value>, value: Value) {
  return async (columns: number) => {
    const [first = ''] = Object.keys(of);
    const [file] = await render(of, first, value, { columns });
    return file?.content ?? '';
  };
}

describe.each(Object.entries(tables))('the table of %s', (name, [make, head]) => {
  it('is read at 60, 80, 100 and 160 columns as the golden file says', async () => {
    await expectTerminals(name, make());
  });

  it.runIf(head !== '')('has names of East Asian letters in their column', async () => {
    for (const columns of widths) {
      const starts = startsOfSecond(await make()(columns), [...names, head]);
      expect(starts.length).toBeGreaterThan(names.length);
      expect([columns, new Set(starts).size]).toEqual([columns, 1]);
    }
  });
});
