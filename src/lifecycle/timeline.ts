// What was done, what is late and what comes next, each date with the rule that gives it.

import { type Calendar, seriesAt } from '../domain/cycle.ts';
import type { Decision, TimelineEntry } from '../domain/lifecycle.ts';
import type { Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy } from '../domain/verdict.ts';
import { calendarFor } from './calendar.ts';
import { decidedSteps } from './decided-steps.ts';
import { type OpenStep, openSteps } from './open-steps.ts';
import { lifecycleRules } from './rules.ts';
import { decisionsOf, seriesOfDecision, standingOf, waiverInForce } from './stage.ts';

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

function doneEntry(decision: Decision, calendar: Calendar): TimelineEntry {
  const { step, rule } = decidedSteps[decision.kind];
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
