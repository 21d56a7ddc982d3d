// What was done, what is late and what comes next, each date with the rule that gives it.

import { type Calendar, seriesAt } from '../domain/cycle.ts';
import type { Decision, TimelineEntry } from '../domain/lifecycle.ts';
import { isInTree, type Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy } from '../domain/verdict.ts';
import {
  type CalendarDay,
  calendarFor,
  laterOf,
  milestoneDay,
  nextMilestone,
  releaseAfter,
} from './calendar.ts';
import { type LifecycleRules, lifecycleRules, type RuleCode } from './rules.ts';
import {
  decisionsOf,
  type Standing,
  seriesOfDecision,
  standingOf,
  waiverInForce,
} from './stage.ts';

export interface TimelineQuestion {
  readonly project: Pick<Project, 'name' | 'paths' | 'role'>;
  /** Decisions about any project; the others are left out. */
  readonly decisions: readonly Decision[];
  readonly calendar: Calendar;
  readonly rules: Policy['lifecycle'];
  readonly asOf: IsoDate;
}

/** The project's timeline as it could be known on the day: what was done first, then what is open, by date. */
export function timelineOf(question: TimelineQuestion): readonly TimelineEntry[] {
  const { project, decisions, asOf } = question;
  const rules = lifecycleRules(question.rules);
  const days = [asOf, ...decisions.map((decision) => decision.answerBy)];
  const calendar = calendarFor(question.calendar, rules.cyclesToRetirement, ...days);
  const standing = standingOf(decisions, calendar, rules, project.name, asOf);
  const waiver = waiverInForce(decisions, project.name, asOf);
  const past = decisionsOf(decisions, project.name, asOf)
    .filter((decision) => decision !== standing.pending?.decision)
    .map((decision) => doneEntry(decision, calendar));
  const open = openSteps(question.project, standing, calendar, rules, asOf).map((step) =>
    openEntry(project.name, step, waiver, calendar, asOf),
  );
  return [...past, ...open, ...waiverEntry(waiver, calendar, asOf)].sort(byDate);
}

interface OpenStep {
  readonly step: string;
  readonly rule: RuleCode;
  readonly day: CalendarDay;
  readonly link?: string;
}

const stepsDone: Readonly<Record<Decision['kind'], { step: string; rule: RuleCode }>> = {
  healthy: { step: 'kept', rule: 'reassessment' },
  'consider-deprecation': { step: 'discussed', rule: 'ratify-in-cycle' },
  call: { step: 'called', rule: 'answer-by' },
  volunteers: { step: 'volunteers-found', rule: 'answer-by' },
  deprecate: { step: 'deprecated', rule: 'unanswered-call' },
  retire: { step: 'retired', rule: 'two-cycles' },
  'merge-into': { step: 'merged', rule: 'merged-is-the-end' },
  revive: { step: 'revived', rule: 'deprecation-stands' },
  waive: { step: 'waived', rule: 'waiver-ends' },
};

function doneEntry(decision: Decision, calendar: Calendar): TimelineEntry {
  const { step, rule } = stepsDone[decision.kind];
  const named = decision.cycle === undefined ? undefined : seriesOfDecision(decision, calendar);
  const series = named ?? seriesAt(calendar, decision.date);
  return {
    project: decision.project,
    step,
    date: decision.date,
    state: 'done',
    estimated: false,
    rule: decision.immediate === true ? 'immediate' : rule,
    ...(series === undefined ? {} : { series: series.name }),
    link: decision.link,
  };
}

function openSteps(
  project: TimelineQuestion['project'],
  standing: Standing,
  calendar: Calendar,
  rules: LifecycleRules,
  asOf: IsoDate,
): readonly OpenStep[] {
  if (standing.pending !== undefined) return [pendingStep(standing.pending, calendar)];
  if (standing.considered !== undefined) {
    return stepsOfDiscussion(project, standing.considered, calendar, rules, asOf);
  }
  switch (standing.stage) {
    case 'active':
      return project.role === 'judged' ? [reassessment(calendar, rules, asOf)] : [];
    case 'calling':
      return stepsOfCall(project, standing.decision as Decision, calendar, rules, asOf);
    case 'deprecated':
    case 'merged':
      return stepsToRetirement(project, standing, calendar, rules);
    case 'retired':
      return [];
    default:
      return standing.stage satisfies never;
  }
}

function pendingStep(pending: NonNullable<Standing['pending']>, calendar: Calendar): OpenStep {
  const series = seriesOfDecision(pending.decision, calendar);
  const { step, rule } = stepsDone[pending.decision.kind];
  const day = { date: pending.day, series, estimated: series.estimated };
  return { step, rule, day, link: pending.decision.link };
}

function reassessment(calendar: Calendar, rules: LifecycleRules, asOf: IsoDate): OpenStep {
  const day = nextMilestone(calendar, asOf, rules.reassessBy);
  return { step: 'reassess-by', rule: 'reassessment', day };
}

