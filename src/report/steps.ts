// One row of the card, one band further: what it takes, and what it is worth.

import type { Band, CardRow, Grade, Policy, Verdict } from '../domain/verdict.ts';
import { listWords } from '../words/english.ts';
import { figure, rangeWords } from '../words/figures.ts';
import { countWords, measureTitle, type Subject } from '../words/reasons.ts';

export interface Step {
  readonly grade: Grade;
  readonly band: Band;
  /** The value from which the new band holds, or below which it does. */
  readonly edge: number;
  /** Points won (or lost) on a card of 100. */
  readonly gain: number;
  /** How far the figure has to go, against what it is: one release after four is less than ten people after twenty. */
  readonly effort: number;
}

/** Steps that a list can hold. */
const shown = 5;

/** The nearest better (or worse) band of every row that was measured: the largest gain first, then the least effort. */
export function stepsOf(
  verdict: Verdict,
  rows: ReadonlyMap<string, CardRow>,
  up: boolean,
): readonly Step[] {
  // What does not apply is taken out of the card, and the rest scaled to 100.
  const scale = 100 / total(verdict, 'of');
  return verdict.grades
    .flatMap((grade) => nearest(grade, rows.get(grade.measure), up, scale))
    .sort(
      (left, right) => Math.abs(right.gain) - Math.abs(left.gain) || left.effort - right.effort,
    );
}

function nearest(grade: Grade, row: CardRow | undefined, up: boolean, scale: number): Step[] {
  const { measurement } = grade;
  if (row === undefined || measurement.state !== 'measured') return [];
  const { value } = measurement;
  const now = row.bands.filter((band) => band.atLeast <= value).at(-1);
  if (now === undefined) return [];
  const steps = row.bands
    .map((band, at) => {
      const isAbove = band.atLeast > now.atLeast;
      const edge = isAbove ? band.atLeast : (row.bands[at + 1]?.atLeast ?? now.atLeast);
      const effort = Math.abs(edge - value) / Math.max(value, 1);
      return { grade, band, edge, gain: (band.points - now.points) * scale, effort };
    })
    .filter((step) => (up ? step.gain > 0 : step.gain < 0));
  const distance = (step: Step) => Math.abs(step.band.atLeast - value);
  return steps.sort((left, right) => distance(left) - distance(right)).slice(0, 1);
}

/** The fewest steps that are enough, or that all are not; then each by itself. */
export function stepSentences(
  steps: readonly Step[],
  verdict: Verdict,
  policy: Policy,
  up: boolean,
  subject: Subject,
): string[] {
  return [
    ...enough(steps, verdict, policy, up, subject),
    ...steps.slice(0, shown).map((step) => stepSentence(step, subject)),
  ];
}

/** The fewest of these steps that would reach the other side, when they can. */
function enough(
  steps: readonly Step[],
  verdict: Verdict,
  policy: Policy,
  up: boolean,
  subject: Subject,
): string[] {
  const { healthy } = policy.thresholds;
  const isThere = (points: number) =>
    up ? Math.round(points) >= healthy : Math.round(points) < healthy;
  let points = (100 * total(verdict, up ? 'worst' : 'best')) / total(verdict, 'of');
  const taken: Step[] = [];
  for (const step of steps) {
    if (isThere(points)) break;
    points += step.gain;
    taken.push(step);
  }
  if (taken.length === 0) return [];
  if (!isThere(points)) return up ? [notEnough(points, healthy)] : [];
  const figures = listWords(taken.map((step) => target(step, subject)));
  const side = up ? `reach ${healthy} points, healthy` : `fall below ${healthy} points, at risk`;
  return [`${figures} would ${side}; a verdict changes when the new side holds.`];
}

function notEnough(points: number, healthy: number): string {
  return `The nearest step of every row would bring it to ${Math.round(points)} points, still short of ${healthy}.`;
}

function total({ grades }: Verdict, part: 'worst' | 'best' | 'of'): number {
  return grades.reduce((sum, grade) => sum + grade[part], 0);
}

function stepSentence(step: Step, subject: Subject): string {
  const { measurement } = step.grade;
  const now = measurement.state === 'measured' ? rangeWords(measurement) : '';
  const sign = step.gain > 0 ? '+' : '−';
  const points = Math.round(Math.abs(step.gain) * 10) / 10;
  return `${sign}${points} points: ${target(step, subject)} (now ${now})`;
}

/** `3 dedicated people` for a band above, `dedicated people below 3` for one below. */
function target({ grade, band, edge }: Step, subject: Subject): string {
  const { measurement, measure } = grade;
  const title = measureTitle(measure, subject.definitions);
  if (measurement.state !== 'measured') return title;
  if (band.atLeast <= measurement.value) return `${title} below ${figure(edge, measurement.unit)}`;
  const { atMost: _, outOf: __, ...seen } = measurement;
  return countWords(measure, { ...seen, value: edge }, subject.definitions);
}
