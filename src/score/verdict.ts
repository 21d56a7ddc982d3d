// The verdict of one day: points against the threshold, steadied by what stood before, and none where the unknown could tip it.

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
import type { Kept } from './finished-but-kept.ts';
import { type Line, type Showing, type Standing, sideAfter, sideShown } from './hysteresis.ts';
import { levelsOf, type Surroundings, signsOf, silence } from './level.ts';
import { missingOf } from './missing.ts';
import type { Points } from './points.ts';
import { settlingAnswer } from './settling-answer.ts';

/** One date of a project on its card. */
export interface Seen {
  readonly asOf: IsoDate;
  readonly evidence: ProjectEvidence;
  readonly card: PointsCard;
  readonly points: Points;
  readonly kept: Kept;
}

/** The verdict of a date, given every standing that may have come before it. */
export function verdictOf(
  policy: Policy,
  seen: Seen,
  past: readonly Standing[],
  doubt: Reason | undefined,
  around: Surroundings,
): Omit<Verdict, 'since'> {
  const held = judge(policy, seen, past, doubt);
  const silent = silence(policy, seen.evidence, seen.kept, seen.asOf, around);
  const levels = silent === undefined ? levelsOf(policy, held) : (['silent'] as const);
  return spoken(policy, held, levels, silent, seen);
}

export function lineOf({ thresholds }: Policy): Line {
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
    const code = openBecause(line, least, most);
    const settles =
      code === 'unknown-whether-kept' ? {} : settlingAnswer(grades, least, most, sidesOf);
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

/** What leaves the verdict open: what was unknown at an earlier date where the day by itself is on one side, else its points or being kept. */
function openBecause(line: Line, least: Showing, most: Showing): string {
  if (sideShown(line, least) === sideShown(line, most)) return 'unknown-earlier';
  return least.points === most.points ? 'unknown-whether-kept' : 'unknown-could-tip';
}

function heldFor({ thresholds: { snapshotsToFlip, daysToFlip = 0 } }: Policy): Reason {
  return { code: 'held', args: { snapshots: snapshotsToFlip, days: daysToFlip } };
}

/** Why there can be no verdict at all, whatever the points. */
export function doubtOf(
  policy: Policy,
  evidence: ProjectEvidence,
  points: Points,
): Reason | undefined {
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
