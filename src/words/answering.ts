// Who is named to answer for a project and who of them was seen, in a sentence; never with a name.

import { answeringOf } from '../domain/answering.ts';
import type { Measured, Measurements } from '../domain/measurement.ts';
import type { IsoDate } from '../domain/time.ts';
import { unknownReasonWords } from './measured.ts';

/** Undefined where the figures hold nothing of it, or no page speaks of the project. */
export function answeringSentence(measurements: Measurements): string | undefined {
  const answering = answeringOf(measurements);
  if (answering === undefined) return undefined;
  const { named, family, here } = answering;
  if (named.state === 'unknown') return `not known: ${unknownReasonWords(named.reason)}.`;
  if (named.value === 0) {
    return named.since === undefined ? 'nobody is named.' : `nobody is named since ${named.since}.`;
  }
  const who = named.value === 1 ? '1 person is named' : `${named.value} people are named`;
  return [
    `${who}, the same since ${named.since}.`,
    ...(family?.sample ? [seenWords(family, here)] : []),
    ...unmatchedWords(family),
  ].join(' ');
}

function seenWords(family: Measured, here: Measured | undefined): string {
  const at = here === undefined ? '' : `, ${here.value} of them in it`;
  return `${family.value} of ${family.sample} seen in the family in 180 days${at}.`;
}

/** A name that fits no author is no sign of absence. */
function unmatchedWords(family: Measured | undefined): readonly string[] {
  if (family?.outOf === undefined) return [];
  const count = family.outOf - family.sample;
  const names = count === 1 ? '1 name fits' : `${count} names fit`;
  return [`${names} no author: whether they were there is not known.`];
}

/** As short as a cell: `2, 1 seen`, `1, not matched`. */
export function answeringShort(measurements: Measurements): string {
  const answering = answeringOf(measurements);
  if (answering === undefined) return '';
  const { named, family } = answering;
  if (named.state === 'unknown') return 'unknown';
  if (named.value === 0 || family === undefined) return String(named.value);
  if (family.sample === 0) return `${named.value}, not matched`;
  const { value, atMost } = family;
  return `${named.value}, ${value}${atMost === undefined ? '' : `..${atMost}`} seen`;
}

/** Said once, where a snapshot was made before these were counted. */
export function uncountedAnswers(asOf: IsoDate): string {
  return `Who is named to answer was not counted in the snapshot of ${asOf}.`;
}
