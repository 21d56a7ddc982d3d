// What was done, what is late and what comes next, each date with the rule that gives it.

import { hasCycles, seriesAt } from '../domain/cycle.ts';
import { type Decision, dueMilestones, type TimelineEntry } from '../domain/lifecycle.ts';
import type { Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { nextMilestone } from './calendar.ts';
import { decidedSteps } from './decided-steps.ts';
import { ruleCode } from './family-rules.ts';
import { type OpenStep, openSteps } from './open-steps.ts';
import type { Scene } from './scene.ts';
import { seriesOfDecision, standingOf } from './stage.ts';

export type TimelineProject = Pick<Project, 'name' | 'paths' | 'role'>;

/** The project's timeline as it could be known on the day: what was done first, then what is open, by date. */
export function timelineOf(scene: Scene, project: TimelineProject): readonly TimelineEntry[] {
  const standing = standingOf(scene, project.name);
  const past = standing.decisions
    .filter((decision) => decision !== standing.pending?.decision)
    .flatMap((decision) => [doneEntry(decision, scene), ...followedEntry(decision, scene)]);
  const open = openSteps(project, standing, scene).map((step) =>
    openEntry(project.name, step, standing.waiver, scene),
  );
  const actions = standing.decisions.flatMap((decision) => actionEntries(decision, scene));
  return [...past, ...open, ...actions, ...waiverEntry(standing.waiver, scene)].sort(byDate);
}

function doneEntry(decision: Decision, { calendar }: Scene): TimelineEntry {
  const { step, rule } = decidedSteps[decision.kind];
  const named = decision.cycle === undefined ? undefined : seriesOfDecision(decision, calendar);
  const series = named ?? seriesAt(calendar, decision.date);
  return {
    project: decision.project,
    step,
    date: decision.date,
    state: 'done',
    estimated: false,
    rule: ruleCode(decision.immediate === true ? 'immediate' : rule, calendar),
    ...(series === undefined || !hasCycles(calendar) ? {} : { series: series.name }),
    link: decision.link,
  };
}

/** Governance, or the code, caught up with what was decided; told from the day on which it did. */
function followedEntry(decision: Decision, { asOf }: Scene): readonly TimelineEntry[] {
  const { project, followed } = decision;
  if (followed === undefined || followed.date > asOf) return [];
  const { date, link } = followed;
  const rule = 'followed-later';
  return [{ project, step: 'followed', date, state: 'done', estimated: false, rule, link }];
}

function openEntry(
  project: string,
  step: OpenStep,
  waiver: Decision | undefined,
  scene: Scene,
): TimelineEntry {
  const until = waiver?.until;
  const isWaived = until !== undefined && step.day.date < until;
  const date = isWaived ? until : step.day.date;
  return {
    project,
    step: step.step,
    date,
    state: stateOf(date, scene),
    estimated: !isWaived && step.day.estimated,
    rule: isWaived ? 'waiver-ends' : ruleCode(step.rule, scene.calendar),
    ...(isWaived || !hasCycles(scene.calendar) ? {} : { series: step.day.series.name }),
    ...(step.link === undefined ? {} : { link: step.link }),
    ...(step.about === undefined ? {} : { about: step.about }),
  };
}

/** A date is late the day after; it is due when it falls into the cycle of the as-of date. */
function stateOf(date: IsoDate, { calendar, asOf }: Scene): TimelineEntry['state'] {
  if (date < asOf) return 'overdue';
  const cycle = seriesAt(calendar, asOf);
  return cycle !== undefined && date <= cycle.release ? 'due' : 'planned';
}

/** What a decision asked for stays open until it is done, whatever became of the project. */
function actionEntries(decision: Decision, scene: Scene): readonly TimelineEntry[] {
  const { project, actions = [], date: from } = decision;
  return actions.map(({ what, role, due, done }) => {
    const entry = { project, step: 'action', rule: 'action-until-done', action: { what, role } };
    if (done !== undefined && done.date <= scene.asOf) {
      return { ...entry, date: done.date, state: 'done', estimated: false, link: done.link };
    }
    const { date, estimated } = isMilestone(due)
      ? nextMilestone(scene.calendar, from, due)
      : { date: due, estimated: false };
    return { ...entry, date, state: stateOf(date, scene), estimated, link: decision.link };
  });
}

function isMilestone(due: string): boolean {
  return dueMilestones.includes(due);
}

function waiverEntry(waiver: Decision | undefined, scene: Scene): readonly TimelineEntry[] {
  if (waiver?.until === undefined) return [];
  const { project, until, link } = waiver;
  const state = stateOf(until, scene);
  const step = 'waiver-ends';
  return [{ project, step, date: until, state, estimated: false, rule: step, link }];
}

function byDate(one: TimelineEntry, other: TimelineEntry): number {
  return one.date < other.date ? -1 : one.date > other.date ? 1 : 0;
}
