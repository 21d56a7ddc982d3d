// Tree-wide work: the same change sent to many repositories at once (community goals, requirement bumps, CI moves).
// It keeps a repository going through the gate and tells nothing of whether anybody looks after it.

import type { Commit } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { foldedSubject } from '../domain/subject.ts';
import type { EpochSeconds } from '../domain/time.ts';
import type { History } from './history.ts';

/** Repositories in which the same subject must have landed... */
export const sweepRepositories = 3;
/** ...within so many days, for the commits to count as tree-wide. */
export const sweepDays = 60;

interface Landing {
  readonly commit: Commit;
  readonly repository: RepositoryName;
  readonly at: number;
}

/** For each commit that is tree-wide: from when on that could be known. */
export type SweepIndex = ReadonlyMap<Commit, EpochSeconds>;

/** Finds the commits that are tree-wide, and when enough repositories had followed to tell. */
export function sweepIndex(histories: Iterable<History>): SweepIndex {
  const bySubject = new Map<string, Landing[]>();
  for (const { repository, landed } of histories) {
    for (const { commit, landedAt } of landed) {
      if (commit.parents.length > 1 || landedAt === undefined || commit.subject === '') continue;
      const landing = { commit, repository, at: landedAt };
      const subject = foldedSubject(commit.subject);
      const known = bySubject.get(subject);
      if (known === undefined) bySubject.set(subject, [landing]);
      else known.push(landing);
    }
  }
  const knownFrom = new Map<Commit, EpochSeconds>();
  for (const landings of bySubject.values()) {
    if (countRepositories(landings) < sweepRepositories) continue;
    markSweeps(
      landings.sort((a, b) => a.at - b.at),
      knownFrom,
    );
  }
  return knownFrom;
}

/** Slides a window of `sweepDays` over the landings; where enough repositories meet in it, all in it are marked. */
function markSweeps(landings: readonly Landing[], knownFrom: Map<Commit, EpochSeconds>): void {
  const inWindow = new Map<RepositoryName, number>();
  let first = 0;
  let marked = 0;
  for (const [last, { repository, at }] of landings.entries()) {
    inWindow.set(repository, (inWindow.get(repository) ?? 0) + 1);
    for (; (landings[first]?.at ?? at) < at - sweepDays * 86_400; first++)
      leave(inWindow, landings[first]);
    if (inWindow.size < sweepRepositories) continue;
    for (marked = Math.max(marked, first); marked <= last; marked++) {
      const landing = landings[marked];
      if (landing !== undefined) knownFrom.set(landing.commit, at);
    }
  }
}

function leave(inWindow: Map<RepositoryName, number>, landing: Landing | undefined): void {
  if (landing === undefined) return;
  const left = (inWindow.get(landing.repository) ?? 1) - 1;
  if (left === 0) inWindow.delete(landing.repository);
  else inWindow.set(landing.repository, left);
}

function countRepositories(landings: readonly Landing[]): number {
  return new Set(landings.map(({ repository }) => repository)).size;
}
