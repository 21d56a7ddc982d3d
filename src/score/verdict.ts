// The verdict: points against the threshold, steady over snapshots, and none where the unknown could tip it.

import type { Measurement } from '../domain/measurement.ts';
import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type {
  Grade,
  Level,
  PointsCard,
  Policy,
  Reason,
  Verdict,
  VerdictName,
} from '../domain/verdict.ts';
import { type Kept, keptOf } from './finished-but-kept.ts';
import {
  distinct,
  type Line,
  noStanding,
  type Showing,
  type Standing,
  sideAfter,
  sideShown,
  standingAfter,
} from './hysteresis.ts';
import { levelsOf, type Surroundings, signsOf, silence, usualSurroundings } from './level.ts';
import { missingOf } from './missing.ts';
import { type Points, pointsOf } from './points.ts';
import { settlingAnswer } from './settling-answer.ts';

/** A project at one of the dates that led to the day that is judged. */
export interface DatedEvidence {
  readonly asOf: IsoDate;
  readonly evidence: ProjectEvidence;
}

export interface DatedVerdict {
  readonly asOf: IsoDate;
  readonly verdict: Verdict;
  /** The rows that nobody was asked about: only days that lack the same ones are compared. */
  readonly unasked: string;
}

/**
 * Judges a project at each of its dates, earliest first: what stood before steadies what comes after. Where something
 * was unknown, every standing that it may have left is carried on, so that a lost measurement of any date can cost a
 * verdict but never turn one. A day over other sources is passed over: points of reviews and git are no points of git. A level goes with the verdict that is held and the points of the day; silence is entered and left at once.
 */
export function judgeOverTime(
  policy: Policy,
  dates: readonly DatedEvidence[],
  around: Surroundings = usualSurroundings,
): readonly DatedVerdict[] {
  const line = lineOf(policy);
  const standings = new Map<string, readonly Standing[]>();
  const made: DatedVerdict[] = [];
  for (const { asOf, evidence } of dates) {
    const card = cardFor(policy, evidence);
    const unasked = unaskedRows(card, evidence);
    const past = standings.get(unasked) ?? [noStanding];
    const points = pointsOf(card, evidence.measurements);
    const seen = { asOf, evidence, card, points, kept: keptOf(card, evidence.measurements) };
    const doubt = doubtOf(policy, evidence, points);
    const held = judge(policy, seen, past, doubt);
    const silent = silence(policy, evidence, seen.kept, asOf, around);
    const levels = silent === undefined ? levelsOf(policy, held) : (['silent'] as const);
    const verdict = spoken(policy, held, levels, silent, seen);
    const before = made.findLast((each) => each.unasked === unasked)?.verdict;
    made.push({ asOf, unasked, verdict: { ...verdict, since: sinceWhen(verdict, asOf, before) } });
    standings.set(unasked, standingsAfter(line, seen, past, doubt));
  }
  return made;
}

/** Rows with points whose source was not asked, or keeps no record of so early a day. */
function unaskedRows({ groups }: PointsCard, { measurements }: ProjectEvidence): string {
  return groups
    .flatMap(({ rows }) => rows)
    .filter(({ bands }) => bands.some(({ points }) => points > 0))
    .filter(({ measure }) => isUnasked(measurements[measure]))
    .map(({ measure }) => measure)
    .join();
}

function isUnasked(measurement: Measurement | undefined): boolean {
  if (measurement === undefined) return true;
  if (measurement.state !== 'not-applicable') return false;
  return ['not-asked', 'record-begins'].includes(measurement.reason.code);
}

function lineOf({ thresholds }: Policy): Line {
  return { at: thresholds.healthy, thresholds };
}

/** The verdict as it is given: silence goes before whatever the points say. */
function spoken(
  policy: Policy,
  held: Held,
  levels: readonly Level[],
  silent: Reason | undefined,
  { evidence, card, points: { worst } }: Seen,
): Omit<Verdict, 'since'> {
  const name = silent === undefined ? held.name : 'at-risk';
  const [level = null, ...others] = levels;
  return {
    ...held,
    name,
    level: others.length === 0 ? level : null,
    levels,
    short: name === 'healthy' ? 0 : Math.max(0, policy.thresholds.healthy - worst),
    signs: signsOf(policy, evidence),
    missing: missingOf(card, held.grades),
    reasons:
      silent === undefined
        ? held.reasons
        : [silent, ...held.reasons.filter(({ code }) => code !== 'held')],
  };
}

function sinceWhen(
  { name, levels }: Pick<Verdict, 'name' | 'levels'>,
  asOf: IsoDate,
  before: Verdict | undefined,
): IsoDate {
  const isSame = before?.name === name && before.levels.join() === levels.join();
  return isSame ? before.since : asOf;
}

