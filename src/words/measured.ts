// A measurement as a figure with its window, or why there is none: in words that cannot be taken for a figure.

import type { UnknownCode, UnknownReason } from '../domain/facts.ts';
import type { Measurement } from '../domain/measurement.ts';
import type { MeasuredCycle } from '../domain/scorecard.ts';
import type { TimeWindow } from '../domain/time.ts';
import { own, readable } from './english.ts';
import { knownWords, rangeWords } from './figures.ts';

const unknownShort: Readonly<Record<UnknownCode, string>> = {
  empty: 'empty repository',
  shallow: 'history cut short',
  corrupt: 'damaged mirror',
  'incomplete-mirror': 'incomplete mirror',
  'not-found': 'not found',
  moved: 'repository has moved',
  auth: 'access refused',
  'not-git': 'not a git repository',
  'rate-limited': 'rate limit reached',
  timeout: 'no answer in time',
  unreachable: 'source not reachable',
  'bad-answer': 'unreadable answer',
  pagination: 'answer cut short',
  tls: 'no secure connection',
  'not-visible': 'not visible to this account',
  'suspicious-empty': 'empty answer where there was data before',
  'no-notes': 'no review notes',
  'no-commit-yet': 'no commit yet on that day',
  'too-young': 'too young',
  'too-big': 'too big to read',
  locked: 'cache in use',
  'bad-dates': 'dates that cannot be true',
  'tags-not-understood': 'tags that do not look like versions',
  'git-died': 'git ended early',
  offline: 'offline',
  'not-collected': 'not collected',
  'others-unread': 'another repository could not be read',
  'employers-unknown': 'few employers are known',
};

/** `unknown (no answer in time)`: unknown always carries its reason. */
export function unknownWords(reason: UnknownReason): string {
  return `unknown (${unknownReasonWords(reason)})`;
}

/** The figure of a measurement, or why there is none, in words that cannot be taken for a figure. */
export function measuredWords(measurement: Measurement): string {
  if (measurement.state === 'measured') return rangeWords(measurement) + knownWords(measurement);
  if (measurement.state === 'unknown') {
    const { atLeast, atMost, reason } = measurement;
    if (atMost !== undefined) return `${atLeast ?? 0} to ${atMost} (${reason.detail})`;
    return `${atLeast === undefined ? '' : `at least ${atLeast}, else `}${unknownWords(reason)}`;
  }
  return `not applicable (${measurement.reason.detail || readable(measurement.reason.code)})`;
}

/** The reason alone; a code from a newer version is spelled out. Of tags it matters how many there are. */
export function unknownReasonWords(reason: {
  readonly code: string;
  readonly detail?: string;
}): string {
  if (reason.code === 'tags-not-understood' && reason.detail !== undefined) return reason.detail;
  return own(unknownShort, reason.code) ?? readable(reason.code);
}

/** `Train cycle`, or `quarter 2026 Q2` in a family without cycles. */
export function cycleWords({ title, span }: MeasuredCycle): string {
  return span === 'quarter' ? `quarter ${title}` : `${title} cycle`;
}

export function windowWords(name: TimeWindow['name'], cycle: MeasuredCycle): string {
  if (name === 'cycle' || name === 'quarter') return `in the ${cycleWords(cycle)}`;
  if (name === 'as-of') return 'on that day';
  if (name === 'ever') return 'in its whole history';
  return `in the last ${name.replace('d', '')} days`;
}

const withoutMailmaps =
  '`mailmap: false` in people.yaml counts people without what a .mailmap could say';

/** What somebody can do about an unknown, by what stands in its way. */
export function howToKnow(id: string, measurement: Measurement | undefined): string {
  if (measurement?.state === 'unknown' && measurement.reason.code === 'others-unread') {
    const read = 'read what is missing once, or take it out of stadium.yaml';
    return measurement.unit === 'people' ? `${read}; ${withoutMailmaps}` : read;
  }
  if (id.startsWith('organisations') || id.startsWith('elephant-factor'))
    return 'name the employers of its people in people.yaml (`stadium people` lists what is in no list)';
  if (measurement?.state === 'unknown' && measurement.reason.code === 'tags-not-understood')
    return 'say in stadium.yaml how its tags are written (`releases` of its entry)';
  const source = measurement?.source ?? 'git';
  return `\`stadium collect --source ${source}\` asks again, and \`stadium doctor\` says what stands in the way`;
}
