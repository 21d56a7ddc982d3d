// Which figures of a project moved between two days, and what that won or lost: points first, then what is on the card, then the rest.

import type { MeasureId, Measurement } from '../domain/measurement.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import { daysBetween } from '../domain/time.ts';
import type { Grade } from '../domain/verdict.ts';

export interface Move {
  readonly measure: MeasureId;
  readonly from: Measurement;
  readonly to: Measurement;
  /** Points of the card that it won or lost; 0 for what is not on the card, or not known. */
  readonly points: number;
  /** Whether it is on the card. */
  readonly isScored: boolean;
  /** 0 to 1; 1 where a figure became known or unknown, 0 where only its points are others. */
  readonly size: number;
}

/** By one policy a figure that stands still has the points that it had. */
export function movesOf(before: ProjectCard, after: ProjectCard, isOnePolicy: boolean): Move[] {
  const scored = new Set(
    [before, after].flatMap(({ verdict }) =>
      (verdict?.grades ?? []).filter(({ of }) => of > 0).map(({ measure }) => measure),
    ),
  );
  return Object.entries(after.measurements)
    .flatMap(([measure, to]) => {
      const from = before.measurements[measure];
      if (from === undefined) return [];
      const points = pointsWon(measure, before, after);
      return [{ measure, from, to, points, isScored: scored.has(measure), size: sizeOf(from, to) }];
    })
    .filter((move) => move.size > 0 || (!isOnePolicy && move.points !== 0))
    .sort(byWeight);
}

/** What won or lost points, then what is on the card, then the rest. */
function byWeight(left: Move, right: Move): number {
  return (
    Math.abs(right.points) - Math.abs(left.points) ||
    Number(right.isScored) - Number(left.isScored) ||
    right.size - left.size ||
    (left.measure < right.measure ? -1 : 1)
  );
}

/** Windows of a whole and of half a cycle count unlike things: what they say is no move. */
export function isOfLikeWindows({ from, to }: Move): boolean {
  const days = [from, to].map(({ window }) => daysBetween(window.from, window.to));
  return Math.abs((days[0] ?? 0) - (days[1] ?? 0)) <= 14;
}

function pointsWon(measure: MeasureId, before: ProjectCard, after: ProjectCard): number {
  const [was, is] = [before, after].map((card) =>
    card.verdict?.grades.find((grade) => grade.measure === measure),
  );
  if (was === undefined || is === undefined || !isCertain(was) || !isCertain(is)) return 0;
  return is.worst - was.worst;
}

/** Measured, and not as a range over several bands. */
function isCertain({ measurement, worst, best }: Grade): boolean {
  return measurement.state === 'measured' && worst === best;
}

function sizeOf(from: Measurement, to: Measurement): number {
  if (from.state === 'measured' && to.state === 'measured') {
    const larger = Math.max(Math.abs(from.value), Math.abs(to.value));
    return larger === 0 ? 0 : Math.abs(to.value - from.value) / larger;
  }
  return from.state === to.state ? 0 : 1;
}
