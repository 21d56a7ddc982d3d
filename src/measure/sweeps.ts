// The same change sent to many repositories at once (community goals, requirement bumps, CI moves). It keeps a
// repository going through the gate and tells nothing of whether anybody looks after it; inside one family it does.

import type { Commit } from '../domain/facts.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { EpochSeconds } from '../domain/time.ts';
import type { Families } from './families.ts';
import type { History } from './history.ts';
import { bySubject, type Subjected } from './same-subject.ts';
import { countUntil } from './statistics.ts';

/** Repositories in which the same subject must have landed... */
export const sweepRepositories = 3;
/** ...within so many days, for the commits to count as a sweep. */
export const sweepDays = 60;
const sweepSeconds = sweepDays * 86_400;

/** Files that the tools of a whole fleet dictate: different people who change them under one subject do one thing. */
const dictated =
  /(^|\/)(\.?zuul(\.d\/.+|\.ya?ml)|\.(github|circleci)\/.+|tox\.ini|setup\.(py|cfg)|pyproject\.toml|MANIFEST\.in|[^/]*requirements[^/]*\.txt|[^/]*constraints\.txt|go\.(mod|sum)|package(-lock)?\.json|Makefile[^/]*|releasenotes\/source\/conf\.py|\.[^/]+)$/;

/** Whether the tools of a whole fleet dictate what stands there. */
export function isDictated(path: string): boolean {
  return dictated.test(path);
}

/** What is known of a commit that is part of a sweep, and since when. */
export interface Sweep {
  readonly knownFrom: EpochSeconds;
  /** How far the sweep reaches until `treeWideFrom`: it is the family's own care, or might be. */
  readonly scope: 'family-wide' | 'perhaps-family-wide' | 'tree-wide';
  readonly treeWideFrom: EpochSeconds;
}

interface Landing extends Subjected {
  readonly person: PersonKey;
}

export type SweepIndex = ReadonlyMap<Commit, Sweep>;

/**
 * Finds the commits that are part of a sweep, and when enough repositories had followed to tell. With `missing` repositories
 * unread, whatever would be a sweep if they had it too.
 */
export function sweepIndex(
  histories: readonly History[],
  directory: PeopleDirectory,
  families: Families,
  copyOf: ReadonlyMap<Commit, string>,
  isWork: (commit: Commit) => boolean,
  missing = 0,
): SweepIndex {
  const enough = Math.max(1, sweepRepositories - missing);
  const sweeps = new Map<Commit, Sweep>();
  if (histories.length < enough) return sweeps;
  const landingOf = (each: Subjected): Landing => ({
    ...each,
    person: directory.personOf(each.commit.author),
  });
  for (const all of bySubject(histories, isWork, enough === 1, landingOf)) {
    if (countRepositories(all) < enough) continue;
    const { landings, copies } = partCopies(
      all.sort((a, b) => a.at - b.at),
      copyOf,
    );
    const known = new Map<Landing, EpochSeconds>();
    for (const bound of byBond(landings)) markSweeps(bound, known, enough);
    for (const [landing, knownFrom] of known) {
      const reach =
        missing === 0
          ? reachOf(landing, knownFrom, landings, families)
          : ({ scope: 'tree-wide', treeWideFrom: knownFrom } as const);
      const sweep = { knownFrom, ...reach };
      for (const commit of [landing.commit, ...(copies.get(landing) ?? [])])
        sweeps.set(commit, sweep);
    }
  }
  return sweeps;
}

/** A repository that was split off carries the history of the one it came from: the same commit, not the same change. */
function partCopies(all: readonly Landing[], copyOf: ReadonlyMap<Commit, string>) {
  const firsts = new Map<string, Landing>();
  const copies = new Map<Landing, Commit[]>();
  for (const landing of all) {
    const key = copyOf.get(landing.commit) ?? landing.commit.id;
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, landing);
    else add(copies, first, landing.commit);
  }
  return { landings: [...firsts.values()], copies };
}

/** The same subject is one change where one person sent it, or where it went into the same file of that kind. */
function byBond(landings: readonly Landing[]): Iterable<readonly Landing[]> {
  const bonds = new Map<string, Landing[]>();
  for (const landing of landings) {
    add(bonds, `by ${landing.person}`, landing);
    for (const path of landing.commit.paths)
      if (isDictated(path)) add(bonds, `in ${path}`, landing);
  }
  return bonds.values();
}

/** Slides a window of `sweepDays` over the landings; where enough repositories meet in it, all in it are marked. */
function markSweeps(
  landings: readonly Landing[],
  known: Map<Landing, EpochSeconds>,
  enough: number,
): void {
  const inWindow = new Map<RepositoryName, number>();
  let first = 0;
  let marked = 0;
  for (const [last, { repository, at }] of landings.entries()) {
    inWindow.set(repository, (inWindow.get(repository) ?? 0) + 1);
    for (; (landings[first]?.at ?? at) < at - sweepSeconds; first++)
      leave(inWindow, landings[first]);
    if (inWindow.size < enough) continue;
    for (marked = Math.max(marked, first); marked <= last; marked++) {
      const landing = landings[marked];
      if (landing !== undefined) known.set(landing, Math.min(at, known.get(landing) ?? at));
    }
  }
}

/**
 * Whether a sweep is the care of one family, and until when it looked so. With enough repositories of others to look
 * at, it is where none of them has it; with none, it may be where one person changed fewer than half of the family.
 */
function reachOf(
  { repository, at, person }: Landing,
  knownFrom: EpochSeconds,
  landings: readonly Landing[],
  families: Families,
): Pick<Sweep, 'scope' | 'treeWideFrom'> {
  const family = families.familyOf(repository);
  if (family === undefined) return { scope: 'tree-wide', treeWideFrom: knownFrom };
  const near = nearest(landings, at);
  const left = near((each) => families.familyOf(each.repository) !== family);
  const others = families.aliveOutside(family, knownFrom);
  if (others >= sweepRepositories)
    return { scope: 'family-wide', treeWideFrom: left?.at ?? Infinity };
  const second = near((each) => each.person !== person);
  const broad = reaching(near, families.aliveMembers(family, knownFrom) / 2);
  const ends = [left, second, broad].map((each) => each?.at ?? Infinity);
  return { scope: 'perhaps-family-wide', treeWideFrom: Math.min(...ends) };
}

type Search = (isIt: (landing: Landing) => boolean) => Landing | undefined;

/** Finds the first of those around the time; a sweep through thousands of repositories is never copied for each of them. */
function nearest(landings: readonly Landing[], time: EpochSeconds): Search {
  const from = countUntil(landings, (each) => each.at >= time - sweepSeconds);
  return (isIt) => {
    for (let next = from; next < landings.length; next += 1) {
      const landing = landings[next];
      if (landing === undefined || landing.at > time + sweepSeconds) return undefined;
      if (isIt(landing)) return landing;
    }
    return undefined;
  };
}

/** The landing with which so many repositories had it. */
function reaching(near: Search, count: number): Landing | undefined {
  const seen = new Set<RepositoryName>();
  return near(({ repository }) => seen.add(repository).size >= count);
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

function add<K, T>(groups: Map<K, T[]>, key: K, each: T): void {
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [each]);
  else known.push(each);
}