/** What follows if the deprecation is ratified in its cycle; afterwards only that it was not. */
function stepsOfDiscussion(
  project: TimelineQuestion['project'],
  considered: Decision,
  calendar: Calendar,
  rules: LifecycleRules,
  asOf: IsoDate,
): readonly OpenStep[] {
  const series = seriesOfDecision(considered, calendar);
  const day = ratifyBy(considered, calendar);
  const ratify: OpenStep = {
    step: 'ratify-by',
    rule: 'ratify-in-cycle',
    day,
    link: considered.link,
  };
  if (day.date < asOf) return [ratify];
  return [
    ratify,
    { step: 'deprecate-by', rule: 'ratify-in-cycle', day },
    ...leaving(project, releaseAfter(calendar, series, rules.cyclesToRetirement), rules),
  ];
}

/** The plan of an open call. Once the deprecation is late, later dates would only pretend that it had happened. */
function stepsOfCall(
  project: TimelineQuestion['project'],
  call: Decision,
  calendar: Calendar,
  rules: LifecycleRules,
  asOf: IsoDate,
): readonly OpenStep[] {
  const answer = answerBy(call, calendar, rules);
  const { series } = answer;
  const link = call.link;
  const deprecation = releaseAfter(calendar, series, 0);
  const deprecate: OpenStep = {
    step: 'deprecate-by',
    rule: 'unanswered-call',
    day: deprecation,
    link,
  };
  const asked: OpenStep = { step: 'answer-by', rule: 'answer-by', day: answer, link };
  if (deprecation.date < asOf) return [asked, deprecate];
  const active = milestoneDay(series, rules.activeBy);
  const step: OpenStep = { step: 'active-by', rule: 'tc-inactive', day: active };
  return [
    asked,
    ...(active.date < call.date ? [] : [step]),
    deprecate,
    ...leaving(project, releaseAfter(calendar, series, rules.cyclesToRetirement), rules),
  ];
}

/** The last day to answer a call, and the series whose release then deprecates the project. */
export function answerBy(
  call: Decision,
  calendar: Calendar,
  rules: Pick<LifecycleRules, 'answerBy'>,
): CalendarDay {
  const first = laterOf(seriesOfDecision(call, calendar).start, call.date);
  if (call.answerBy === undefined) return nextMilestone(calendar, first, rules.answerBy);
  const last = call.answerBy;
  const series = seriesAt(calendar, last) ?? nextMilestone(calendar, first, rules.answerBy).series;
  return { date: last, series, estimated: false };
}

/** The last day on which a deprecation that was discussed may be ratified. */
export function ratifyBy(considered: Decision, calendar: Calendar): CalendarDay {
  return releaseAfter(calendar, seriesOfDecision(considered, calendar), 0);
}

function stepsToRetirement(
  project: TimelineQuestion['project'],
  standing: Standing,
  calendar: Calendar,
  rules: LifecycleRules,
): readonly OpenStep[] {
  if (standing.countedFrom === undefined) return [];
  const day = releaseAfter(calendar, standing.countedFrom, rules.cyclesToRetirement);
  return standing.stage === 'merged'
    ? [{ step: 'retire-by', rule: 'two-cycles', day }]
    : leaving(project, day, rules);
}

function leaving(
  project: TimelineQuestion['project'],
  day: CalendarDay,
  rules: LifecycleRules,
): readonly OpenStep[] {
  const out: OpenStep = { step: 'retire-by', rule: 'two-cycles', day };
  const move: OpenStep = { step: 'move-to-stadium-by', rule: 'stadium-first', day };
  return rules.stadiumFirst && isInTree(project) ? [move, out] : [out];
}

function openEntry(
  project: string,
  step: OpenStep,
  waiver: Decision | undefined,
  calendar: Calendar,
  asOf: IsoDate,
): TimelineEntry {
  const until = waiver?.until;
  const isWaived = until !== undefined && step.day.date < until;
  const date = isWaived ? until : step.day.date;
  return {
    project,
    step: step.step,
    date,
    state: stateOf(date, calendar, asOf),
    estimated: !isWaived && step.day.estimated,
    rule: isWaived ? 'waiver-ends' : step.rule,
    ...(isWaived ? {} : { series: step.day.series.name }),
    ...(step.link === undefined ? {} : { link: step.link }),
  };
}

/** A date is late the day after; it is due when it falls into the cycle of the as-of date. */
function stateOf(date: IsoDate, calendar: Calendar, asOf: IsoDate): TimelineEntry['state'] {
  if (date < asOf) return 'overdue';
  const cycle = seriesAt(calendar, asOf);
  return cycle !== undefined && date <= cycle.release ? 'due' : 'planned';
}

function waiverEntry(
  waiver: Decision | undefined,
  calendar: Calendar,
  asOf: IsoDate,
): readonly TimelineEntry[] {
  if (waiver?.until === undefined) return [];
  const { project, until, link } = waiver;
  const state = stateOf(until, calendar, asOf);
  const step = 'waiver-ends';
  return [{ project, step, date: until, state, estimated: false, rule: step, link }];
}

function byDate(one: TimelineEntry, other: TimelineEntry): number {
  return one.date < other.date ? -1 : one.date > other.date ? 1 : 0;
}
