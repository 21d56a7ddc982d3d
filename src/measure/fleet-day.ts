// The fleet as it stood at the end of a day: only what had landed by then counts, also for what is tree-wide.

import type { Commit, Identity, Tag } from '../domain/facts.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import type { RepositoryName } from '../domain/project.ts';
import { type EpochSeconds, endOfDay, type IsoDate, type TimeWindow } from '../domain/time.ts';
import { type Credit, creditMemo, remembered } from './authorship.ts';
import type { Fleet } from './fleet.ts';
import { landedCount } from './history.ts';
import { tally } from './statistics.ts';
import { type Work, within, withoutCopies, workAt } from './work.ts';

/**
 * What only the whole fleet can tell of a day. Counted in memory for a family that fits into it, by an engine for one that
 * does not: the measures do not know which.
 */
export interface FleetFacts {
  /** Own commits of each person inside the window, by author and co-author; in the whole fleet unless told. */
  readonly ownWorkOf: (
    window: TimeWindow,
    repositories?: readonly RepositoryName[],
  ) => ReadonlyMap<PersonKey, number>;
  /** When the newest own commit of a person landed anywhere in the fleet. */
  readonly lastSeen: (person: PersonKey) => EpochSeconds | undefined;
  /** Everybody whom a commit names that had landed, each once. */
  readonly identities: () => Iterable<Identity>;
}

/** Repositories as they stood at the end of a day, among the fleet. */
export interface FleetAt extends FleetFacts {
  readonly asOf: IsoDate;
  readonly directory: PeopleDirectory;
  readonly work: ReadonlyMap<RepositoryName, readonly Work[]>;
  /** Those made by then, and those whose date cannot be true. */
  readonly tags: ReadonlyMap<RepositoryName, readonly Tag[]>;
}

/**
 * Cuts the fleet at the end of a day: only what had landed by then counts, also for what is tree-wide. The directory of
 * the day may join other people than that of the fleet. Where not all repositories are at hand, `told` is what all tell.
 */
export function fleetAt(
  fleet: Fleet,
  asOf: IsoDate,
  directory: PeopleDirectory = fleet.directory,
  told?: FleetFacts,
): FleetAt {
  const creditOf = directory === fleet.directory ? undefined : creditMemo(directory);
  const work = new Map<RepositoryName, readonly Work[]>();
  const tags = new Map<RepositoryName, readonly Tag[]>();
  const limit = endOfDay(asOf);
  for (const [name, { facts, history, work: dated }] of fleet.repositories) {
    const landed = dated.slice(0, landedCount(history, asOf));
    work.set(
      name,
      landed.flatMap((stages) => {
        const work = workAt(stages, limit);
        return work === undefined ? [] : credited(work, creditOf);
      }),
    );
    tags.set(
      name,
      facts.tags.filter(({ taggedAt }) => taggedAt === undefined || taggedAt <= limit),
    );
  }
  return { asOf, directory, work, tags, ...(told ?? factsIn(work)) };
}

function factsIn(work: FleetAt['work']): FleetFacts {
  return { ownWorkOf: ownWork(work), lastSeen: lastSeen(work), identities: () => namedIn(work) };
}

/** The fleet holds some hundred thousand commits of a few thousand identities. */
function namedIn(work: FleetAt['work']): Iterable<Identity> {
  const seen = new Map<string, Identity>();
  for (const rows of work.values()) {
    for (const { commit } of rows) {
      for (const each of [commit.author, ...commit.coAuthors]) {
        seen.set(`${each.address}\0${each.name}`, each);
      }
    }
  }
  return seen.values();
}

/** The same work, and mostly the same object: few commits are by people whom a day's mailmap joins. */
function credited(work: Work, creditOf: ((commit: Commit) => Credit) | undefined): Work {
  if (creditOf === undefined) return work;
  const { people, identities } = creditOf(work.commit);
  const isSame =
    people.length === work.people.length && people.every((each, at) => each === work.people[at]);
  return isSame ? work : { ...work, people, identities };
}

function ownWork(work: ReadonlyMap<RepositoryName, readonly Work[]>): FleetAt['ownWorkOf'] {
  const memo = new Map<string, ReadonlyMap<PersonKey, number>>();
  return (window, repositories) =>
    remembered(memo, `${window.from} ${window.to} ${repositories?.join(' ') ?? ''}`, () =>
      countByPerson(
        repositories?.map((name) => work.get(name) ?? []) ?? [...work.values()],
        window,
      ),
    );
}

function countByPerson(
  work: readonly (readonly Work[])[],
  window: TimeWindow,
): ReadonlyMap<PersonKey, number> {
  const cared = work.map((each) => within(each, window, ({ isCare }) => isCare));
  return tally(withoutCopies(cared).flatMap(({ people }) => people));
}

function lastSeen(
  work: ReadonlyMap<RepositoryName, readonly Work[]>,
): (person: PersonKey) => EpochSeconds | undefined {
  let newest: Map<PersonKey, EpochSeconds> | undefined;
  return (person) => {
    newest ??= newestByPerson(work);
    return newest.get(person);
  };
}

function newestByPerson(
  work: ReadonlyMap<RepositoryName, readonly Work[]>,
): Map<PersonKey, EpochSeconds> {
  const newest = new Map<PersonKey, EpochSeconds>();
  for (const each of work.values()) {
    for (const { isCare, people, landedAt } of each) {
      if (!isCare || landedAt === undefined) continue;
      for (const person of people) newest.set(person, Math.max(landedAt, newest.get(person) ?? 0));
    }
  }
  return newest;
}
