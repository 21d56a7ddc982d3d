// Which kind of decision may follow which stage, and how long it has to wait.

import { type Calendar, hasCycles } from '../domain/cycle.ts';
import type { Decision, DecisionKind, Stage } from '../domain/lifecycle.ts';
import { addDays } from '../domain/time.ts';
import { milestoneDay, releaseAfter } from './calendar.ts';
import { answerBy, firstAllowed, ratifyBy } from './deadlines.ts';
import { isApplied, type RuleCode, rules as ruleTable } from './rules.ts';
import { type Standing, seriesOfDecision } from './stage.ts';
import type { Refusal } from './step.ts';
import type { LifecycleRules } from './terms.ts';

/** A decision and where its project stands when it is taken. */
export interface Move {
  readonly decision: Decision;
  readonly standing: Standing;
  readonly calendar: Calendar;
  readonly rules: LifecycleRules;
  readonly livesInTree: boolean;
}

/** The rule that forbids the move, if any. */
export function checkMove(move: Move): Refusal | undefined {
  const refusal = moveChecks[move.decision.kind](move);
  return refusal !== undefined && isApplied(refusal.rule, move.decision.date) ? refusal : undefined;
}

/** What each kind of decision asks of the stage the project is in. */
const moveChecks: Readonly<Record<DecisionKind, (move: Move) => Refusal | undefined>> = {
  healthy: (step) => ended(step) ?? deprecationStands(step),
  keep: (step) => ended(step) ?? deprecationStands(step),
  discuss: ended,
  'out-of-discussion': (step) => ended(step) ?? deprecationStands(step),
  'consider-deprecation': (step) => ended(step) ?? alreadyDeprecated(step),
  call: (step) => ended(step) ?? deprecationStands(step) ?? callIsOpen(step) ?? answersInTime(step),
  volunteers: (step) => ended(step) ?? answersACall(step),
  'adoption-wanted': ended,
  finished: (step) => ended(step) ?? deprecationStands(step) ?? namesWhoAnswers(step),
  inactive: (step) => ended(step) ?? isKnownToTheTc(step),
  experimental: (step) => ended(step) ?? deprecationStands(step) ?? isExperimental(step),
  deprecate: (step) => ended(step) ?? alreadyDeprecated(step) ?? waitsForAnswers(step),
  supersede: (step) => ended(step) ?? alreadyDeprecated(step) ?? namesWhatInstead(step),
  retire: (step) =>
    alreadyRetired(step) ??
    leavesThroughStadium(step) ??
    isDeprecatedFirst(step) ??
    twoCycles(step),
  'merge-into': (step) => ended(step) ?? namesAnother(step),
  revive: (step) => canBeRevived(step) ?? comesBackInTime(step),
  waive: (step) => ended(step) ?? hasEnd(step),
};

function ended({ standing, decision }: Move): Refusal | undefined {
  const ends: Partial<Record<Stage, RuleCode>> = {
    retired: 'retired-is-the-end',
    merged: 'merged-is-the-end',
  };
  const rule = ends[standing.stage];
  return (
    rule && { rule, detail: `${decision.project} is ${standing.stage} since ${standing.since}` }
  );
}

function deprecationStands({ standing }: Move): Refusal | undefined {
  if (standing.stage !== 'deprecated') return undefined;
  return {
    rule: 'deprecation-stands',
    detail: `it is deprecated since ${standing.since}; revive it`,
  };
}

function isExperimental({ standing }: Move): Refusal | undefined {
  if (standing.stage !== 'experimental') return undefined;
  return { rule: 'no-repetition', detail: `it is experimental since ${standing.since}` };
}

function namesWhatInstead({ decision }: Move): Refusal | undefined {
  if (decision.instead !== undefined) return undefined;
  return { rule: 'instead-named', detail: 'it does not say what to use instead' };
}

function namesWhoAnswers({ decision }: Move): Refusal | undefined {
  if (decision.answeredFor !== undefined) return undefined;
  const detail = 'it does not name the team that answers for it';
  return { rule: 'finished-is-answered-for', detail };
}

/** The framework is younger than many decisions. */
function isKnownToTheTc({ decision }: Move): Refusal | undefined {
  const { since } = ruleTable['tc-inactive'];
  if (decision.date >= since) return undefined;
  return { rule: 'not-in-the-future', detail: `the TC has that mark since ${since}` };
}

function callIsOpen({ standing, calendar, rules, decision }: Move): Refusal | undefined {
  if (standing.stage !== 'calling' || standing.decision === undefined) return undefined;
  const last = answerBy(standing.decision, calendar, rules).date;
  if (decision.date > last) return undefined;
  const detail = `the call of ${standing.decision.date} is open until ${last}`;
  return { rule: 'call-open', detail };
}

function answersInTime({ decision }: Move): Refusal | undefined {
  if (decision.answerBy === undefined || decision.answerBy > decision.date) return undefined;
  const detail = `its last day, ${decision.answerBy}, is not after ${decision.date}`;
  return { rule: 'answer-by', detail };
}

function answersACall({ standing }: Move): Refusal | undefined {
  const isAsked = standing.decisions.some(({ kind }) => kind === 'adoption-wanted');
  if (standing.stage === 'calling' || (isAsked && standing.stage !== 'deprecated'))
    return undefined;
  return { rule: 'volunteers-answer-a-call', detail: `no call is open; it is ${standing.stage}` };
}

