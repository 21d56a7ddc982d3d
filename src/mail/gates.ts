// Whether a mail may go out at all. Each gate is a reason that a person could give; all of them are shown.

import type { DecisionKind } from '../domain/lifecycle.ts';
import type { MailSettings } from '../domain/mail.ts';
import type { SayingCode } from '../domain/sayings.ts';
import type { ProjectCard, Scorecard } from '../domain/scorecard.ts';
import { addDays, daysBetween, type IsoDate } from '../domain/time.ts';
import { type Level, levels } from '../domain/verdict.ts';
import { plural } from '../words/english.ts';
import { sayingWords } from '../words/sayings.ts';
import { levelWords } from '../words/verdicts.ts';
import { type MailHistory, threadOf } from './history.ts';
import type { Campaign } from './message.ts';
import { dateOf } from './timeline.ts';

export interface GateInput {
  readonly scorecard: Scorecard;
  readonly settings: MailSettings;
  readonly history: MailHistory;
  /** The day on which the mail would go out. */
  readonly today: IsoDate;
  /** Why advice against a call is set aside; recorded with the mail. */
  readonly despiteAdvice?: string;
}

export interface Gate {
  readonly code: string;
  readonly detail: string;
}

type Check = (card: ProjectCard, input: GateInput) => string | undefined;

/** The decision that a mail about one project announces. */
const announces: Readonly<Record<Exclude<Campaign, 'digest'>, DecisionKind>> = {
  call: 'call',
  reminder: 'call',
  thanks: 'volunteers',
  notice: 'deprecate',
};

const onFigures: Readonly<Record<string, Check>> = {
  // A held verdict can be open though every value of what is unknown falls short of healthy: that is no guess.
  undetermined: (card) =>
    card.verdict?.name === 'undetermined' && card.verdict.short === 0
      ? 'too little is known for a verdict, and nobody is called on a guess'
      : undefined,
  recovered: (card, { scorecard }) =>
    hasRecovered(card, scorecard.asOf)
      ? 'it has recovered: by the figures of today somebody looks after it'
      : undefined,
  'less-urgent': (card, { scorecard, despiteAdvice }) => {
    const was = levelWhenDecided(card, scorecard.asOf);
    const is = card.verdict?.level ?? undefined;
    if (was === undefined || is === undefined || despiteAdvice !== undefined) return undefined;
    if (levels.indexOf(is) <= levels.indexOf(was)) return undefined;
    return `it was ${levelWords[was].word} when the team decided and is ${levelWords[is].word} now: ask the team again, or set it aside with --despite-advice REASON`;
  },
};

/** What a project may say of itself so that nobody would answer a call for it. */
const ends: readonly SayingCode[] = [
  'archived',
  'retired',
  'moved',
  'emptied',
  'deprecated',
  'inactive',
];

const onCall: Readonly<Record<string, Check>> = {
  'says-it-ended': ({ said = [] }, { despiteAdvice }) => {
    const found = said.filter(({ code }) => ends.includes(code));
    if (found.length === 0 || despiteAdvice !== undefined) return undefined;
    return `it says of itself: ${found.map(sayingWords).join(', ')}; set it aside with --despite-advice REASON`;
  },
  'advice-against': (card, { settings, despiteAdvice }) => {
    const advice = settings.adviceAgainst.find((each) => each.project === card.name);
    if (advice === undefined || despiteAdvice !== undefined) return undefined;
    return `advice of the Technical Committee against a call: ${advice.reason} (${advice.link}); set it aside with --despite-advice REASON`;
  },
  answered: (card, { history }) => {
    const since = card.decision?.date ?? '';
    const answer = history.answers.find(
      (each) => each.project === card.name && each.volunteer && each.at.slice(0, 10) >= since,
    );
    return answer === undefined ? undefined : `volunteers have answered: ${answer.link}`;
  },
  'call-over': (card) =>
    isOver(card)
      ? `its last day has passed: renew the call of ${card.decision?.date} with a new decision, stadium decide ${card.name} call, or settle it`
      : undefined,
  'no-answer-date': (card) =>
    dateOf(card, 'answer-by') === undefined && !isOver(card)
      ? 'there is no day by which to answer: name one in the decision, or add the cycle to data/calendar.yaml'
      : undefined,
};

