// What may be done about a project and from when: the same sentences for the agenda's texts, its page and its picture.

import type { Candidate, LegalDay } from '../domain/agenda.ts';
import type { IsoDate } from '../domain/time.ts';

/** `a call until 2027-01-15, may be deprecated from 2027-01-16, retired from 2028-03-22 (estimated)` */
export function legalWords(candidate: Candidate, day: IsoDate): string {
  const { earliestDeprecation, earliestRetirement } = candidate;
  const call = earliestDeprecation !== undefined && earliestDeprecation.date > day;
  return [
    ...(call ? ['a call first'] : []),
    ...(earliestDeprecation === undefined
      ? []
      : [`may be deprecated ${fromWords(earliestDeprecation, day)}`]),
    ...(earliestRetirement === undefined
      ? []
      : [
          `${earliestDeprecation === undefined ? 'may be retired' : 'retired'} ${fromWords(earliestRetirement, day)}`,
        ]),
    ...(earliestDeprecation === undefined && earliestRetirement === undefined
      ? ['no step is left']
      : []),
  ].join(', ');
}

/** Whether a step can be taken on the day. */
export function isLegalNow(
  { earliestDeprecation, earliestRetirement, stage, answer }: Candidate,
  day: IsoDate,
): boolean {
  const isPast = (legal: LegalDay | undefined) => legal !== undefined && legal.date <= day;
  return (
    isPast(earliestDeprecation) ||
    isPast(earliestRetirement) ||
    (stage === 'calling' && answer === 'unanswered')
  );
}

/** What the session can decide, each with its date, for boxes to tick. */
export function optionsOf(candidate: Candidate, day: IsoDate): readonly string[] {
  const { stage, earliestDeprecation: deprecation, earliestRetirement: retirement } = candidate;
  const retire = retirement === undefined ? [] : [`Retire, legal ${fromWords(retirement, day)}`];
  if (stage === 'deprecated')
    return [
      ...retire,
      'Revive: somebody takes it on. Who?',
      'Leave it deprecated until …, because …',
    ];
  const deprecate =
    deprecation === undefined
      ? []
      : [
          `Deprecate, legal ${fromWords(deprecation, day)}${retirement === undefined ? '' : `; retired ${fromWords(retirement, day)} at the earliest`}`,
        ];
  if (stage === 'calling')
    return ['Volunteers were found. Who?', ...deprecate, 'Keep it, because …', 'Call again'];
  return [
    deprecation !== undefined && deprecation.date > day
      ? 'Call for maintainers now'
      : 'Somebody takes it on. Who?',
    ...deprecate,
    'Keep it, because …',
  ];
}

function fromWords({ date, estimated }: LegalDay, day: IsoDate): string {
  const words = date <= day ? `since ${date}` : `from ${date}`;
  return estimated ? `${words} (estimated)` : words;
}
