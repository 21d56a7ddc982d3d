// The verdict: points against the threshold, steady over snapshots, and none where the unknown could tip it.

import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Grade, PointsCard, Policy, Reason, Verdict, VerdictName } from '../domain/verdict.ts';
import { type Kept, keptOf } from './kept.ts';
import { type Points, pointsOf } from './points.ts';

type Side = Exclude<VerdictName, 'undetermined'>;

/** A project at one of the dates that led to the day that is judged. */
export interface DatedEvidence {
  readonly asOf: IsoDate;
  readonly evidence: ProjectEvidence;
}

export interface DatedVerdict {
  readonly asOf: IsoDate;
  readonly verdict: Verdict;
}

/**
 * Judges a project at each of its dates, earliest first: what stood before steadies what comes after. Where something
 * was unknown, every standing that it may have left is carried on, so that a lost measurement of any date can cost a
 * verdict but never turn one.
 */
export function judgeOverTime(
  policy: Policy,
  dates: readonly DatedEvidence[],
): readonly DatedVerdict[] {
  let past: readonly Standing[] = [{ side: undefined, otherSideFor: 0 }];
  return dates.map(({ asOf, evidence }) => {
    const card = cardFor(policy, evidence);
    const points = pointsOf(card, evidence.measurements);
    const kept = keptOf(card, evidence.measurements);
    const doubt = doubtOf(policy, evidence, points);
    const verdict = judge(policy, points, kept, past, doubt);
    past = standingsAfter(policy, points, kept, past, doubt);
    return { asOf, verdict };
  });
}

/** The card of the project's class. An in-tree component has one of its own, whatever it is besides. */
export function cardFor(policy: Policy, { class: own, paths }: ProjectEvidence): PointsCard {
  const wanted = paths.length > 0 ? 'in-tree-component' : own;
  const card = policy.cards.find(({ classes }) => classes.includes(wanted));
  if (card === undefined) throw new RangeError(`the policy has no card for ${wanted}`);
  return card;
}

/** What a snapshot shows of a project: its points, and whether it is finished but kept. */
interface Showing {
  readonly points: number;
  readonly isKept: boolean;
}

/** What earlier snapshots leave behind: the side that holds, and for how many snapshots the other one has shown. */
interface Standing {
  readonly side: Side | undefined;
  readonly otherSideFor: number;
}

function judge(
  policy: Policy,
  { worst, best, coverage, grades }: Points,
  kept: Kept,
  past: readonly Standing[],
  doubt: Reason | undefined,
): Verdict {
  const least: Showing = { points: worst, isKept: kept.worst };
  const most: Showing = { points: best, isKept: kept.best };
  const made = (name: VerdictName, first: readonly Reason[]): Verdict => ({
    name,
    points: worst === best ? worst : null,
    range: { worst, best },
    coverage,
    grades,
    ...(kept.grades.length > 0 && { kept: kept.grades }),
    reasons: atLeastOne([...first, ...reasonsOf(grades, name)], name),
  });
  if (doubt !== undefined) return made('undetermined', [doubt]);
  const [side, ...otherSides] = new Set(
    past.flatMap((each) => [sideOf(policy, least, each), sideOf(policy, most, each)]),
  );
  if (side === undefined || otherSides.length > 0) {
    const code = worst === best ? 'unknown-whether-kept' : 'unknown-could-tip';
    return made('undetermined', [{ code, args: { worst, best } }]);
  }
  const isHeld = side !== plainSide(policy, least) || side !== plainSide(policy, most);
  if (isHeld) return made(side, [heldFor(policy)]);
  const isKept = side === 'healthy' && worst < policy.thresholds.healthy;
  return made(side, isKept ? [{ code: 'finished-but-kept', args: {} }] : []);
}

function heldFor({ thresholds: { snapshotsToFlip } }: Policy): Reason {
  return { code: 'held', args: { snapshots: snapshotsToFlip } };
}

/** Why there can be no verdict at all, whatever the points. */
function doubtOf(policy: Policy, evidence: ProjectEvidence, points: Points): Reason | undefined {
  const { minimumCoverage, youngDays } = policy.thresholds;
  const age = evidence.measurements['age'];
  if (age?.state === 'measured' && age.value < youngDays) {
    return { code: 'too-young', args: { days: age.value, youngDays } };
  }
  if (age?.state === 'unknown') {
    return { code: 'unknown-could-tip', args: { worst: points.worst, best: points.best } };
  }
  if (points.coverage >= minimumCoverage) return undefined;
  return {
    code: 'too-little-evidence',
    args: { coverage: points.coverage, minimumCoverage },
  };
}

function plainSide(policy: Policy, { points, isKept }: Showing): Side {
  return isKept || points >= policy.thresholds.healthy ? 'healthy' : 'at-risk';
}

/** The side that shows, unless the one that stood before still holds. Never falls as points rise, or for being kept. */
function sideOf(policy: Policy, showing: Showing, past: Standing): Side {
  const { healthy, margin, snapshotsToFlip } = policy.thresholds;
  const { points } = showing;
  const side = plainSide(policy, showing);
  if (past.side === undefined || past.side === side) return side;
  const distance = side === 'healthy' ? points - healthy : healthy - points;
  const isClear = distance >= margin;
  return isClear || past.otherSideFor + 1 >= snapshotsToFlip ? side : past.side;
}

/** Every standing that the date may leave behind: one where all is known, more where the points could be several. */
function standingsAfter(
  policy: Policy,
  { worst, best, grades }: Points,
  kept: Kept,
  past: readonly Standing[],
  doubt: Reason | undefined,
): readonly Standing[] {
  const isAllKnown = grades.every(({ measurement }) => measurement.state !== 'unknown');
  const isSure = isAllKnown && doubt?.code !== 'unknown-could-tip';
  if (isSure && doubt !== undefined) return past;
  const ways = kept.worst === kept.best ? [kept.best] : [kept.worst, kept.best];
  const possible = Array.from({ length: best - worst + 1 }, (_, index) => worst + index);
  const showings = possible.flatMap((points) => ways.map((isKept) => ({ points, isKept })));
  const after = past.flatMap((each) =>
    showings.map((showing) => standingAfter(policy, showing, each)),
  );
  return distinct(isSure ? after : [...past, ...after]);
}

function standingAfter(policy: Policy, showing: Showing, past: Standing): Standing {
  const side = sideOf(policy, showing, past);
  const isShowing = plainSide(policy, showing) === side;
  return { side, otherSideFor: isShowing ? 0 : past.otherSideFor + 1 };
}

function distinct(standings: readonly Standing[]): readonly Standing[] {
  return [
    ...new Map(standings.map((each) => [`${each.side} ${each.otherSideFor}`, each])).values(),
  ];
}

/** What cost most points first for a project at risk, what earned most first for a healthy one. */
function reasonsOf(grades: readonly Grade[], name: VerdictName): readonly Reason[] {
  const weight = ({ worst, of }: Grade) => (name === 'healthy' ? worst : of - worst);
  return grades
    .filter((grade) => grade.of > 0 && weight(grade) > 0)
    .toSorted((a, b) => weight(b) - weight(a))
    .map(({ reason }) => reason);
}

function atLeastOne(reasons: readonly Reason[], name: VerdictName): readonly [Reason, ...Reason[]] {
  const [first, ...rest] = reasons;
  return first === undefined ? [{ code: `plainly-${name}`, args: {} }] : [first, ...rest];
}