/** The checks of each campaign, in the order in which they are shown. */
const checks: Readonly<Record<Exclude<Campaign, 'digest'>, Readonly<Record<string, Check>>>> = {
  call: {
    ...onFigures,
    ...onCall,
    'too-short': (card, { settings, today }) => {
      const by = dateOf(card, 'answer-by')?.date;
      if (by === undefined || daysBetween(today, by) >= settings.limits.answerDays)
        return undefined;
      return `the day to answer by is ${by}: people get at least ${settings.limits.answerDays} days`;
    },
    'called-already': (card, { history, settings, today }) => {
      const oldest = addDays(today, -settings.limits.daysBetweenCalls);
      const call = history.mails.find(
        (mail) =>
          (mail.campaign === 'call' || mail.campaign === 'digest') &&
          (mail.status === 'sent' || mail.status === 'uncertain') &&
          mail.covers.includes(card.name) &&
          mail.period !== card.decision?.date &&
          mail.at.slice(0, 10) >= oldest,
      );
      return call && `it was called on ${call.at.slice(0, 10)} (${call.key})`;
    },
  },
  reminder: {
    ...onFigures,
    ...onCall,
    'answer-date-passed': (card, { today }) => {
      const by = dateOf(card, 'answer-by')?.date;
      return by !== undefined && by <= today ? `the day to answer was ${by}` : undefined;
    },
    'not-called': (card, { history }) =>
      threadOf(history, card.name) === undefined
        ? 'no call for it was sent, so there is nothing to remind of'
        : undefined,
    'too-soon': (card, { history, settings, today }) => {
      const called = threadOf(history, card.name)?.at.slice(0, 10);
      if (called === undefined) return undefined;
      const waited = daysBetween(called, today);
      const least = settings.limits.reminderAfterDays;
      return waited < least
        ? `it was called ${plural(waited, 'day', 'days')} ago, a reminder comes after ${least}`
        : undefined;
    },
  },
  thanks: {},
  notice: {
    'no-retire-date': (card) =>
      dateOf(card, 'retire-by') === undefined
        ? 'the timeline has no day for its retirement yet'
        : undefined,
  },
};

const always: Readonly<Record<string, Check>> = {
  reference: (card) => (card.role === 'reference' ? 'it is a reference, never judged' : undefined),
  'stale-facts': (_, { scorecard, settings, today }) => {
    const age = daysBetween(scorecard.asOf, today);
    const most = settings.limits.factAgeDays;
    return age > most
      ? `its figures are ${plural(age, 'day', 'days')} old, at most ${most} are allowed: stadium collect`
      : undefined;
  },
};

/** Everything that holds the mail back; empty when it may be drafted. */
export function gatesOf(
  card: ProjectCard,
  campaign: Exclude<Campaign, 'digest'>,
  input: GateInput,
): readonly Gate[] {
  const wanted = announces[campaign];
  if (card.role !== 'reference' && card.decision?.kind !== wanted) {
    return [{ code: 'not-decided', detail: notDecided(card, wanted) }];
  }
  return Object.entries({ ...always, ...checks[campaign] }).flatMap(([code, check]) => {
    const detail = check(card, input);
    return detail === undefined ? [] : [{ code, detail }];
  });
}

function isOver({ timeline }: ProjectCard): boolean {
  return timeline.some(({ step }) => step === 'settle-call');
}

/**
 * Healthy, and it was not when the team decided or at a time since. Where the figures never said otherwise, the team
 * decided on what it knows besides; then the mail says so instead.
 */
function hasRecovered(card: ProjectCard, asOf: IsoDate): boolean {
  const { decision, trend } = card;
  if (card.verdict?.name !== 'healthy' || decision === undefined || asOf <= decision.date)
    return false;
  const before = trend.filter((point) => point.asOf <= decision.date).at(-1);
  const since = trend.filter((point) => point.asOf > decision.date && point.asOf < asOf);
  return before?.verdict !== 'healthy' || since.some((point) => point.verdict === 'at-risk');
}

/** The level of the last snapshot up to the decision; undefined where it is the one that is shown. */
function levelWhenDecided({ decision, trend }: ProjectCard, asOf: IsoDate): Level | undefined {
  if (decision === undefined || asOf <= decision.date) return undefined;
  const before = trend.findLast((point) => point.asOf <= decision.date)?.levels ?? [];
  return before.length === 1 ? before[0] : undefined;
}

function notDecided(card: ProjectCard, wanted: DecisionKind): string {
  const { decision } = card;
  if (decision === undefined) return `the team has not decided "${wanted}"`;
  return `the team's decision is "${decision.kind}" of ${decision.date}, not "${wanted}"`;
}
