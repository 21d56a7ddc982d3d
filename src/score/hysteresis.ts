// Hysteresis: what earlier snapshots leave behind, so that a verdict does not change and change back on noise.

import { daysBetween, type IsoDate } from '../domain/time.ts';
import type { Policy, Reason, VerdictName } from '../domain/verdict.ts';
import type { Kept } from './finished-but-kept.ts';
import type { Points } from './points.ts';

export type Side = Exclude<VerdictName, 'undetermined'>;

/** What a snapshot shows of a project: its points, and whether it is finished but kept. */
export interface Showing {
  readonly asOf: IsoDate;
  readonly points: number;
  readonly isKept: boolean;
}

/** What earlier snapshots leave behind. */
export interface Standing {
  /** The side that holds; undefined before the first verdict. */
  readonly side: Side | undefined;
  /** Since when, and in how many snapshots, the other one has shown. */
  readonly otherSide: { readonly since: IsoDate; readonly snapshots: number } | undefined;
}

export const noStanding: Standing = { side: undefined, otherSide: undefined };

/** A line through the points that a verdict, or a level of it, does not cross on noise. */
export interface Line {
  /** Points from which the better side begins. */
  readonly at: number;
  readonly thresholds: Pick<Policy['thresholds'], 'margin' | 'snapshotsToFlip' | 'daysToFlip'>;
}

/** The side of one snapshot by itself. */
export function sideShown({ at }: Line, { points, isKept }: Showing): Side {
  return isKept || points >= at ? 'healthy' : 'at-risk';
}

/** The side that shows, unless the one that stood before still holds. Never falls as points rise, or for being kept. */
export function sideAfter(line: Line, showing: Showing, past: Standing): Side {
  const side = sideShown(line, showing);
  if (past.side === undefined || past.side === side) return side;
  const distance = side === 'healthy' ? showing.points - line.at : line.at - showing.points;
  return distance >= line.thresholds.margin || hasLasted(line, showing, past) ? side : past.side;
}

/** Whether the other side, with this snapshot, has shown often enough and for long enough. */
function hasLasted({ thresholds }: Line, { asOf }: Showing, { otherSide }: Standing): boolean {
  const { snapshotsToFlip, daysToFlip = 0 } = thresholds;
  const snapshots = (otherSide?.snapshots ?? 0) + 1;
  const days = daysBetween(otherSide?.since ?? asOf, asOf);
  return snapshots >= snapshotsToFlip && days >= daysToFlip;
}

export function standingAfter(line: Line, showing: Showing, past: Standing): Standing {
  const side = sideAfter(line, showing, past);
  if (sideShown(line, showing) === side) return { side, otherSide: undefined };
  const { since, snapshots } = past.otherSide ?? { since: showing.asOf, snapshots: 0 };
  return { side, otherSide: { since, snapshots: snapshots + 1 } };
}

/** Every standing that the date may leave behind: one where all is known, more where the points could be several. */
export function standingsAfter(
  line: Line,
  {
    asOf,
    points: { worst, best, grades },
    kept,
  }: { readonly asOf: IsoDate; readonly points: Points; readonly kept: Kept },
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

/** Each standing once. */
function distinct(standings: readonly Standing[]): readonly Standing[] {
  return [...new Map(standings.map((each) => [JSON.stringify(each), each])).values()];
}
