// Where a project stands follows from its decisions alone: no figure retires a project, no date passes by itself.

import type { Calendar, Series } from '../domain/cycle.ts';
import type { Decision, DecisionKind, Stage } from '../domain/lifecycle.ts';
import { daysBetween, type IsoDate } from '../domain/time.ts';
import type { VerdictName } from '../domain/verdict.ts';
import { laterOf, releaseAfter, seriesNamed, seriesOfDay } from './calendar.ts';
import type { Scene } from './scene.ts';

/** What the decisions up to a day amount to. */
export interface Standing {
  readonly stage: Stage;
  /** Everything decided about it, in order of date; on one day, in order of the file. */
  readonly decisions: readonly Decision[];
  /** The newest decision that holds on the day; a waiver holds until its last day. */
  readonly inForce?: Decision;
  /** The waiver that holds on the day. */
  readonly waiver?: Decision;
  /** The decision that led there; absent while nothing was decided. */
  readonly decision?: Decision;
  /** Day from which the stage holds. */
  readonly since?: IsoDate;
  /** Series from which the two cycles are counted, in the stages `deprecated` and `merged`. */
  readonly countedFrom?: Series;
  /** A deprecation that was discussed, and can still be ratified. It lapses with its cycle. */
  readonly considered?: Decision;
  /** The TC marked it inactive, and nothing was decided since. */
  readonly inactive?: Decision;
  /** Decided, but takes effect after the day. */
  readonly pending?: { readonly decision: Decision; readonly day: IsoDate };
}

/** The stage that a decision leads to; undefined where it leaves the project where it stands. */
export const stageAfter: Readonly<Record<DecisionKind, Stage | undefined>> = {
  'consider-deprecation': undefined,
  discuss: undefined,
  'out-of-discussion': undefined,
  'adoption-wanted': undefined,
  finished: undefined,
  inactive: undefined,
  waive: undefined,
  healthy: 'active',
  keep: 'active',
  call: 'calling',
  volunteers: 'active',
  experimental: 'experimental',
  deprecate: 'deprecated',
  supersede: 'deprecated',
  retire: 'retired',
  'merge-into': 'merged',
  revive: 'active',
};

/** The project's stage on the day, with the decision and the series it rests on. */
export function standingOf(scene: Scene, project: string, asOf = scene.asOf): Standing {
  const decisions = decisionsOf(scene.decisions, project, asOf);
  const holds = decisions.filter(({ kind, until }) => kind !== 'waive' || !isOver(until, asOf));
  const inForce = holds.at(-1);
  const waiver = holds.findLast(({ kind }) => kind === 'waive');
  return decisions.reduce<Standing>(
    (standing, decision) => afterDecision(standing, decision, scene, asOf),
    {
      stage: 'active',
      decisions,
      ...(inForce === undefined ? {} : { inForce }),
      ...(waiver === undefined ? {} : { waiver }),
    },
  );
}

/** The project's decisions up to and including the day, in order of date; on one day, in order of the file. */
export function decisionsOf(
  decisions: readonly Decision[],
  project: string,
  asOf: IsoDate,
): readonly Decision[] {
  return decisions
    .filter((decision) => decision.project === project && decision.date <= asOf)
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0));
}

/**
 * Whether figures and decision point the same way. A merger, a waiver and a project that is kept or superseded say
 * nothing about health, so nothing contradicts them; where the figures decide nothing, there is nothing to compare.
 */
export function agreement(
  verdict: VerdictName | undefined,
  decision: Decision | undefined,
  asOf: IsoDate,
): 'agree' | 'differ' | 'no-decision' {
  if (decision === undefined || decision.date > asOf) return 'no-decision';
  if (decision.kind === 'waive' && isOver(decision.until, asOf)) return 'no-decision';
  if (verdict === undefined || verdict === 'undetermined') return 'no-decision';
  if (lapses.has(decision.kind) && daysBetween(decision.date, asOf) > lookBackDays) {
    return 'no-decision';
  }
  const said = saidByDecision[decision.kind];
  return said === undefined || said === verdict ? 'agree' : 'differ';
}

/** Figures look back a year: what was said of a project's health before is about what they no longer see. */
const lookBackDays = 365;
const lapses: ReadonlySet<DecisionKind> = new Set<DecisionKind>([
  ...(['healthy', 'volunteers', 'revive', 'inactive', 'consider-deprecation', 'call'] as const),
]);

const saidByDecision: Readonly<Record<DecisionKind, VerdictName | undefined>> = {
  healthy: 'healthy',
  keep: undefined,
  discuss: undefined,
  'out-of-discussion': undefined,
  'adoption-wanted': undefined,
  finished: 'healthy',
  inactive: 'at-risk',
  experimental: 'at-risk',
  supersede: undefined,
  'consider-deprecation': 'at-risk',
  volunteers: 'healthy',
  revive: 'healthy',
  call: 'at-risk',
  deprecate: 'at-risk',
  retire: 'at-risk',
  'merge-into': undefined,
  waive: undefined,
};

function afterDecision(
  before: Standing,
  decision: Decision,
  scene: Scene,
  asOf: IsoDate,
): Standing {
  if (decision.kind === 'inactive') return { ...before, inactive: decision };
  if (decision.kind === 'consider-deprecation') {
    const { considered: _older, ...rest } = before;
    const lapses = releaseAfter(scene.calendar, seriesOfDecision(decision, scene.calendar), 0).date;
    return asOf <= lapses ? { ...rest, considered: decision } : rest;
  }
  if (stageAfter[decision.kind] === undefined) return before;
  const day = dayOfEffect(before, decision, scene);
  const { pending: _superseded, ...current } = before;
  if (day > asOf) return { ...current, pending: { decision, day } };
  const { decisions, inForce, waiver } = before;
  const stage = stageAfter[decision.kind] ?? before.stage;
  const counts = stage === 'deprecated' || stage === 'merged';
  return {
    ...{ decisions, stage, decision, since: day },
    ...(inForce === undefined ? {} : { inForce }),
    ...(waiver === undefined ? {} : { waiver }),
    ...(counts ? { countedFrom: seriesOfDecision(decision, scene.calendar) } : {}),
  };
}

/** The series in which a decision takes effect: the one it names, else that of its date. */
export function seriesOfDecision(decision: Decision, calendar: Calendar): Series {
  return decision.cycle === undefined
    ? seriesOfDay(calendar, decision.date)
    : seriesNamed(calendar, decision.cycle);
}

/** A later cycle delays a decision to its first day; a retirement recorded ahead waits for the end of the two cycles. */
function dayOfEffect(before: Standing, decision: Decision, { calendar, rules }: Scene): IsoDate {
  if (decision.cycle === undefined) return decision.date;
  const named = seriesNamed(calendar, decision.cycle).start;
  const waits = decision.kind === 'retire' && decision.immediate !== true;
  const earliest =
    waits && before.countedFrom !== undefined
      ? releaseAfter(calendar, before.countedFrom, rules.cyclesToRetirement).date
      : named;
  return [decision.date, named, earliest].reduce(laterOf);
}

function isOver(until: IsoDate | undefined, asOf: IsoDate): boolean {
  return until !== undefined && until < asOf;
}
