// What comes next for a project: each step that its stage leaves open, with its day and the rule that gives it.

import { hasCycles } from '../domain/cycle.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { isInTree, type Project } from '../domain/project.ts';
import { type CalendarDay, milestoneDay, nextMilestone, releaseAfter } from './calendar.ts';
import { answerBy, ratifyBy } from './deadlines.ts';
import { decidedSteps } from './decided-steps.ts';
import type { LifecycleRules, RuleCode } from './rules.ts';
import type { Scene } from './scene.ts';
import { type Standing, seriesOfDecision } from './stage.ts';

/** What is to happen, the day by which, and the rule that gives the day. */
export interface OpenStep {
  readonly step: string;
  readonly rule: RuleCode;
  readonly day: CalendarDay;
  readonly link?: string;
}

type StepProject = Pick<Project, 'name' | 'paths' | 'role'>;

/** The steps that are open to a project as it stands; none once it is retired. */
export function openSteps(
  project: StepProject,
  standing: Standing,
  scene: Scene,
): readonly OpenStep[] {
  if (standing.pending !== undefined) return [pendingStep(standing.pending, scene)];
  if (standing.considered !== undefined) {
    return stepsOfDiscussion(project, standing.considered, scene);
  }
  switch (standing.stage) {
    case 'active':
      return project.role === 'judged' ? reassessment(scene) : [];
    case 'calling':
      return stepsOfCall(project, standing.decision as Decision, scene);
    case 'deprecated':
    case 'merged':
      return stepsToRetirement(project, standing, scene);
    case 'retired':
      return [];
    default:
      return standing.stage satisfies never;
  }
}

function pendingStep(pending: NonNullable<Standing['pending']>, { calendar }: Scene): OpenStep {
  const series = seriesOfDecision(pending.decision, calendar);
  const { step, rule } = decidedSteps[pending.decision.kind];
  const day = { date: pending.day, series, estimated: series.estimated };
  return { step, rule, day, link: pending.decision.link };
}

/** Every cycle begins with one; a family without cycles looks again when it wants to. */
function reassessment({ calendar, rules, asOf }: Scene): readonly OpenStep[] {
  if (!hasCycles(calendar)) return [];
  const day = nextMilestone(calendar, asOf, rules.reassessBy);
  return [{ step: 'reassess-by', rule: 'reassessment', day }];
}

/** What follows if the deprecation is ratified in its cycle; afterwards only that it was not. */
function stepsOfDiscussion(
  project: StepProject,
  considered: Decision,
  scene: Scene,
): readonly OpenStep[] {
  const { calendar, rules, asOf } = scene;
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
function stepsOfCall(project: StepProject, call: Decision, scene: Scene): readonly OpenStep[] {
  const { calendar, rules, asOf } = scene;
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
    ...(active.date < call.date || !hasCycles(calendar) ? [] : [step]),
    deprecate,
    ...leaving(project, releaseAfter(calendar, series, rules.cyclesToRetirement), rules),
  ];
}

function stepsToRetirement(
  project: StepProject,
  standing: Standing,
  scene: Scene,
): readonly OpenStep[] {
  if (standing.countedFrom === undefined) return [];
  const { calendar, rules } = scene;
  const day = releaseAfter(calendar, standing.countedFrom, rules.cyclesToRetirement);
  return standing.stage === 'merged'
    ? [{ step: 'retire-by', rule: 'two-cycles', day }]
    : leaving(project, day, rules);
}

function leaving(
  project: StepProject,
  day: CalendarDay,
  rules: LifecycleRules,
): readonly OpenStep[] {
  const out: OpenStep = { step: 'retire-by', rule: 'two-cycles', day };
  const move: OpenStep = { step: 'move-to-stadium-by', rule: 'stadium-first', day };
  return rules.stadiumFirst && isInTree(project) ? [move, out] : [out];
}
