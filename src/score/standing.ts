// Hysteresis: what earlier snapshots leave behind, so that a verdict does not change and change back on noise.

import { daysBetween, type IsoDate } from '../domain/time.ts';
import type { Policy, VerdictName } from '../domain/verdict.ts';

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

/** The side of one snapshot by itself. */
export function sideShown(policy: Policy, { points, isKept }: Showing): Side {
  return isKept || points >= policy.thresholds.healthy ? 'healthy' : 'at-risk';
}

/** The side that shows, unless the one that stood before still holds. Never falls as points rise, or for being kept. */
export function sideAfter(policy: Policy, showing: Showing, past: Standing): Side {
  const side = sideShown(policy, showing);
  if (past.side === undefined || past.side === side) return side;
  const { healthy, margin } = policy.thresholds;
  const distance = side === 'healthy' ? showing.points - healthy : healthy - showing.points;
  return distance >= margin || hasLasted(policy, showing, past) ? side : past.side;
}

/** Whether the other side, with this snapshot, has shown often enough and for long enough. */
function hasLasted(policy: Policy, { asOf }: Showing, { otherSide }: Standing): boolean {
  const { snapshotsToFlip, daysToFlip = 0 } = policy.thresholds;
  const snapshots = (otherSide?.snapshots ?? 0) + 1;
  const days = daysBetween(otherSide?.since ?? asOf, asOf);
  return snapshots >= snapshotsToFlip && days >= daysToFlip;
}

export function standingAfter(policy: Policy, showing: Showing, past: Standing): Standing {
  const side = sideAfter(policy, showing, past);
  if (sideShown(policy, showing) === side) return { side, otherSide: undefined };
  const { since, snapshots } = past.otherSide ?? { since: showing.asOf, snapshots: 0 };
  return { side, otherSide: { since, snapshots: snapshots + 1 } };
}

/** Each standing once. */
export function distinct(standings: readonly Standing[]): readonly Standing[] {
  return [...new Map(standings.map((each) => [JSON.stringify(each), each])).values()];
}
