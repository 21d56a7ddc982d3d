// Reasons and figures as phrases and sentences: a reason is a code with figures inside, words at the end.

import type { MeasureDefinition, Measurement } from '../domain/measurement.ts';
import type { MeasuredCycle, TrendPoint } from '../domain/scorecard.ts';
import type { Grade, Reason } from '../domain/verdict.ts';
import { capital, lower, own, readable } from './english.ts';
import { knownWords, rangeWords } from './figures.ts';
import { howToKnow, unknownWords, windowWords } from './measured.ts';
import { measureNouns, reasonWords } from './phrases.ts';

/** What the card of a project needs to be put in words. */
export interface Subject {
  readonly cycle: MeasuredCycle;
  readonly measurements: Readonly<Record<string, Measurement>>;
  readonly definitions: ReadonlyMap<string, MeasureDefinition>;
}

/** A few words with the figure, for a table: `3 dedicated people`. */
export function shortReason(reason: Reason, subject: Subject): string {
  const id = reason.measure;
  const measurement = id === undefined ? undefined : own(subject.measurements, id);
  if (id === undefined || measurement === undefined) return phrase(reason);
  if (measurement.state === 'measured') return countWords(id, measurement, subject.definitions);
  const title = measureTitle(id, subject.definitions);
  if (measurement.state === 'unknown') return `${title} ${unknownWords(measurement.reason)}`;
  return `${title} not applicable`;
}

/** A sentence with the figure and its window: `A few people come back to it: 3 dedicated people in the last 365 days.` */
export function reasonSentence(reason: Reason, subject: Subject): string {
  const words = own(reasonWords, reason.code);
  const lead = words?.sentence(reason.args) ?? capital(readable(reason.code));
  const figures = reasonFigures(reason, subject);
  if (figures !== undefined) return `${lead}: ${figures}.`;
  const { settles } = reason.args;
  if (typeof settles === 'string') return `${lead}. ${settlingSentence(settles, subject)}`;
  return words === undefined ? `${lead}${argsWords(reason)}.` : `${lead}.`;
}

/** The one answer that would settle an open verdict, and how to get it. */
export function settlingSentence(id: string, { measurements, definitions }: Subject): string {
  const how = howToKnow(id, own(measurements, id));
  return `Knowing the ${measureTitle(id, definitions)} would settle it: ${how}.`;
}

/** Why a row of the card gave its points. The row has its own measurement: a snapshot may lack what the card asks for. */
export function gradeSentence({ measure, measurement, reason }: Grade, subject: Subject): string {
  const measurements = { ...subject.measurements, [measure]: measurement };
  return reasonSentence({ ...reason, measure }, { ...subject, measurements });
}

function reasonFigures(reason: Reason, subject: Subject): string | undefined {
  const id = reason.measure;
  const measurement = id === undefined ? undefined : own(subject.measurements, id);
  if (measurement === undefined) return undefined;
  const { name } = measurement.window;
  const isSpan = measurement.state === 'measured' && name !== 'as-of';
  const span = isSpan ? ` ${windowWords(name, subject.cycle)}` : '';
  return `${shortReason(reason, subject)}${span}${namesWords(measurement)}`;
}

/** What was counted, where it has names: ` (openstack/neutron, openstack/octavia)`. */
function namesWords(measurement: Measurement): string {
  if (measurement.state !== 'measured' || measurement.names === undefined) return '';
  return ` (${measurement.names.join(', ')})`;
}

/** The few words of a reason that needs no figure: `finished but kept`. */
export function shortReasonOf(code: string): string {
  return phrase({ code, args: {} });
}

/** Why a day of the past stands as it does, and whether it can be compared with the shown one. */
export function trendRemark({ because, isOverOthers }: TrendPoint): string {
  const parts = [
    ...(because === undefined ? [] : [shortReasonOf(because)]),
    ...(isOverOthers === true ? ['over other sources, not comparable'] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

/** A reason without a figure of its own; a code from a newer version is spelled out with its arguments. */
function phrase(reason: Reason): string {
  const words = own(reasonWords, reason.code);
  if (words === undefined) return `${readable(reason.code)}${argsWords(reason)}`;
  return words.short?.(reason.args) ?? lower(words.sentence(reason.args));
}

function argsWords({ args }: Reason): string {
  const pairs = Object.entries(args).map(([name, value]) => `${readable(name)} ${value}`);
  return pairs.length === 0 ? '' : ` (${pairs.join(', ')})`;
}

/** `no code commits`, `1 dedicated person`, `83 % of gate runs passed`: a measured value with its noun. */
export function countWords(
  id: string,
  measurement: Extract<Measurement, { state: 'measured' }>,
  definitions: ReadonlyMap<string, MeasureDefinition>,
): string {
  const nouns = own(measureNouns, measureBase(id));
  const written = rangeWords(measurement);
  if (nouns === undefined) return fallbackCount(id, measurement, written, definitions);
  if (typeof nouns === 'string') return nouns.replace('#', written);
  const { value, atMost } = measurement;
  if (atMost !== undefined) return `${written} ${nouns[1]}${knownWords(measurement)}`;
  const amount = value === 0 ? 'no' : written;
  return `${amount} ${value === 1 ? nouns[0] : nouns[1]}`;
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
