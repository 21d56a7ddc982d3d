// The shape of a measure: a definition in words, and the function that keeps to it.

import type { UnknownReason } from '../domain/facts.ts';
import type { MeasureDefinition, Measured, Measurement } from '../domain/measurement.ts';
import type { IsoDate, TimeWindow, WindowName } from '../domain/time.ts';
import type { ProjectView } from './view.ts';

/** What a measure answers: a value with its sample, or why there is none. */
export type Answer =
  | {
      readonly value: number;
      readonly sample: number;
      readonly links?: readonly string[];
      readonly names?: readonly string[];
      readonly since?: IsoDate;
      readonly range?: Required<Pick<Measured, 'atMost' | 'outOf'>>;
      /** Of people: between what it lies whoever turns out to be one person. Anything, where it is not said. */
      readonly ifJoined?: Joined;
    }
  | { readonly unknown: UnknownReason; readonly atLeast?: number; readonly atMost?: number }
  | { readonly notApplicable: { readonly code: string; readonly detail: string } };

export interface Joined {
  readonly least: number;
  readonly most: number;
}

export interface Measure {
  readonly definition: MeasureDefinition;
  readonly measure: (view: ProjectView, window: TimeWindow) => Answer;
}

type Wording = Omit<MeasureDefinition, 'id' | 'window' | 'source' | 'group'>;

/** What is known while repositories are missing. */
export interface Partial {
  readonly reason: UnknownReason;
  /** The project as it would stand if the missing held all that could be a sweep. */
  readonly view: ProjectView;
  /** Whether a file in what is missing could tell that two people are one. */
  readonly mayJoinPeople: boolean;
}

/** The same measure over several windows: `own-commits` becomes `own-commits-cycle` and `own-commits-365d`. */
export function over(
  windows: readonly WindowName[],
  id: string,
  group: MeasureDefinition['group'],
  wording: Wording,
  measure: Measure['measure'],
): readonly Measure[] {
  return windows.map((window) => ({
    definition: { id: `${id}-${window}`, window, source: 'git', group, ...wording },
    measure,
  }));
}

/** A measure that looks at a moment, not at a span. */
export function atOnce(
  id: string,
  group: MeasureDefinition['group'],
  wording: Wording,
  measure: Measure['measure'],
): readonly Measure[] {
  return [{ definition: { id, window: 'as-of', source: 'git', group, ...wording }, measure }];
}

/** Turns an answer into a measurement with its unit, window and source. */
export function toMeasurement(
  { definition, measure }: Measure,
  view: ProjectView,
  partial?: Partial,
): Measurement {
  const window = view.windows.named[definition.window];
  const answer = measure(view, window);
  if (partial === undefined || definition.restsOn === 'project')
    return describe(definition, window, answer);
  const least = measure(partial.view, window);
  return describe(definition, window, between(answer, least, definition, partial));
}

/** A measurement of something that could not be looked at. */
export function describe(
  { unit, source }: MeasureDefinition,
  window: TimeWindow,
  answer: Answer,
): Measurement {
  const seen = { unit, window, source };
  if ('unknown' in answer) {
    const { unknown: reason, atLeast = 0, atMost } = answer;
    const bounds = { ...(atLeast > 0 && { atLeast }), ...(atMost !== undefined && { atMost }) };
    return { state: 'unknown', reason, ...seen, ...bounds };
  }
  if ('notApplicable' in answer) {
    return { state: 'not-applicable', reason: answer.notApplicable, ...seen };
  }
  const { value, sample, links, names, since, range } = answer;
  // Written out: a snapshot of thousands holds a million of them, and a copied one takes half as much again.
  const plain = { state: 'measured', value, sample, unit, window, source } as const;
  if ((links ?? names ?? since ?? range) === undefined) return plain;
  const lists = { ...(links && { links }), ...(names && { names }) };
  return { ...plain, ...lists, ...(since && { since }), ...range };
}

/** What is missing may hold nothing that matters, or everything: the figure lies between, and is known where both are one. */
function between(
  most: Answer,
  least: Answer,
  { unit, missing }: MeasureDefinition,
  { reason, mayJoinPeople }: Partial,
): Answer {
  if (!('value' in most) || !('value' in least)) return most;
  const isJoined = mayJoinPeople && (unit === 'people' || unit === 'organisations');
  const ends = [most, least].map(({ value, ifJoined }) =>
    isJoined ? (ifJoined ?? anything) : { least: value, most: value },
  );
  const low = Math.min(...ends.map((end) => end.least));
  const high = Math.max(...ends.map((end) => end.most));
  if (low === high && missing === undefined) return most;
  if (missing === 'either') return { unknown: reason };
  const atLeast = missing === 'takes' ? 0 : low;
  const atMost = Math.max(high, most.range?.atMost ?? 0, least.range?.atMost ?? 0);
  const isBounded = missing !== 'adds' && Number.isFinite(atMost);
  return { unknown: reason, atLeast, ...(isBounded && { atMost }) };
}

const anything: Joined = { least: 0, most: Number.POSITIVE_INFINITY };

/** An answer for a part of a repository that is only told apart by its files. */
export function notByFolder(detail: string): Answer {
  return { notApplicable: { code: 'in-tree', detail } };
}
