// What points and verdicts meant: of so many rows in a band, so many were retired within the horizon.

import type { Horizon } from '../domain/outcome.ts';
import type { CalibrationRow, Subset } from '../domain/outlook.ts';
import { levels } from '../domain/verdict.ts';
import type { Row } from './row.ts';

const bandWidth = 10;
const verdictNames = ['healthy', 'at-risk', 'undetermined'] as const;
/** A range on both sides of a bound is a level of its own: nobody may count it with either. */
const levelNames = [...levels, 'failing or thin'] as const;

/** Counts by band of ten points, lowest first, by verdict and by level. Bands without rows are left out. */
export function calibrate(
  rows: readonly Row[],
  subset: Subset,
  horizon: Horizon,
): readonly CalibrationRow[] {
  const make = (of: CalibrationRow['of'], band: string, found: readonly Row[]) => {
    const retired = found.filter(({ outcome }) => outcome.retired[horizon] === true);
    const positives = retired.length;
    const weight = weightOf(found);
    return {
      subset,
      horizonMonths: horizon,
      band,
      of,
      rows: found.length,
      positives,
      repositories: new Set(found.map(({ outcome }) => outcome.repository)).size,
      share: positives / found.length,
      weightedShare: weight === 0 ? undefined : weightOf(retired) / weight,
    };
  };
  const byVerdict = verdictNames.map((name) =>
    make(
      'verdict',
      name,
      rows.filter(({ verdict }) => verdict.name === name),
    ),
  );
  const byLevel = levelNames.map((name) =>
    make(
      'level',
      name,
      rows.filter(({ verdict }) => verdict.levels.join(' or ') === name),
    ),
  );
  const byPoints = bandStarts.map((start) =>
    make(
      'points',
      start === 100 ? '100' : `${start}-${start + bandWidth - 1}`,
      rows.filter((row) => bandOf(row) === start),
    ),
  );
  return [...byVerdict, ...byLevel, ...byPoints].filter(({ rows: count }) => count > 0);
}

const bandStarts = Array.from({ length: 100 / bandWidth + 1 }, (_, index) => index * bandWidth);

function weightOf(rows: readonly Row[]): number {
  return rows.reduce((sum, { outcome }) => sum + outcome.weight, 0);
}

function bandOf({ verdict: { range } }: Row): number {
  return Math.floor((range.worst + range.best) / 2 / bandWidth) * bandWidth;
}
