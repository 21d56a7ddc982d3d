// The points of a card: rows add up, what does not apply is taken out, the rest is scaled to 100.

import type { Measurement, Measurements } from '../domain/measurement.ts';
import type { Band, Grade, PointsCard } from '../domain/verdict.ts';
import { gradeRow } from './grade.ts';

export interface Points {
  /** 0 to 100, higher is healthier, rounded; equal where nothing is unknown. 0 to 100 where no row applies. */
  readonly worst: number;
  readonly best: number;
  /** Share of the card's points that rest on a measurement, 0 to 1. */
  readonly coverage: number;
  readonly grades: readonly Grade[];
}

/** Points of a project on its card. */
export function pointsOf(card: PointsCard, measurements: Measurements): Points {
  const rows = card.groups.flatMap((group) => group.rows.map((row) => ({ group, row })));
  const grades = rows.map(({ group, row }) =>
    gradeRow(group, row, measurements[row.measure] ?? notAsked),
  );
  const of = sum(grades.map((grade) => grade.of));
  const measured = grades.filter(isSettled);
  return {
    worst: of === 0 ? 0 : Math.round((100 * sum(grades.map(({ worst }) => worst))) / of),
    best: of === 0 ? 100 : Math.round((100 * sum(grades.map(({ best }) => best))) / of),
    coverage: sum(measured.map((grade) => grade.of)) / sum(rows.map(({ row }) => most(row.bands))),
    grades,
  };
}

/** Whether the points of a row are certain: measured, or known well enough to lie in one band (or several of one worth). */
function isSettled({ measurement, worst, best }: Grade): boolean {
  return measurement.state !== 'not-applicable' && worst === best;
}

/** The most points that a row can give. */
function most(bands: readonly Band[]): number {
  return Math.max(...bands.map(({ points }) => points));
}

/** A measure that the snapshot does not have at all. */
const notAsked: Measurement = {
  state: 'not-applicable',
  reason: { code: 'not-asked', detail: 'its source was not asked' },
  unit: 'share',
  window: { name: 'as-of', from: '', to: '' },
  source: 'git',
};

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
