// The same commit in two repositories: forks of one history, a project with its old and its new home, a repository that
// was split off, also where splitting gave every commit a new id.

import type { Commit } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { EpochSeconds } from '../domain/time.ts';
import type { History } from './history.ts';

/** A script may commit the same to several repositories within a second; a shared past is longer than that. */
const sharedRun = 5;

interface Standing {
  readonly repository: RepositoryName;
  readonly commit: Commit;
}

/** For each commit that stands in two repositories or more: what is the same for all its copies. */
export function copiesIn(histories: readonly History[]): ReadonlyMap<Commit, string> {
  if (histories.length < 2) return new Map();
  const copies = new Map<Commit, string>();
  const doubtful = new Map<Commit, string>();
  for (const standings of writtenAtOnce(histories)) {
    const isSure = isSameId(standings) || standings[0]?.commit.changeId !== undefined;
    const found = isSure ? copies : doubtful;
    for (const { commit } of standings) found.set(commit, writtenAs(commit));
  }
  for (const run of runsOf([...doubtful.keys()]))
    for (const commit of run) copies.set(commit, writtenAs(commit));
  return copies;
}

/** Commits of one author, written and committed at one time, under one subject, in more than one repository. */
function writtenAtOnce(histories: readonly History[]): readonly (readonly Standing[])[] {
  const isShared = sharedDates(histories);
  const all = histories.flatMap(({ repository, landed }) =>
    landed.flatMap((commit) => (isShared(commit.authoredAt) ? [{ repository, commit }] : [])),
  );
  const dated = inTwo(all, ({ commit }) => commit.authoredAt);
  return dated.flatMap((each) => inTwo(each, ({ commit }) => writtenAs(commit)));
}

/** Whether commits of two repositories were written at that second: nearly all stand alone, and are looked at no further. */
function sharedDates(histories: readonly History[]): (date: EpochSeconds | undefined) => boolean {
  const homes = new Map<EpochSeconds, RepositoryName | null>();
  for (const { repository, landed } of histories) {
    for (const commit of landed) {
      if (commit.authoredAt === undefined) continue;
      const home = homes.get(commit.authoredAt);
      homes.set(commit.authoredAt, home === undefined || home === repository ? repository : null);
    }
  }
  return (date) => date !== undefined && homes.get(date) === null;
}

/** Those that have something in common, where they stand in two repositories or more. */
function inTwo(
  all: readonly Standing[],
  common: (each: Standing) => unknown,
): readonly (readonly Standing[])[] {
  const groups = new Map<unknown, Standing[]>();
  for (const each of all) add(groups, common(each), each);
  return [...groups.values()].filter((each) =>
    each.some(({ repository }) => repository !== each[0]?.repository),
  );
}

/** The same for all copies of a commit. */
export function writtenAs({ author, authoredAt, committedAt, changeId, subject }: Commit): string {
  return [author.name, author.address, authoredAt, committedAt, changeId, subject].join('\0');
}

/** Commits that are linked from parent to child, where they are enough for a shared past. */
function runsOf(commits: readonly Commit[]): readonly (readonly Commit[])[] {
  const byId = new Map<string, Commit[]>();
  for (const commit of commits) add(byId, commit.id, commit);
  const linked = new Map<string, string[]>();
  for (const { id, parents } of commits) {
    for (const parent of parents.filter((each) => byId.has(each))) {
      add(linked, id, parent);
      add(linked, parent, id);
    }
  }
  const seen = new Set<string>();
  return [...byId.keys()].flatMap((id) => {
    if (seen.has(id)) return [];
    const run = new Set([id]);
    for (const each of run) for (const next of linked.get(each) ?? []) run.add(next);
    for (const each of run) seen.add(each);
    return run.size < sharedRun ? [] : [[...run].flatMap((each) => byId.get(each) ?? [])];
  });
}

function isSameId(standings: readonly Standing[]): boolean {
  return standings.every(({ commit }) => commit.id === standings[0]?.commit.id);
}

function add<K, T>(groups: Map<K, T[]>, key: K, each: T): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [each]);
  else known.push(each);
}