function alreadyDeprecated({ standing }: Move): Refusal | undefined {
  if (standing.stage !== 'deprecated') return undefined;
  return { rule: 'no-repetition', detail: `it is deprecated since ${standing.since}` };
}

function waitsForAnswers(step: Move): Refusal | undefined {
  const { standing, decision, rules, calendar } = step;
  const { considered } = standing;
  const isDiscussed =
    considered !== undefined && decision.date <= ratifyBy(considered, calendar).date;
  if (!rules.callFirst || isDiscussed || standing.stage === 'experimental') return undefined;
  if (standing.stage !== 'calling' || standing.decision === undefined) {
    const detail = 'call for maintainers first, or record the discussion with consider-deprecation';
    return { rule: 'call-first', detail };
  }
  const last = answerBy(standing.decision, calendar, rules).date;
  if (decision.date > last) return sparedSoFar(step, standing.decision);
  return {
    rule: 'call-open',
    detail: `the call is open until ${last}`,
    earliest: addDays(last, 1),
  };
}

/** Some calls promise that nothing is deprecated in their own cycle. */
function sparedSoFar({ decision, calendar }: Move, call: Decision): Refusal | undefined {
  const first = firstAllowed(call, calendar);
  if (first === undefined || seriesOfDecision(decision, calendar).start >= first.start) {
    return undefined;
  }
  const detail = `the call of ${call.date} promised not to deprecate it before ${first.name}`;
  return { rule: 'call-open', detail, earliest: first.start };
}

function alreadyRetired({ standing }: Move): Refusal | undefined {
  if (standing.stage !== 'retired') return undefined;
  return { rule: 'no-repetition', detail: `it is retired since ${standing.since}` };
}

function leavesThroughStadium({ livesInTree, rules, decision }: Move): Refusal | undefined {
  if (!livesInTree || !rules.stadiumFirst || decision.immediate === true) return undefined;
  const detail =
    'it lives in the tree of another project; merge it into a stadium project of its own first';
  return { rule: 'stadium-first', detail };
}

function isDeprecatedFirst({ standing, decision }: Move): Refusal | undefined {
  if (decision.immediate === true || standing.countedFrom !== undefined) return undefined;
  const detail = `it is ${standing.stage}, not deprecated; --immediate is for what was never implemented`;
  return { rule: 'deprecate-first', detail };
}

function twoCycles({ standing, decision, calendar, rules }: Move): Refusal | undefined {
  if (decision.immediate === true || standing.countedFrom === undefined) return undefined;
  const from = standing.countedFrom;
  const end = releaseAfter(calendar, from, rules.cyclesToRetirement);
  const isAhead = decision.cycle !== undefined;
  const effect = isAhead ? seriesOfDecision(decision, calendar).release : decision.date;
  if (effect >= end.date) return undefined;
  const detail = hasCycles(calendar)
    ? `it is ${standing.stage} since ${from.name}; ${end.series.name} is the first series without it`
    : `it is ${standing.stage} since ${standing.since}`;
  return { rule: 'two-cycles', detail, earliest: end.date };
}

function namesAnother({ decision, calendar }: Move): Refusal | undefined {
  const { into, project } = decision;
  if (into === undefined || into.trim() === '') {
    return {
      rule: 'into-another-project',
      detail: 'it does not name the project that takes it over',
    };
  }
  if (into.startsWith('x/') && hasCycles(calendar)) {
    const detail = `${into} is outside: retire here and start anew there`;
    return { rule: 'retire-and-start-anew', detail };
  }
  if (into !== project) return undefined;
  return { rule: 'into-another-project', detail: `${project} cannot be merged into itself` };
}

function canBeRevived({ standing }: Move): Refusal | undefined {
  if (standing.stage === 'deprecated' || standing.stage === 'retired') return undefined;
  const rule = standing.stage === 'merged' ? 'merged-is-the-end' : 'nothing-to-revive';
  return { rule, detail: `it is ${standing.stage}` };
}

/** Coming back after a retirement is joining anew: not in the same cycle, and in a cycle's first milestone. */
function comesBackInTime({ standing, decision, calendar, rules }: Move): Refusal | undefined {
  if (standing.stage !== 'retired' || standing.decision === undefined) return undefined;
  if (!hasCycles(calendar)) return undefined;
  const series = seriesOfDecision(decision, calendar);
  const evicted = calendar.findLast(({ start }) => start <= (standing.since ?? decision.date));
  if (!rules.backInSameCycle && series.name === evicted?.name) {
    const detail = `it was retired ${standing.since}, in the same cycle, ${series.name}`;
    return { rule: 'not-in-cycle-of-eviction', detail, earliest: addDays(series.release, 1) };
  }
  const last = milestoneDay(series, rules.reassessBy).date;
  if (decision.date <= last) return undefined;
  const detail = `the first milestone of ${series.name} ended ${last}`;
  return { rule: 'join-in-first-milestone', detail, earliest: addDays(series.release, 1) };
}

function hasEnd({ decision }: Move): Refusal | undefined {
  if (decision.until === undefined) return { rule: 'waiver-ends', detail: 'it has no last day' };
  if (decision.until > decision.date) return undefined;
  return { rule: 'waiver-ends', detail: `its last day, ${decision.until}, is not after its date` };
}
