// Reasons and figures as phrases and sentences: a reason is a code with figures inside, words at the end.

import type { MeasureDefinition, Measurement } from '../domain/measurement.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Reason } from '../domain/verdict.ts';
import { figure } from './figures.ts';
import { measureNouns, reasonSentences } from './phrases.ts';
import { capital, lower, own, readable, unknownWords, windowWords } from './wording.ts';

/** What the card of a project needs to be put in words. */
export interface Subject {
  readonly cycle: Scorecard['cycle'];
  readonly measurements: Readonly<Record<string, Measurement>>;
  readonly definitions: ReadonlyMap<string, MeasureDefinition>;
}

/** A few words with the figure, for a table: `3 dedicated people`. */
export function shortReason(reason: Reason, subject: Subject): string {
  const id = reason.measure;
  const measurement = id === undefined ? undefined : own(subject.measurements, id);
  if (id === undefined || measurement === undefined) return readableReason(reason);
  if (measurement.state === 'measured') return countWords(id, measurement, subject.definitions);
  const title = measureTitle(id, subject.definitions);
  if (measurement.state === 'unknown') return `${title} ${unknownWords(measurement.reason)}`;
  return `${title} not applicable`;
}

/** A sentence with the figure and its window: `Few people look after it: 1 dedicated person in the last 365 days.` */
export function reasonSentence(reason: Reason, subject: Subject): string {
  const figures = reasonFigures(reason, subject);
  const say = own(reasonSentences, reason.code);
  const lead = say === undefined ? capital(readable(reason.code)) : say(reason.args);
  return figures === undefined ? `${lead}${fallbackArgs(say, reason)}.` : `${lead}: ${figures}.`;
}

function reasonFigures(reason: Reason, subject: Subject): string | undefined {
  const id = reason.measure;
  const measurement = id === undefined ? undefined : own(subject.measurements, id);
  if (measurement === undefined) return undefined;
  const span =
    measurement.state === 'measured'
      ? ` ${windowWords(measurement.window.name, subject.cycle)}`
      : '';
  return `${shortReason(reason, subject)}${span}`;
}

function fallbackArgs(known: unknown, reason: Reason): string {
  const args = Object.entries(reason.args);
  if (known !== undefined || args.length === 0) return '';
  return ` (${args.map(([name, value]) => `${readable(name)} ${value}`).join(', ')})`;
}

function readableReason(reason: Reason): string {
  const say = own(reasonSentences, reason.code);
  if (say !== undefined) return lower(say(reason.args));
  return `${readable(reason.code)}${fallbackArgs(undefined, reason)}`;
}

/** `no code commits`, `1 dedicated person`, `83 % of gate runs passed`: a measured value with its noun. */
export function countWords(
  id: string,
  measurement: Extract<Measurement, { state: 'measured' }>,
  definitions: ReadonlyMap<string, MeasureDefinition>,
): string {
  const nouns = own(measureNouns, measureBase(id));
  const written = figure(measurement.value, measurement.unit);
  if (nouns === undefined) return fallbackCount(id, measurement, written, definitions);
  if (typeof nouns === 'string') return nouns.replace('#', written);
  const amount = measurement.value === 0 ? 'no' : written;
  return `${amount} ${measurement.value === 1 ? nouns[0] : nouns[1]}`;
}

function fallbackCount(
  id: string,
  measurement: Extract<Measurement, { state: 'measured' }>,
  written: string,
  definitions: ReadonlyMap<string, MeasureDefinition>,
): string {
  const title = measureTitle(id, definitions);
  return isCount(measurement.unit) ? `${written} ${title}` : `${title}: ${written}`;
}

function isCount(unit: Measurement['unit']): boolean {
  return unit !== 'share' && unit !== 'yes-no' && unit !== 'days';
}

/** The measure's title as it reads inside a sentence; an id without definition is spelled out. */
export function measureTitle(
  id: string,
  definitions: ReadonlyMap<string, MeasureDefinition>,
): string {
  return lower(definitions.get(id)?.title ?? readable(measureBase(id)));
}

/** `own-commits-365d` is `own-commits`. */
export function measureBase(id: string): string {
  return id.replace(/-(cycle|365d|730d|180d|90d|as-of|ever)$/, '');
}
