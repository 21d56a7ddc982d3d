// How a figure is written: the same number reads the same in every format.

import type { Measured, Unit } from '../domain/measurement.ts';
import type { TrendPoint } from '../domain/scorecard.ts';
import type { TimeWindow } from '../domain/time.ts';
import type { Verdict } from '../domain/verdict.ts';

/** `0.8333` as a share is `83 %`; days and the rest carry at most one decimal. */
export function figure(value: number, unit: Unit): string {
  if (unit === 'share') return `${Math.round(value * 100)} %`;
  if (unit === 'yes-no') return value === 0 ? 'no' : 'yes';
  const number = String(Math.round(value * 10) / 10);
  return unit === 'days' ? `${number} ${number === '1' ? 'day' : 'days'}` : number;
}

/** `3`, or `1 to 3` where only part of it is known. */
export function rangeWords({ value, unit, atMost }: Measured): string {
  return figure(value, unit) + (atMost === undefined ? '' : ` to ${figure(atMost, unit)}`);
}

/** ` (the employer of 2 of 9 commits is known)` behind a range, so that nobody takes it for a count; empty otherwise. */
export function knownWords({ sample, outOf }: Measured): string {
  return outOf === undefined ? '' : ` (the employer of ${sample} of ${outOf} commits is known)`;
}

/** `2019-04-11 to 2019-10-16`; one day is written once. */
export function windowDays(window: TimeWindow): string {
  return window.from === window.to ? window.to : `${window.from} to ${window.to}`;
}

/** `72`, or `30–54` where something is unknown. */
export function pointsWords(verdict: Verdict): string {
  if (verdict.points !== null) return String(Math.round(verdict.points));
  const [worst, best] = [Math.round(verdict.range.worst), Math.round(verdict.range.best)];
  return worst === best ? String(worst) : `${worst}–${best}`;
}

/** The points of an earlier date: `72`, `30–54`, or `unknown`. */
export function trendPoints({ points, range }: TrendPoint): string {
  if (points !== null) return String(Math.round(points));
  return range === undefined ? 'unknown' : `${Math.round(range.worst)}–${Math.round(range.best)}`;
}

/** Where the verdict stands among others: its points, or the middle of what they may be. */
export function pointsMiddle(verdict: Verdict): number {
  return verdict.points ?? (verdict.range.worst + verdict.range.best) / 2;
}

export function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Why the points of the rows may add up to something else than those of the verdict. */
export function scaledNote({ grades }: Verdict): string | null {
  const of = Math.round(10 * grades.reduce((sum, grade) => sum + grade.of, 0)) / 10;
  if (of === 100 || of === 0) return null;
  return `${of} points apply to this project; they are scaled to 100.`;
}
