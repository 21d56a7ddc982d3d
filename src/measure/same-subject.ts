// Work that landed under a subject which several repositories have. Nearly every subject stands in one of them alone: of those
// no more than a hash is kept while all are looked at.

import type { Commit } from '../domain/facts.ts';
import { hash32 } from '../domain/hash32.ts';
import type { RepositoryName } from '../domain/project.ts';
import { foldedSubject } from '../domain/subject.ts';
import type { EpochSeconds } from '../domain/time.ts';
import { type History, landedAt } from './history.ts';

export interface Subjected {
  readonly commit: Commit;
  readonly repository: RepositoryName;
  readonly at: EpochSeconds;
}

/** By subject, in the order of landing; where `isAlone` counts, also what one repository has. */
export function bySubject<Landing>(
  histories: readonly History[],
  isWork: (commit: Commit) => boolean,
  isAlone: boolean,
  landingOf: (each: Subjected) => Landing,
): Iterable<Landing[]> {
  const hashes: number[] = [];
  const homes = new Map<number, RepositoryName | null>();
  for (const { commit, repository } of worked(histories, isWork)) {
    const hash = hash32(foldedSubject(commit.subject));
    hashes.push(hash);
    const home = homes.get(hash);
    homes.set(hash, home === undefined || home === repository ? repository : null);
  }
  const groups = new Map<string, Landing[]>();
  let next = 0;
  for (const each of worked(histories, isWork)) {
    const isShared = homes.get(hashes[next++] ?? 0) === null;
    if (!isShared && !isAlone) continue;
    const subject = foldedSubject(each.commit.subject);
    const known = groups.get(subject);
    if (known === undefined) groups.set(subject, [landingOf(each)]);
    else known.push(landingOf(each));
  }
  return groups.values();
}

function* worked(
  histories: readonly History[],
  isWork: (commit: Commit) => boolean,
): Iterable<Subjected> {
  for (const history of histories) {
    const { repository, landed } = history;
    for (const [position, commit] of landed.entries()) {
      const at = landedAt(history, position);
      if (commit.parents.length > 1 || at === undefined || commit.subject === '') continue;
      if (isWork(commit)) yield { commit, repository, at };
    }
  }
}
