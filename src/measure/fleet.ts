// The fleet: what all repositories together tell of a commit and of a person. Prepared once, cut at any day.

import type { Commit, RepositoryFacts, Tag } from '../domain/facts.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import type { RepositoryName } from '../domain/project.ts';
import {
  type EpochSeconds,
  endOfDay,
  type IsoDate,
  startOfDay,
  type TimeWindow,
} from '../domain/time.ts';
import { type History, landedBy, landingHistory } from './history.ts';
import { type SweepIndex, sweepIndex, sweepsOf } from './sweeps.ts';

/** A commit that landed, with what the fleet knows of it. */
export interface Work {
  readonly commit: Commit;
  readonly landedAt: EpochSeconds | undefined;
  readonly kind: 'merge' | 'bot' | 'tree-wide' | 'own';
  /** Author and co-authors, bots left out. */
  readonly people: readonly PersonKey[];
}

export interface Fleet {
  readonly repositories: ReadonlyMap<RepositoryName, FleetRepository>;
  readonly directory: PeopleDirectory;
  readonly sweeps: SweepIndex;
}

export interface FleetRepository {
  readonly facts: RepositoryFacts;
  readonly history: History;
  readonly credits: ReadonlyMap<Commit, Credit>;
}

interface Credit {
  readonly isBot: boolean;
  readonly people: readonly PersonKey[];
}

/** The fleet as it stood at the end of a day. */
export interface FleetAt {
  readonly asOf: IsoDate;
  readonly directory: PeopleDirectory;
  readonly work: ReadonlyMap<RepositoryName, readonly Work[]>;
  /** Those made by then, and those whose date cannot be true. */
  readonly tags: ReadonlyMap<RepositoryName, readonly Tag[]>;
  /** Own commits of each person over the whole fleet inside the window, by author and co-author. */
  readonly fleetWorkOf: (window: TimeWindow) => ReadonlyMap<PersonKey, number>;
  /** When the newest own commit of a person landed anywhere in the fleet. */
  readonly lastSeen: (person: PersonKey) => EpochSeconds | undefined;
}

/** Reads histories once; `fleetAt` is cheap afterwards. */
export function prepareFleet(all: readonly RepositoryFacts[], directory: PeopleDirectory): Fleet {
  const repositories = new Map<RepositoryName, FleetRepository>();
  const creditOf = creditMemo(directory);
  for (const facts of all) {
    const credits = new Map(facts.commits.map((commit) => [commit, creditOf(commit)]));
    repositories.set(facts.repository, { facts, history: landingHistory(facts), credits });
  }
  return {
    repositories,
    directory,
    sweeps: sweepIndex([...repositories.values()].map(({ history }) => history)),
  };
}

/** Cuts the fleet at the end of a day: only what had landed by then counts, also for what is tree-wide. */
export function fleetAt(fleet: Fleet, asOf: IsoDate): FleetAt {
  const sweeps = sweepsOf(fleet.sweeps, asOf);
  const work = new Map<RepositoryName, readonly Work[]>();
  const tags = new Map<RepositoryName, readonly Tag[]>();
  const limit = endOfDay(asOf);
  for (const [name, { facts, history, credits }] of fleet.repositories) {
    work.set(
      name,
      landedBy(history, asOf).map(({ commit, landedAt }) => {
        const credit = credits.get(commit) ?? { isBot: false, people: [] };
        return { commit, landedAt, kind: kindOf(commit, credit, sweeps), people: credit.people };
      }),
    );
    tags.set(
      name,
      facts.tags.filter(({ taggedAt }) => taggedAt === undefined || taggedAt <= limit),
    );
  }
  return {
    asOf,
    directory: fleet.directory,
    work,
    tags,
    fleetWorkOf: fleetWork(work),
    lastSeen: lastSeen(work),
  };
}

/** The work that landed inside the window; work whose date cannot be true is in no window. */
export function within(work: readonly Work[], window: TimeWindow): readonly Work[] {
  const from = startOfDay(window.from);
  const to = endOfDay(window.to);
  return work.filter(
    ({ landedAt }) => landedAt !== undefined && landedAt >= from && landedAt <= to,
  );
}

function kindOf(commit: Commit, credit: Credit, sweeps: ReadonlySet<Commit>): Work['kind'] {
  if (commit.parents.length > 1) return 'merge';
  if (credit.isBot) return 'bot';
  return sweeps.has(commit) ? 'tree-wide' : 'own';
}

function creditMemo(directory: PeopleDirectory): (commit: Commit) => Credit {
  const byAuthor = new Map<string, Credit>();
  const humans = (commit: Commit) =>
    [commit.author, ...commit.coAuthors]
      .filter((identity) => !directory.isBot(identity))
      .map((identity) => directory.personOf(identity));
  return (commit) => {
    const isBot = directory.isBot(commit.author);
    if (commit.coAuthors.length > 0) return { isBot, people: [...new Set(humans(commit))] };
    const key = `${commit.author.address}\0${commit.author.name}`;
    const known = byAuthor.get(key);
    if (known !== undefined) return known;
    const credit = { isBot, people: humans(commit) };
    byAuthor.set(key, credit);
    return credit;
  };
}

function fleetWork(
  work: ReadonlyMap<RepositoryName, readonly Work[]>,
): (window: TimeWindow) => ReadonlyMap<PersonKey, number> {
  const memo = new Map<string, ReadonlyMap<PersonKey, number>>();
  return (window) => {
    const key = `${window.from} ${window.to}`;
    const known = memo.get(key) ?? countByPerson(work, window);
    memo.set(key, known);
    return known;
  };
}

function countByPerson(
  work: ReadonlyMap<RepositoryName, readonly Work[]>,
  window: TimeWindow,
): ReadonlyMap<PersonKey, number> {
  const counts = new Map<PersonKey, number>();
  for (const each of work.values()) {
    for (const { kind, people } of within(each, window)) {
      if (kind !== 'own') continue;
      for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1);
    }
  }
  return counts;
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
  for (const { kind, people, landedAt } of [...work.values()].flat()) {
    if (kind !== 'own' || landedAt === undefined) continue;
    for (const person of people) newest.set(person, Math.max(landedAt, newest.get(person) ?? 0));
  }
  return newest;
}
