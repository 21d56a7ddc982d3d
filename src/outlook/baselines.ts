// The simple rules that others judge by, beside which a card has to stand. Each turns measurements into a risk, higher
// meaning riskier, and is undefined where something that it needs is not known.

import type { Measurements } from '../domain/measurement.ts';
import type { Sighting } from '../domain/outcome.ts';

export interface Rule extends RuleName {
  readonly risk: (sighting: Sighting) => number | undefined;
}

export interface RuleName {
  readonly name: string;
  readonly title: string;
}

const daysInMonth = 365.25 / 12;
/** OSSF Scorecard: commits in 90 days that earn all ten points, and the age below which it gives none. */
const maintained = { commitsForAll: 12, points: 10, youngDays: 90 } as const;

export const baselineRules: readonly Rule[] = [
  fewer('commits-90d', 'commits in 90 days', 'commits-90d'),
  {
    name: 'days-since-commit',
    title: 'days since the last commit',
    risk: ({ evidence }) => value(evidence.measurements, 'days-since-commit'),
  },
  {
    name: 'scorecard-maintained',
    title: 'OSSF Scorecard, Maintained (commits)',
    risk: ({ evidence }) => maintainedRisk(evidence.measurements),
  },
  {
    name: 'criticality-score',
    title: 'criticality score (git signals, people of 12 months)',
    risk: ({ evidence }) => criticalityRisk(evidence.measurements),
  },
  fewer('human-commits-365d', 'human commits in 365 days', 'human-commits-365d'),
  fewer('authors-365d', 'people in 365 days', 'authors-365d'),
  fewer('organisations-365d', 'organisations in 365 days', 'author-organisations-365d'),
];

/** What the rules look at. */
export const baselineMeasures: readonly string[] = [
  'commits-90d',
  'days-since-commit',
  'human-commits-365d',
  'authors-365d',
  'author-organisations-365d',
  'commits-365d',
  'releases-365d',
  'age',
];

function fewer(name: string, title: string, measure: string): Rule {
  return {
    name,
    title,
    risk: ({ evidence }) => {
      const count = value(evidence.measurements, measure);
      return count === undefined ? undefined : -count;
    },
  };
}

function maintainedRisk(measurements: Measurements): number | undefined {
  const commits = value(measurements, 'commits-90d');
  const age = value(measurements, 'age');
  if (commits === undefined || age === undefined) return undefined;
  if (age < maintained.youngDays) return 0;
  const { commitsForAll, points } = maintained;
  return -Math.min(points, Math.floor((points * commits) / commitsForAll));
}

interface Signal {
  readonly measure: string;
  /** What the signal is divided by before it is weighed. */
  readonly per: number;
  readonly threshold: number;
  /** Below 0 where less is better. */
  readonly weight: number;
}

/** The signals of the criticality score that git can tell, with its weights and thresholds. */
const criticalitySignals: readonly Signal[] = [
  { measure: 'age', per: daysInMonth, threshold: 120, weight: 1 },
  { measure: 'days-since-commit', per: daysInMonth, threshold: 120, weight: -1 },
  { measure: 'authors-365d', per: 1, threshold: 5000, weight: 2 },
  { measure: 'author-organisations-365d', per: 1, threshold: 10, weight: 1 },
  { measure: 'commits-365d', per: 52, threshold: 1000, weight: 1 },
  { measure: 'releases-365d', per: 1, threshold: 26, weight: 0.5 },
];

function criticalityRisk(measurements: Measurements): number | undefined {
  let sum = 0;
  for (const { measure, per, threshold, weight } of criticalitySignals) {
    const counted = value(measurements, measure);
    if (counted === undefined) return undefined;
    const signal = counted / per;
    sum += weight * (Math.log1p(signal) / Math.log1p(Math.max(signal, threshold)));
  }
  return -sum;
}

function value(measurements: Measurements, measure: string): number | undefined {
  const measurement = measurements[measure];
  return measurement?.state === 'measured' ? measurement.value : undefined;
}
