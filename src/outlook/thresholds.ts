// Precision and recall: what a call for at-risk repositories catches, and how many alarms it costs.

import type { Horizon } from '../domain/outcome.ts';
import type { Subset, ThresholdRow } from '../domain/outlook.ts';
import { isAtLeast } from '../domain/urgency.ts';
import type { Row } from './row.ts';

const steps = [20, 30, 40, 50, 60, 70, 80, 90];

/** The verdicts as they were given, then points below the policy's threshold and below round numbers. */
export function thresholdRows(
  rows: readonly Row[],
  subset: Subset,
  horizon: Horizon,
  healthyFrom: number,
): readonly ThresholdRow[] {
  const limits = [...new Set([...steps, healthyFrom])].sort((a, b) => a - b);
  const flags: readonly (readonly [string, (row: Row) => boolean])[] = [
    ['verdict at-risk', ({ verdict }) => verdict.name === 'at-risk'],
    ['silent', ({ verdict }) => isAtLeast('silent', verdict)],
    ['silent or failing', ({ verdict }) => isAtLeast('failing', verdict)],
    ...limits.map(
      (limit) =>
        [
          `points below ${limit}`,
          ({ verdict: { range } }: Row) => (range.worst + range.best) / 2 < limit,
        ] as const,
    ),
  ];
  const retired = rows.filter(({ outcome }) => outcome.retired[horizon] === true);
  return flags.map(([rule, isFlagged]) => {
    const flagged = rows.filter(isFlagged);
    const hits = retired.filter(isFlagged);
    return {
      subset,
      horizonMonths: horizon,
      rule,
      flagged: flagged.length,
      flaggedShare: rows.length === 0 ? 0 : flagged.length / rows.length,
      precision: ratio(hits.length, flagged.length),
      recall: ratio(hits.length, retired.length),
      repositoriesRetired: countRepositories(retired),
      repositoriesFlagged: countRepositories(hits),
    };
  });
}

function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

function countRepositories(rows: readonly Row[]): number {
  return new Set(rows.map(({ outcome }) => outcome.repository)).size;
}
