// What is missing: every row of a card that could give more, and the next value that would do.

import type { Grade, Miss, PointsCard } from '../domain/verdict.ts';
import { bandOf } from './grade.ts';

/** The rows that do not give all their points, the nearest first: the next value against what there is. */
export function missingOf({ groups }: PointsCard, grades: readonly Grade[]): readonly Miss[] {
  const rows = new Map(groups.flatMap(({ rows: own }) => own.map((row) => [row.measure, row])));
  const scale = 100 / grades.reduce((sum, { of }) => sum + of, 0);
  return grades
    .flatMap((grade): readonly Miss[] => {
      const value = figureOf(grade);
      const row = rows.get(grade.measure);
      if (row === undefined || value === undefined) return [];
      const now = bandOf(row.bands, value);
      const at = row.bands.indexOf(now);
      const above = row.bands.slice(at + 1).find(({ points }) => points > now.points);
      const below = row.bands.slice(0, at).findLast(({ points }) => points > now.points);
      const better = above ?? below;
      if (better === undefined) return [];
      const needs =
        above === undefined
          ? { below: row.bands[row.bands.indexOf(better) + 1]?.atLeast ?? now.atLeast }
          : { atLeast: above.atLeast };
      return [{ measure: grade.measure, value, needs, gain: (better.points - now.points) * scale }];
    })
    .toSorted((a, b) => wayTo(a) - wayTo(b) || b.gain - a.gain);
}

function figureOf({ measurement }: Grade): number | undefined {
  if (measurement.state === 'measured') return measurement.value;
  return measurement.state === 'unknown' ? measurement.atLeast : undefined;
}

/** The share of the way that is still to go: of six commits four are missing, of three people one. */
function wayTo({ value, needs }: Miss): number {
  if ('below' in needs) return (value - needs.below) / Math.max(value, 1);
  return (needs.atLeast - value) / needs.atLeast;
}
