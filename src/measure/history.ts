// When each commit landed on the default branch. A date means what was visible then, not what was dated then:
// of commits dated in the 90 days before a day, up to 17 % land only after it.

import type { Commit, RepositoryFacts } from '../domain/facts.ts';
import { positionsOf } from '../domain/positions.ts';
import type { RepositoryName } from '../domain/project.ts';
import { type EpochSeconds, endOfDay, type IsoDate } from '../domain/time.ts';
import { landingTimes } from './landing.ts';
import { countUntil } from './statistics.ts';

export interface History {
  readonly repository: RepositoryName;
  /** Every commit of the default branch in the order of landing. */
  readonly landed: readonly Commit[];
  /** Beside `landed`: the position on `mainline` of the commit that brought each in. */
  readonly steps: Int32Array;
  /** The first-parent commits, oldest first. */
  readonly mainline: readonly Commit[];
  /** When each of them landed: never earlier than the one before it. Undefined where no date of the line can be true. */
  readonly landings: readonly EpochSeconds[] | undefined;
  /** False where a commit of the first-parent line is missing: whatever stands behind it is out of sight. */
  readonly isWhole: boolean;
}

/** Orders a repository's commits by when they landed. Linear in the number of commits. */
export function landingHistory({ repository, tip, commits }: RepositoryFacts): History {
  const positionOf = positionsOf(commits);
  const mainline = firstParents(tip, (id) => commits[positionOf(id) ?? -1]).reverse();
  const landings = landingTimes(mainline.map(({ committedAt }) => committedAt));
  const landed: Commit[] = [];
  const steps = new Int32Array(commits.length);
  const isSeen = new Uint8Array(commits.length);
  for (const [step, arrival] of mainline.entries()) {
    for (const commit of newlyReachable(arrival, commits, positionOf, isSeen)) {
      steps[landed.length] = step;
      landed.push(commit);
    }
  }
  const isWhole = commits.length === 0 || mainline[0]?.parents.length === 0;
  return { repository, landed, steps: steps.slice(0, landed.length), mainline, landings, isWhole };
}

/** When the commit at this place of `landed` landed; undefined where no date of the line can be true. */
export function landedAt({ landings, steps }: History, at: number): EpochSeconds | undefined {
  return landings?.[steps[at] ?? -1];
}

/** The step that was the tip at the end of the day: the last before the first that landed after it. */
export function tipStepAt({ mainline, landings }: History, asOf: IsoDate): number | undefined {
  const limit = endOfDay(asOf);
  const steps =
    landings === undefined ? mainline.length : countUntil(landings, (each) => each > limit);
  return steps === 0 ? undefined : steps - 1;
}

/** The commit that was the tip then; undefined before the first. */
export function tipAt(history: History, asOf: IsoDate): string | undefined {
  const step = tipStepAt(history, asOf);
  return step === undefined ? undefined : history.mainline[step]?.id;
}

/** How many of the landed commits, in their order, had landed by the end of the day; 0 before the first. */
export function landedCount(history: History, asOf: IsoDate): number {
  const step = tipStepAt(history, asOf);
  return step === undefined ? 0 : countUntil(history.steps, (each) => each > step);
}

function firstParents(tip: string, commitOf: (id: string) => Commit | undefined): Commit[] {
  const chain: Commit[] = [];
  for (let next = commitOf(tip); next !== undefined; ) {
    chain.push(next);
    const parent = next.parents[0];
    next = parent === undefined ? undefined : commitOf(parent);
  }
  return chain;
}

function newlyReachable(
  arrival: Commit,
  commits: readonly Commit[],
  positionOf: (id: string) => number | undefined,
  isSeen: Uint8Array,
): readonly Commit[] {
  const found: Commit[] = [];
  const waiting = [positionOf(arrival.id)];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const commit = commits[next];
    if (commit === undefined || isSeen[next] === 1) continue;
    isSeen[next] = 1;
    found.push(commit);
    waiting.push(...commit.parents.map(positionOf).filter((each) => each !== undefined));
  }
  return found;
}
