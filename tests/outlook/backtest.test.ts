// The figures of a back-test on rows that can be counted by hand.

import { describe, expect, it } from 'vitest';
import { type BacktestInput, backtest } from '../../src/outlook/backtest.ts';
import { baselineRules } from '../../src/outlook/baselines.ts';
import { flips } from '../../src/outlook/flips.ts';
import { rowOf } from '../../src/outlook/row.ts';
import { outlookText } from '../../src/report/backtest.ts';
import { aSighting, type SightingParts } from './sighting.ts';

function outlook(...rows: readonly SightingParts[]) {
  const input: BacktestInput = {
    rows: rows.map((row) => rowOf(aSighting(row))),
    leftOut: [{ repository: 'gone', asOf: '2019-10-16', reason: 'not-in-data' }],
    policyVersion: 'test',
    healthyFrom: 70,
    draws: 50,
    seed: 1,
  };
  return backtest(input);
}

function figures(found: ReturnType<typeof outlook>, name: string, subset = 'died-code') {
  return found.rules.find(
    (rule) => rule.name === name && rule.subset === subset && rule.horizonMonths === 24,
  );
}

const retired = { retired: { 24: true, 12: false }, kind: 'died' } as const;
/** The dead have 10 and 60 points, the living 20, 60 and 90: 1 + 1 + 1 + 0 + 0.5 + 1 = 4.5 of 6 pairs. */
const small: readonly SightingParts[] = [
  { repository: 'a', team: 'x', points: 10, verdict: 'at-risk', ...retired },
  { repository: 'b', team: 'x', points: 20, verdict: 'at-risk' },
  { repository: 'c', team: 'y', points: 60, verdict: 'at-risk', ...retired },
  { repository: 'd', team: 'y', points: 60, verdict: 'at-risk' },
  { repository: 'e', team: 'z', points: 90, verdict: 'healthy' },
];

describe('the card', () => {
  it('is ranked by its points', () => {
    expect(figures(outlook(...small), 'card')).toMatchObject({
      rows: 5,
      positives: 2,
      auc: 4.5 / 6,
      withinDateAuc: 4.5 / 6,
      // Inside team x the dead one has fewer points, inside y as many.
      withinTeamAuc: 0.75,
      withinTeamPairs: 2,
    });
  });

  it('has an interval only where there is more than one team to draw', () => {
    const spread = figures(outlook(...small), 'card');
    expect(spread?.low).toBeLessThan(spread?.high ?? 0);
    const alone = outlook(...small.map((row) => ({ ...row, team: 'x' })));
    expect(figures(alone, 'card')).toMatchObject({ auc: 4.5 / 6, low: undefined, high: undefined });
  });

  it('is compared inside a team at one date only', () => {
    const later = small.map((row) =>
      row.repository === 'b' ? { ...row, asOf: '2020-05-13' } : row,
    );
    expect(figures(outlook(...later), 'card')).toMatchObject({
      withinTeamAuc: 0.5,
      withinTeamPairs: 1,
    });
  });

  it('counts at the middle of its range where something is unknown', () => {
    const row = aSighting({ repository: 'a', ...retired });
    const unknown = { ...row, verdict: { ...row.verdict, range: { worst: 0, best: 40 } } };
    const input = { leftOut: [], policyVersion: '', healthyFrom: 70, draws: 1, seed: 1 };
    const living = aSighting({ repository: 'b', points: 19 });
    const found = backtest({ ...input, rows: [unknown, living].map(rowOf) });
    expect(figures(found, 'card')?.auc).toBe(0);
  });
});

describe('subsets and horizons', () => {
  const rows: readonly SightingParts[] = [
    ...small,
    { repository: 'f', team: 'f', points: 95, retired: { 24: true }, kind: 'moved' },
    {
      repository: 'g',
      team: 'g',
      points: 95,
      retired: { 24: true },
      kind: 'died',
      stratum: 'charm',
    },
    { repository: 'h', team: 'h', points: 95, retired: {} },
  ];
  it.each([
    ['died-code', 5, 2],
    ['all', 7, 4],
  ])('%s holds %d rows, %d retired', (subset, expected, positives) => {
    expect(figures(outlook(...rows), 'card', subset)).toMatchObject({ rows: expected, positives });
  });

  it('has no figure at a horizon that nobody labelled', () => {
    const found = outlook({ retired: { 24: true } }, { retired: { 24: false } });
    const year = found.rules.find(
      ({ name, horizonMonths }) => name === 'card' && horizonMonths === 12,
    );
    expect(year).toMatchObject({ rows: 0, auc: undefined, low: undefined });
  });
});

describe('calibration and alarms', () => {
  const found = outlook(...small);
  it('counts by verdict and by band', () => {
    const here = found.calibration.filter(
      ({ subset, horizonMonths }) => subset === 'all' && horizonMonths === 24,
    );
    expect(here.map(({ band, rows, positives }) => [band, rows, positives])).toEqual([
      ['healthy', 1, 0],
      ['at-risk', 4, 2],
      ['thin', 4, 2],
      ['10-19', 1, 1],
      ['20-29', 1, 0],
      ['60-69', 2, 1],
      ['90-99', 1, 0],
    ]);
  });

  it('weighs each row by the repositories it stands for', () => {
    const weighed = outlook(
      { repository: 'a', points: 10, weight: 3, ...retired },
      { repository: 'b', points: 12, weight: 1 },
      { repository: 'c', points: 90, weight: 0 },
    ).calibration.filter(({ subset, horizonMonths }) => subset === 'all' && horizonMonths === 24);
    expect(weighed.map(({ band, share, weightedShare }) => [band, share, weightedShare])).toEqual([
      ['healthy', 1 / 3, 0.75],
      ['10-19', 0.5, 0.75],
      ['90-99', 0, undefined],
    ]);
  });

  it.each([
    ['verdict at-risk', 4, 0.5, 1, 2],
    ['points below 20', 1, 1, 0.5, 1],
    ['points below 70', 4, 0.5, 1, 2],
  ])('%s flags %d rows', (rule, flagged, precision, recall, repositoriesFlagged) => {
    const row = found.thresholds.find(
      (each) => each.rule === rule && each.subset === 'all' && each.horizonMonths === 24,
    );
    expect(row).toMatchObject({ flagged, precision, recall, repositoriesFlagged });
  });
});

