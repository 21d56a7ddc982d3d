// What a gate run comes to: whether it was decided, whether it passed, at which try, and which jobs failed it.

import { type EpochSeconds, isInside, type TimeWindow } from '../../domain/time.ts';
import type { GateBuildset } from './facts.ts';
import { isGateFailure } from './results.ts';

export function passed({ result }: GateBuildset): boolean {
  return result === 'SUCCESS';
}

/** A result counts from the time its run ended. */
export function isDecided(each: GateBuildset, until: EpochSeconds): boolean {
  const isResult = passed(each) || isGateFailure(each.result);
  return isResult && each.endedAt !== undefined && each.endedAt <= until;
}

/** Patch sets that passed in the window, and how many of them at their first decided run. */
export function firstTries(
  all: readonly GateBuildset[],
  until: EpochSeconds,
  window: Pick<TimeWindow, 'from' | 'to'>,
): { readonly good: number; readonly atFirstTry: number } {
  const good = [...triesOf(all, until).values()].filter((runs) =>
    runs.some((run) => passed(run) && isInside(run.endedAt ?? 0, window)),
  );
  const atOnce = good.filter((runs) => {
    const first = runs.toSorted((a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0))[0];
    return first !== undefined && passed(first);
  });
  return { good: good.length, atFirstTry: atOnce.length };
}

/** Decided runs of each patch set. */
function triesOf(all: readonly GateBuildset[], until: EpochSeconds) {
  const tries = new Map<string, GateBuildset[]>();
  for (const each of all) {
    if (each.change === undefined || !isDecided(each, until)) continue;
    const key = `${each.repository} ${each.change} ${each.patchSet ?? ''}`;
    tries.set(key, [...(tries.get(key) ?? []), each]);
  }
  return tries;
}

/** Each job once a run, however often it was tried in it. */
export function failedJobs({ builds }: GateBuildset): readonly string[] {
  const failed = builds.filter(({ voting, result }) => voting && isGateFailure(result));
  return [...new Set(failed.map(({ job }) => job))];
}
