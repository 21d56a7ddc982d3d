// When each commit landed on the default branch. A date means what was visible then, not what was dated then:
// of commits dated in the 90 days before a day, up to 17 % land only after it.

import type { Commit, RepositoryFacts } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { type EpochSeconds, endOfDay, type IsoDate } from '../domain/time.ts';
import { landingTimes } from './landing.ts';
import { countUntil } from './statistics.ts';

export interface LandedCommit {
  readonly commit: Commit;
  /** When the first-parent commit that brought it in landed; undefined where no date of the line can be true. */
  readonly landedAt: EpochSeconds | undefined;
  /** Position of that first-parent commit, the first commit of the branch being 0. */
  readonly step: number;
}

export interface History {
  readonly repository: RepositoryName;
  /** Every commit of the default branch in the order of landing. */
  readonly landed: readonly LandedCommit[];
  /** The first-parent commits, oldest first. */
  readonly mainline: readonly Commit[];
  /** When each of them landed: never earlier than the one before it. Undefined where no date of the line can be true. */
  readonly landings: readonly EpochSeconds[] | undefined;
  /** False where a commit of the first-parent line is missing: whatever stands behind it is out of sight. */
  readonly isWhole: boolean;
}

/** Orders a repository's commits by when they landed. Linear in the number of commits. */
export function landingHistory(facts: RepositoryFacts): History {
  const byId = new Map(facts.commits.map((commit) => [commit.id, commit]));
  const mainline = firstParents(facts.tip, byId).reverse();
  const landings = landingTimes(mainline.map(({ committedAt }) => committedAt));
  const seen = new Set<string>();
  const landed: LandedCommit[] = [];
  for (const [step, arrival] of mainline.entries()) {
    for (const commit of newlyReachable(arrival, byId, seen)) {
      landed.push({ commit, landedAt: landings?.[step], step });
    }
  }
  const isWhole = facts.commits.length === 0 || mainline[0]?.parents.length === 0;
  return { repository: facts.repository, landed, mainline, landings, isWhole };
}

/** The step that was the tip at the end of the day: the last before the first that landed after it. */
export function tipStepAt({ mainline, landings }: History, asOf: IsoDate): number | undefined {
  const limit = endOfDay(asOf);
  const steps =
    landings === undefined ? mainline.length : countUntil(landings, (each) => each > limit);
  return steps === 0 ? undefined : steps - 1;
}

/** How many of the landed commits, in their order, had landed by the end of the day; 0 before the first. */
export function landedCount(history: History, asOf: IsoDate): number {
  const step = tipStepAt(history, asOf);
  return step === undefined ? 0 : countUntil(history.landed, (each) => each.step > step);
}

function firstParents(tip: string, byId: ReadonlyMap<string, Commit>): Commit[] {
  const chain: Commit[] = [];
  for (let next = byId.get(tip); next !== undefined; ) {
    chain.push(next);
    const parent = next.parents[0];
    next = parent === undefined ? undefined : byId.get(parent);
  }
  return chain;
}

function newlyReachable(
  arrival: Commit,
  byId: ReadonlyMap<string, Commit>,
  seen: Set<string>,
): readonly Commit[] {
  const found: Commit[] = [];
  const waiting = [arrival];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next.id)) continue;
    seen.add(next.id);
    found.push(next);
    for (const id of next.parents) {
      const parent = byId.get(id);
      if (parent !== undefined && !seen.has(id)) waiting.push(parent);
    }
  }
  return found;
}