describe('simple rules', () => {
  const risk = (name: string, values: Readonly<Record<string, number>>) =>
    baselineRules.find((rule) => rule.name === name)?.risk(aSighting({ values }));
  it.each([
    ['scorecard-maintained', { 'commits-90d': 0 }, 0],
    ['scorecard-maintained', { 'commits-90d': 5 }, -4],
    ['scorecard-maintained', { 'commits-90d': 12 }, -10],
    ['scorecard-maintained', { 'commits-90d': 400 }, -10],
    ['scorecard-maintained', { 'commits-90d': 400, age: 89 }, 0],
    ['commits-90d', { 'commits-90d': 7 }, -7],
    ['days-since-commit', { 'days-since-commit': 7 }, 7],
  ])('%s of %j is a risk of %d', (name, values, expected) => {
    expect(risk(name, values)).toBeCloseTo(expected, 12);
  });

  it('criticality falls with silence and rises with people', () => {
    const base = risk('criticality-score', {}) ?? 0;
    expect(risk('criticality-score', { 'days-since-commit': 90 })).toBeGreaterThan(base);
    expect(risk('criticality-score', { 'authors-365d': 9 })).toBeLessThan(base);
  });
});

describe('flips', () => {
  const walk = (verdicts: string) =>
    flips(
      [...verdicts].map((letter, index) =>
        rowOf(
          aSighting({
            asOf: `20${10 + index}-01-01`,
            verdict: letter === 'h' ? 'healthy' : letter === 'r' ? 'at-risk' : 'undetermined',
          }),
        ),
      ),
    );
  it.each([
    ['hhhh', 3, 0, 0],
    ['hhrr', 3, 1, 0],
    ['hrhh', 3, 2, 1],
    ['hrrh', 3, 2, 1],
    ['hrrrh', 4, 2, 0],
    ['h-rr', 2, 1, 0],
    ['hr-h', 2, 2, 1],
  ])('%s: of %d pairs %d changed, %d changed back', (verdicts, pairs, changed, changedBack) => {
    expect(walk(verdicts)).toMatchObject({ pairs, changed, changedBack });
  });
});

describe('the text', () => {
  it.each(['table', 'markdown'] as const)(
    '%s says what was left out and how it is meant',
    (form) => {
      const text = outlookText(outlook(...small), form);
      expect(text).toContain('5 repositories, 2019-10-16 to 2019-10-16; 1 row left out');
      expect(text).not.toContain('Nothing was retired');
      expect(text).toContain('0.750');
      expect(text).toContain('not-in-data');
    },
  );
});

describe('the text of a family in which nothing was retired', () => {
  it('says so instead of shares of nothing, and counts what was left out by reason', () => {
    const alive = ['a', 'b'].map((repository) => ({
      ...{ repository, team: 'x', points: 90, verdict: 'healthy' as const, asOf: '2021-10-06' },
    }));
    const text = outlookText(outlook(...alive), 'table');
    expect(text).toContain('Nothing was retired in that time');
    expect(text).not.toMatch(/AUC +95|What an alarm catches|What verdicts, levels/);
    expect(text).toMatch(/not-in-data +1 +1 /);
  });
});

describe('by period', () => {
  const rows: readonly SightingParts[] = [
    ...small.map((row) => ({ ...row, asOf: '2018-08-30' })),
    { repository: 'a', team: 'x', points: 10, verdict: 'at-risk', asOf: '2019-04-10' },
    { repository: 'b', team: 'x', points: 90, verdict: 'healthy', asOf: '2021-10-06', ...retired },
  ];
  const ofCode = outlook(...rows).periods.filter(
    ({ subset, horizonMonths }) => subset === 'died-code' && horizonMonths === 24,
  );

  it('the card is ranked among the rows of three years', () => {
    expect(ofCode.map(({ period, rows: all, positives }) => [period, all, positives])).toEqual([
      ['2016 to 2018', 5, 2],
      ['2019 to 2021', 2, 1],
    ]);
    const aucs = ofCode.map(({ orderings }) => orderings.find(({ name }) => name === 'card')?.auc);
    expect(aucs).toEqual([4.5 / 6, 0]);
    const [first] = ofCode.map(({ orderings }) => orderings[0]?.averagePrecision);
    // The first dead at once, the second with the third and fourth row.
    expect(first).toBe((1 + 2 / 4) / 2);
  });

  it('and each level has its share', () => {
    expect(ofCode.map(({ levels }) => levels.filter(({ rows: found }) => found > 0))).toEqual([
      [
        { level: 'thin', rows: 4, positives: 2 },
        { level: 'none', rows: 1, positives: 0 },
      ],
      [
        { level: 'thin', rows: 1, positives: 0 },
        { level: 'none', rows: 1, positives: 1 },
      ],
    ]);
  });

  it('and both are printed', () => {
    const text = outlookText(outlook(...rows), 'markdown');
    expect(text).toContain('| rule | 2016 to 2018 (2 of 5) | 2019 to 2021 (1 of 2) |');
    expect(text).toContain('| points card | 0.750, 0.750 | 0.000, 0.500 |');
    expect(text).toContain('| thin | 50.0 % (2 of 4) | 0.0 % (0 of 1) |');
  });
});
