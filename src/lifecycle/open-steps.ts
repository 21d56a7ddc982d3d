// What comes next for a project: each step that its stage leaves open, with its day and the rule that gives it.

import { hasCycles } from '../domain/cycle.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { isInTree, type Project } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { type CalendarDay, milestoneDay, nextMilestone, releaseAfter } from './calendar.ts';
import { answerBy, deprecationBy, ratifyBy } from './deadlines.ts';
import { decidedSteps } from './decided-steps.ts';
import { isApplied, type RuleCode } from './rules.ts';
import type { Scene } from './scene.ts';
import { type Standing, seriesOfDecision } from './stage.ts';
import type { LifecycleRules } from './terms.ts';

/** What is to happen, the day by which, and the rule that gives the day. */
export interface OpenStep {
  readonly step: string;
  readonly rule: RuleCode;
  readonly day: CalendarDay;
  readonly link?: string;
  /** Day of the decision that it asks about. */
  readonly about?: IsoDate;
}

type StepProject = Pick<Project, 'name' | 'paths' | 'role'>;

/** The steps that are open to a project as it stands, by rules that existed on the day; none once it is retired. */
export function openSteps(
  project: StepProject,
  standing: Standing,
  scene: Scene,
): readonly OpenStep[] {
  const steps = [...inactiveStep(standing, scene), ...stepsOfStage(project, standing, scene)];
  return steps.filter(({ rule }) => isApplied(rule, scene.asOf));
}

function stepsOfStage(project: StepProject, standing: Standing, scene: Scene): readonly OpenStep[] {
  if (standing.pending !== undefined) return [pendingStep(standing.pending, scene)];
  if (standing.considered !== undefined) {
    return stepsOfDiscussion(project, standing.considered, scene);
  }
  switch (standing.stage) {
    case 'active':
    case 'experimental':
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

/** Asked only of what the TC marked. */
function inactiveStep({ inactive }: Standing, scene: Scene): readonly OpenStep[] {
  if (inactive === undefined) return [];
  const { calendar, rules } = scene;
  const day = nextMilestone(calendar, inactive.date, rules.activeBy);
  return [{ step: 'active-by', rule: 'tc-inactive', day, link: inactive.link }];
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

/** What follows if the deprecation is ratified in its cycle. */
function stepsOfDiscussion(
  project: StepProject,
  considered: Decision,
  { calendar, rules }: Scene,
): readonly OpenStep[] {
  const series = seriesOfDecision(considered, calendar);
  const day = ratifyBy(considered, calendar);
  const { link } = considered;
  return [
    { step: 'ratify-by', rule: 'ratify-in-cycle', day, link },
    { step: 'deprecate-by', rule: 'ratify-in-cycle', day },
    ...leaving(project, releaseAfter(calendar, series, rules.cyclesToRetirement), rules),
  ];
}

/** The plan of an open call. After its last day only one question is left: what became of it? */
function stepsOfCall(project: StepProject, call: Decision, scene: Scene): readonly OpenStep[] {
  const { calendar, rules, asOf } = scene;
  const answer = answerBy(call, calendar, rules);
  if (answer.date < asOf) return [settleCall(call, answer.date, scene)];
  const { link } = call;
  const day = deprecationBy(call, calendar, rules);
  return [
    { step: 'answer-by', rule: 'answer-by', day: answer, link },
    { step: 'deprecate-by', rule: 'unanswered-call', day, link },
    ...leaving(project, releaseAfter(calendar, day.series, rules.cyclesToRetirement), rules),
  ];
}

/** The stadium is reassessed each cycle: the question was due at the last reassessment since, else at the next. */
function settleCall(call: Decision, last: IsoDate, scene: Scene): OpenStep {
  const { date, link } = call;
  const { calendar, rules, asOf } = scene;
  const ask = { step: 'settle-call', rule: 'settle-call', link, about: date } as const;
  const series = seriesOfDecision(call, calendar);
  if (!hasCycles(calendar)) return { ...ask, day: { date: last, series, estimated: false } };
  const passed = calendar
    .map((series) => milestoneDay(series, rules.reassessBy))
    .findLast((day) => day.date > last && day.date < asOf);
  const day = passed ?? nextMilestone(calendar, asOf, rules.reassessBy);
  return { ...ask, day };
}

function stepsToRetirement(
  project: StepProject,
  standing: Standing,
  scene: Scene,
): readonly OpenStep[] {
  if (standing.countedFrom === undefined || standing.decision?.kind === 'supersede') return [];
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