/** The card of the project's class. An in-tree component has one of its own, whatever it is besides. */
export function cardFor(policy: Policy, { class: own, paths }: ProjectEvidence): PointsCard {
  const wanted = paths.length > 0 ? 'in-tree-component' : own;
  const card = policy.cards.find(({ classes }) => classes.includes(wanted));
  if (card === undefined) throw new RangeError(`the policy has no card for ${wanted}`);
  return card;
}

/** One date of a project on its card. */
interface Seen {
  readonly asOf: IsoDate;
  readonly evidence: ProjectEvidence;
  readonly card: PointsCard;
  readonly points: Points;
  readonly kept: Kept;
}

/** The verdict by the points alone, steadied. */
type Held = Pick<Verdict, 'name' | 'points' | 'range' | 'coverage' | 'grades' | 'kept' | 'reasons'>;

function judge(
  policy: Policy,
  { asOf, points: { worst, best, coverage, grades }, kept }: Seen,
  past: readonly Standing[],
  doubt: Reason | undefined,
): Held {
  const line = lineOf(policy);
  const least: Showing = { asOf, points: worst, isKept: kept.worst };
  const most: Showing = { asOf, points: best, isKept: kept.best };
  const made = (name: VerdictName, first: readonly Reason[]): Held => ({
    name,
    points: worst === best ? worst : null,
    range: { worst, best },
    coverage,
    grades,
    ...(kept.grades.length > 0 && { kept: kept.grades }),
    reasons: atLeastOne([...new Set([...first, ...reasonsOf(grades, name)])], name),
  });
  if (doubt !== undefined) return made('undetermined', [doubt]);
  const sidesOf = (from: Showing, to: Showing) =>
    new Set(past.flatMap((each) => [sideAfter(line, from, each), sideAfter(line, to, each)]));
  const [side, ...otherSides] = sidesOf(least, most);
  if (side === undefined || otherSides.length > 0) {
    const code = openBecause(least, most);
    const settles =
      code === 'unknown-could-tip' ? settlingAnswer(grades, least, most, sidesOf) : {};
    return made('undetermined', [{ code, args: { worst, best, ...settles } }]);
  }
  const isHeld = side !== sideShown(line, least) || side !== sideShown(line, most);
  if (isHeld) return made(side, [heldFor(policy)]);
  const isKept = side === 'healthy' && worst < policy.thresholds.healthy;
  return made(side, isKept ? keptReasons(kept, grades) : []);
}

/** That it is finished but kept, then the figures that make it so. */
function keptReasons({ grades: conditions }: Kept, grades: readonly Grade[]): readonly Reason[] {
  const measured = conditions.flatMap(({ condition: { measure }, holds }) =>
    holds === 'yes' ? grades.filter((grade) => grade.measure === measure) : [],
  );
  return [{ code: 'finished-but-kept', args: {} }, ...measured.map(({ reason }) => reason)];
}

/** What leaves the verdict open: points, being kept, or what was unknown at an earlier date. */
function openBecause(least: Showing, most: Showing): string {
  if (least.points !== most.points) return 'unknown-could-tip';
  return least.isKept === most.isKept ? 'unknown-earlier' : 'unknown-whether-kept';
}

function heldFor({ thresholds: { snapshotsToFlip, daysToFlip = 0 } }: Policy): Reason {
  return { code: 'held', args: { snapshots: snapshotsToFlip, days: daysToFlip } };
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

/** Every standing that the date may leave behind: one where all is known, more where the points could be several. */
function standingsAfter(
  line: Line,
  { asOf, points: { worst, best, grades }, kept }: Pick<Seen, 'asOf' | 'points' | 'kept'>,
  past: readonly Standing[],
  doubt: Reason | undefined,
): readonly Standing[] {
  const isAllKnown = grades.every((grade) => grade.worst === grade.best);
  const isSure = isAllKnown && doubt?.code !== 'unknown-could-tip';
  if (isSure && doubt !== undefined) return past;
  const ways = kept.worst === kept.best ? [kept.best] : [kept.worst, kept.best];
  const showings = tellingPoints(line, worst, best).flatMap((points) =>
    ways.map((isKept) => ({ asOf, points, isKept })),
  );
  const after = past.flatMap((each) =>
    showings.map((showing) => standingAfter(line, showing, each)),
  );
  return distinct(isSure ? after : [...past, ...after]);
}

/** The points of a range that can leave different standings: its ends, and both sides of the line and of its margins. */
function tellingPoints({ at, thresholds: { margin } }: Line, worst: number, best: number) {
  const edges = [at - margin, at, at + margin].map(Math.ceil);
  const near = [worst, best, ...edges.flatMap((edge) => [edge - 1, edge, edge + 1])];
  return [...new Set(near)].filter((points) => worst <= points && points <= best);
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
