// What is missing, in words: the value, what the next step needs, how it moved, and how to mend it.

import type { Measurement } from '../domain/measurement.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import type { Mend, Miss, Verdict } from '../domain/verdict.ts';
import { capital, own } from './english.ts';
import { figure } from './figures.ts';
import { windowWords } from './measured.ts';
import { countWords, gradeSentence, measureTitle, type Subject, shortReason } from './reasons.ts';

/** On a line of a table, the nearest miss only: `2 of 6 code commits (was 5)`. Empty where nothing is missing. */
export function missingShort(card: ProjectCard, subject: Subject): string {
  const { verdict } = card;
  if (verdict === undefined || verdict.name === 'healthy') return '';
  const [reason] = verdict.reasons;
  if (reason.code === 'silent') return `nothing landed for ${reason.args['days']} days`;
  if (reason.measure === undefined && reason.code !== 'plainly-at-risk') {
    return shortReason(reason, subject);
  }
  const [nearest] = verdict.missing;
  return nearest === undefined ? shortReason(reason, subject) : missShort(nearest, card, subject);
}

/** `2 of 6 code commits (was 5)`. */
export function missShort(miss: Miss, card: ProjectCard, subject: Subject): string {
  const unit = unitOf(miss, card);
  const value = figure(miss.value, unit);
  const was = earlierValue(miss, card);
  const moved = was === undefined || was === value ? '' : ` (was ${was})`;
  if ('below' in miss.needs) {
    const bound = figure(miss.needs.below, unit);
    return `${measureTitle(miss.measure, subject.definitions)} ${value}, not below ${bound}${moved}`;
  }
  const needed = {
    ...asMeasured(card.measurements[miss.measure], unit),
    value: miss.needs.atLeast,
  };
  return `${value} of ${countWords(miss.measure, needed, subject.definitions)}${moved}`;
}

/** `2 code commits in the last 365 days, 6 for the next step (+8 points), 5 on 2025-10-01.` */
export function missSentence(miss: Miss, card: ProjectCard, subject: Subject): string {
  const unit = unitOf(miss, card);
  const seen = asMeasured(card.measurements[miss.measure], unit);
  const window =
    seen.window.name === 'as-of' ? '' : ` ${windowWords(seen.window.name, subject.cycle)}`;
  const now = countWords(miss.measure, { ...seen, value: miss.value }, subject.definitions);
  const needs =
    'below' in miss.needs
      ? `less than ${figure(miss.needs.below, unit)}`
      : figure(miss.needs.atLeast, unit);
  const was = earlierValue(miss, card);
  const moved = was === undefined ? '' : `, ${was} on ${card.earlier?.asOf}`;
  return capital(
    `${now}${window}, ${needs} for the next step (+${Math.round(miss.gain)} points)${moved}.`,
  );
}

function unitOf({ measure }: Miss, { measurements }: ProjectCard): Measurement['unit'] {
  return measurements[measure]?.unit ?? 'commits';
}

function asMeasured(measurement: Measurement | undefined, unit: Measurement['unit']) {
  const window = measurement?.window ?? { name: 'as-of' as const, from: '', to: '' };
  return { state: 'measured' as const, value: 0, sample: 0, unit, window, source: 'git' as const };
}

function earlierValue({ measure }: Miss, { earlier }: ProjectCard): string | undefined {
  const measurement = earlier?.measurements[measure];
  return measurement?.state === 'measured'
    ? figure(measurement.value, measurement.unit)
    : undefined;
}

/** What is good, as a sentence each: the rows of the card that give all they can. */
export function goodSentences({ grades }: Verdict, subject: Subject): readonly string[] {
  return grades
    .filter(({ worst, of }) => of > 0 && worst === of)
    .map((grade) => gradeSentence(grade, subject));
}

/** How to mend what a measure says; nothing where nobody wrote it down. */
export function mendOf(measure: string, { mend = {} }: Scorecard): Mend | undefined {
  return own(mend, measure);
}
