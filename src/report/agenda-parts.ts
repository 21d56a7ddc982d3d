// What every text of the agenda of a PTG session is made from, a list of headings with lines, so that none knows more than another.

import type { Agenda, AgendaItem, Candidate, LegalDay } from '../domain/agenda.ts';
import { hasCycles } from '../domain/cycle.ts';
import type { TimelineEntry } from '../domain/lifecycle.ts';
import type { ProjectCard } from '../domain/scorecard.ts';
import { answeringSentence, uncountedAnswers } from '../words/answering.ts';
import { staleWords } from '../words/days.ts';
import { decisionSentence } from '../words/decisions.ts';
import { capital } from '../words/english.ts';
import { pointsWords, trendPoints } from '../words/figures.ts';
import { missSentence } from '../words/missing.ts';
import { shortReason } from '../words/reasons.ts';
import { stageWords, stepWord } from '../words/steps.ts';
import { standingWords } from '../words/verdicts.ts';
import { takeOver, waitingWords } from '../words/waiting.ts';
import { needsWords } from './criteria/view.ts';
import { optionsOf } from './legal-words.ts';
import { subjects } from './view.ts';

/** A heading with lines below it; a line without a mark goes on where the one above ended. */
export interface Part {
  readonly heading: string;
  readonly level: 1 | 2 | 3;
  readonly lines: readonly string[];
}

export const box = '[ ] ';

/** The list that every text is made from. */
export function partsOf(agenda: Agenda): readonly Part[] {
  const { scorecard, day, items, toSettle, toAsk, dates, waiting } = agenda;
  const figures = staleWords(scorecard) ?? `Figures of ${scorecard.asOf}, decisions up to ${day}.`;
  return [
    {
      heading: `Agenda of ${scorecard.team}, ${day}`,
      level: 1,
      lines: [figures, ...uncounted(agenda)],
    },
    { heading: 'Projects to talk about', level: 2, lines: items.length === 0 ? ['None.'] : [] },
    ...items.map((item) => itemPart(item, agenda)),
    section('Calls to settle', toSettle.flatMap(settleLines)),
    section('Named, and not seen for a year', toAsk.map(askLine)),
    section('Waiting for maintainers, without a deadline', [
      ...waiting.map((each) => `${each.project}: ${waitingWords(each, scorecard.asOf)}`),
      ...(waiting.length === 0 ? [] : [takeOver]),
    ]),
    section(
      datesHeading(agenda),
      dates.map((entry) => `${entry.project}: ${dateLine(entry)}`),
    ),
    section('Before the session', [
      'Where the records disagree: stadium drift',
      'Goals and practices: stadium goals',
    ]),
  ];
}

/** A family without cycles has dates all the same. */
export function datesHeading({ calendar }: Agenda): string {
  return hasCycles(calendar) ? 'Dates of this cycle' : 'Dates';
}

function section(heading: string, lines: readonly string[]): Part {
  return { heading, level: 2, lines: lines.length === 0 ? ['None.'] : lines };
}

function itemPart(item: AgendaItem, agenda: Agenda): Part {
  const { candidate, card, before, hurt, decided } = item;
  const { verdict } = card;
  const points = verdict === undefined ? '' : `, ${pointsWords(verdict)} of 100 points`;
  const moved = before === undefined ? '' : ` (${trendPoints(before)} on ${before.asOf})`;
  return {
    heading: candidate.project,
    level: 3,
    lines: [
      `${capital(standingWords(verdict).word)}${points}${moved}; ${stageWords[candidate.stage]}${sinceWords(candidate)}.`,
      ...missingOf(item, agenda).map((words) => `Missing: ${words}`),
      ...answersOf(card),
      ...criteriaOf(card, agenda),
      `Would be hurt: ${hurt.length === 0 ? 'nobody known here' : hurt.join(', ')}.`,
      decided === undefined
        ? 'Nothing was decided about it yet.'
        : `Decided: ${decisionSentence(decided, agenda.scorecard.asOf)} ${decided.link}`,
      `Call: ${callWords(candidate)}. ${legalSteps(candidate)}`,
      ...optionsOf(candidate, agenda.day).map((option) => box + option),
    ],
  };
}

function criteriaOf({ name }: ProjectCard, { criteria }: Agenda): readonly string[] {
  const words = criteria === undefined ? undefined : needsWords(criteria, name);
  return criteria === undefined || words === undefined ? [] : [`${criteria.title}: ${words}`];
}

function answersOf({ measurements }: ProjectCard): readonly string[] {
  const sentence = answeringSentence(measurements);
  return sentence === undefined ? [] : [`Who answers: ${sentence}`];
}

/** Figures of a day before these were counted: said once, above the projects. */
function uncounted({ scorecard }: Agenda): readonly string[] {
  const isCounted = scorecard.projects.some(({ measurements }) => measurements['named-people']);
  return isCounted ? [] : [uncountedAnswers(scorecard.asOf)];
}

function askLine({ name, measurements }: ProjectCard): string {
  return `${name}: ${answeringSentence(measurements) ?? ''} Ask whether they still answer for it.`;
}

/** Why no figure decided, where none did, and the nearest misses, each with its next step and how it moved. */
export function missingOf(
  { card }: Pick<AgendaItem, 'card'>,
  { scorecard }: Agenda,
  say = missSentence,
): readonly string[] {
  const { verdict } = card;
  if (verdict === undefined) return [];
  const subject = subjects(scorecard)(card);
  const others = verdict.reasons.filter(({ code }) => code === 'silent' || code === 'held');
  return [
    ...others.map((reason) => `${shortReason(reason, subject)}${say === missSentence ? '.' : ''}`),
    ...verdict.missing.slice(0, 3).map((miss) => say(miss, card, subject)),
  ];
}

export function sinceWords({ atRiskSince }: Candidate): string {
  if (atRiskSince === undefined) return '';
  const { series, isFirst } = atRiskSince;
  return isFirst
    ? `; at risk since at least ${capital(series)} (first snapshot)`
    : `; at risk since ${capital(series)}`;
}

export function callWords({ calledOn, answer, answerBy }: Candidate): string {
  if (calledOn === undefined) return 'never called';
  const outcome = answer === 'open' ? `open until ${answerBy}` : answer.replace('-', ' ');
  return `called ${calledOn}, ${outcome}`;
}

/** `Deprecation legal from 2027-01-16, retirement from 2028-03-22 (estimated).` A step without a day is taken already. */
function legalSteps({ earliestDeprecation, earliestRetirement }: Candidate): string {
  const steps = [
    ...(earliestDeprecation === undefined
      ? []
      : [`deprecation legal from ${dayWords(earliestDeprecation)}`]),
    ...(earliestRetirement === undefined
      ? []
      : [`retirement legal from ${dayWords(earliestRetirement)}`]),
  ];
  return steps.length === 0 ? '' : `${capital(steps.join(', '))}.`;
}

function dayWords({ date, estimated }: LegalDay): string {
  return `${date}${estimated ? ' (estimated)' : ''}`;
}

function settleLines(entry: TimelineEntry): readonly string[] {
  return [`${entry.project}: ${stepWord(entry)} ${entry.link ?? ''}`, settleOptions(entry)];
}

export function settleOptions({ project }: TimelineEntry): string {
  return `Settle it with: stadium decide ${project} volunteers, keep, call or deprecate`;
}

export function dateLine(entry: TimelineEntry): string {
  const late = entry.state === 'overdue' ? 'open since ' : '';
  return `${stepWord(entry)}, ${late}${entry.date}${entry.estimated ? ' (estimated)' : ''}`;
}
