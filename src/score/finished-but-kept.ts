// Finished but kept: a small library has little to do, and that alone puts nobody at risk who still releases it, answers
// for it and is needed.

import { boundsOf, type Measurement, type Measurements } from '../domain/measurement.ts';
import type { Condition, KeptGrade, PointsCard } from '../domain/verdict.ts';
import { isWithin } from './grade.ts';

/** Whether a project is finished but kept; the two differ only where something is unknown. */
export interface Kept {
  readonly worst: boolean;
  readonly best: boolean;
  /** Each condition of the card; none where it has no such way. */
  readonly grades: readonly KeptGrade[];
}

/** Holds the measurements against the card's conditions. A card without any has no such way. */
export function keptOf({ kept = [] }: PointsCard, measurements: Measurements): Kept {
  const grades = kept.map((condition): KeptGrade => {
    const measurement = measurements[condition.measure];
    return { condition, holds: answerTo(condition, measurement) };
  });
  const fails = grades.some(({ holds }) => holds === 'no');
  const isUnknown = grades.some(({ holds }) => holds === 'unknown');
  const isPossible = grades.length > 0 && !fails;
  return { worst: isPossible && !isUnknown, best: isPossible, grades };
}

function answerTo(condition: Condition, measurement: Measurement | undefined): KeptGrade['holds'] {
  const bounds = boundsOf(measurement);
  if (bounds === undefined) return condition.whereAsked === true ? 'passed-over' : 'no';
  const ends = [isWithin(condition, bounds.atLeast), isWithin(condition, bounds.atMost)];
  if (ends[0] !== ends[1]) return 'unknown';
  return ends[0] === true ? 'yes' : 'no';
}
