// Where a project stands follows from its decisions alone: no figure retires a project, no date passes by itself.

import type { Calendar, Series } from '../domain/cycle.ts';
import type { Decision, DecisionKind, Stage } from '../domain/lifecycle.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy, VerdictName } from '../domain/verdict.ts';
import { calendarFor, laterOf, releaseAfter, seriesNamed, seriesOfDay } from './calendar.ts';

/** What the decisions up to a day amount to. */
export interface Standing {
  readonly stage: Stage;
  /** The decision that led there; absent while nothing was decided. */
  readonly decision?: Decision;
  /** Day from which the stage holds. */
  readonly since?: IsoDate;
  /** Series from which the two cycles are counted, in the stages `deprecated` and `merged`. */
  readonly countedFrom?: Series;
  /** A deprecation that was discussed since, and neither ratified nor answered by another decision. */
  readonly considered?: Decision;
  /** Decided, but takes effect after the day. */
  readonly pending?: { readonly decision: Decision; readonly day: IsoDate };
}

/** The stage that a decision leads to; undefined where it leaves the project where it stands. */
export const stageAfter: Readonly<Record<DecisionKind, Stage | undefined>> = {
  'consider-deprecation': undefined,
  waive: undefined,
  healthy: 'active',
  call: 'calling',
  volunteers: 'active',
  deprecate: 'deprecated',
  retire: 'retired',
  'merge-into': 'merged',
  revive: 'active',
};

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

/** The newest decision that holds on the day; a waiver holds until its last day. */
export function decisionInForce(
  decisions: readonly Decision[],
  project: string,
  asOf: IsoDate,
): Decision | undefined {
  return decisionsOf(decisions, project, asOf).findLast(
    (decision) => decision.kind !== 'waive' || isInForce(decision, asOf),
  );
}

/** The waiver that holds on the day, if any. */
export function waiverInForce(
  decisions: readonly Decision[],
  project: string,
  asOf: IsoDate,
): Decision | undefined {
  return decisionsOf(decisions, project, asOf).findLast(
    (decision) => decision.kind === 'waive' && isInForce(decision, asOf),
  );
}

/** The project's stage on the day. */
export function stageOf(
  decisions: readonly Decision[],
  calendar: Calendar,
  policy: Policy['lifecycle'],
  project: string,
  asOf: IsoDate,
): Stage {
  return standingOf(decisions, calendar, policy, project, asOf).stage;
}

/** The project's stage on the day, with the decision and the series it rests on. */
export function standingOf(
  decisions: readonly Decision[],
  calendar: Calendar,
  policy: Policy['lifecycle'],
  project: string,
  asOf: IsoDate,
): Standing {
  const through = calendarFor(calendar, policy.cyclesToRetirement, asOf);
  return decisionsOf(decisions, project, asOf).reduce<Standing>(
    (standing, decision) => afterDecision(standing, decision, through, policy, asOf),
    { stage: 'active' },
  );
}

/**
 * Whether figures and decision point the same way. A merger and a waiver say nothing about health, so nothing
 * contradicts them; where the figures decide nothing, there is nothing to compare.
 */
export function agreement(
  verdict: VerdictName | undefined,
  decision: Decision | undefined,
  asOf: IsoDate,
): 'agree' | 'differ' | 'no-decision' {
  if (decision === undefined || decision.date > asOf) return 'no-decision';
  if (decision.kind === 'waive' && !isInForce(decision, asOf)) return 'no-decision';
  if (verdict === undefined || verdict === 'undetermined') return 'no-decision';
  const said = saidByDecision[decision.kind];
  return said === undefined || said === verdict ? 'agree' : 'differ';
}

const saidByDecision: Readonly<Record<DecisionKind, VerdictName | undefined>> = {
  healthy: 'healthy',
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
  calendar: Calendar,
  policy: Policy['lifecycle'],
  asOf: IsoDate,
): Standing {
  if (decision.kind === 'waive') return before;
  if (decision.kind === 'consider-deprecation') return { ...before, considered: decision };
  const day = dayOfEffect(before, decision, calendar, policy);
  const { pending: _superseded, ...current } = before;
  if (day > asOf) return { ...current, pending: { decision, day } };
  const stage = stageAfter[decision.kind] ?? before.stage;
  const counts = stage === 'deprecated' || stage === 'merged';
  return {
    stage,
    decision,
    since: day,
    ...(counts ? { countedFrom: seriesOfDecision(decision, calendar) } : {}),
  };
}

/** The series in which a decision takes effect: the one it names, else that of its date. */
export function seriesOfDecision(decision: Decision, calendar: Calendar): Series {
  return decision.cycle === undefined
    ? seriesOfDay(calendar, decision.date)
    : seriesNamed(calendar, decision.cycle);
}

/** A later cycle delays a decision to its first day; a retirement recorded ahead waits for the end of the two cycles. */
function dayOfEffect(
  before: Standing,
  decision: Decision,
  calendar: Calendar,
  policy: Policy['lifecycle'],
): IsoDate {
  if (decision.cycle === undefined) return decision.date;
  const named = seriesNamed(calendar, decision.cycle).start;
  const waits = decision.kind === 'retire' && decision.immediate !== true;
  const earliest =
    waits && before.countedFrom !== undefined
      ? releaseAfter(calendar, before.countedFrom, policy.cyclesToRetirement).date
      : named;
  return [decision.date, named, earliest].reduce(laterOf);
}

function isInForce(waiver: Decision, asOf: IsoDate): boolean {
  return waiver.until === undefined || asOf <= waiver.until;
}
