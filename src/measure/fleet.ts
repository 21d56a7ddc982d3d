// The fleet: what all repositories together tell of a commit and of a person. Prepared once, cut at any day.

import type { Commit, Identity, RepositoryFacts, Tag } from '../domain/facts.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import type { ProjectClass, RepositoryName } from '../domain/project.ts';
import {
  type EpochSeconds,
  endOfDay,
  type IsoDate,
  startOfDay,
  type TimeWindow,
} from '../domain/time.ts';
import { type History, type LandedCommit, landedCount, landingHistory } from './history.ts';
import { isProductionCode } from './paths.ts';
import { sweepIndex } from './sweeps.ts';

/** A commit that landed, with what the fleet knows of it. */
export interface Work {
  readonly commit: Commit;
  readonly landedAt: EpochSeconds | undefined;
  readonly kind: 'merge' | 'bot' | 'tree-wide' | 'own';
  /** Author and co-authors, bots left out. */
  readonly people: readonly PersonKey[];
  /** Beside `people`, entry by entry: how the commit names them. */
  readonly identities: readonly Identity[];
}

export interface Fleet {
  readonly repositories: ReadonlyMap<RepositoryName, FleetRepository>;
  readonly directory: PeopleDirectory;
  /** Whether a commit touches production code; remembered, since every day asks again. */
  readonly isCode: (commit: Commit, projectClass: ProjectClass) => boolean;
}

export interface FleetRepository {
  readonly facts: RepositoryFacts;
  readonly history: History;
  /** Beside `history.landed`, entry by entry. */
  readonly work: readonly DatedWork[];
}

/** A commit as it was seen at first, and since the fleet knows that it is tree-wide. */
interface DatedWork {
  readonly before: Work;
  readonly since: Work;
  readonly knownFrom: EpochSeconds;
}

/** The fleet as it stood at the end of a day. */
export interface FleetAt {
  readonly asOf: IsoDate;
  readonly directory: PeopleDirectory;
  readonly work: ReadonlyMap<RepositoryName, readonly Work[]>;
  /** Those made by then, and those whose date cannot be true. */
  readonly tags: ReadonlyMap<RepositoryName, readonly Tag[]>;
  /** Own commits of each person inside the window, by author and co-author; in the whole fleet unless told. */
  readonly ownWorkOf: (
    window: TimeWindow,
    repositories?: readonly RepositoryName[],
  ) => ReadonlyMap<PersonKey, number>;
  /** When the newest own commit of a person landed anywhere in the fleet. */
  readonly lastSeen: (person: PersonKey) => EpochSeconds | undefined;
}

/** Reads histories once; `fleetAt` is cheap afterwards. */
export function prepareFleet(all: readonly RepositoryFacts[], directory: PeopleDirectory): Fleet {
  const histories = all.map((facts) => ({ facts, history: landingHistory(facts) }));
  const sweeps = sweepIndex(histories.map(({ history }) => history));
  const creditOf = creditMemo(directory);
  const repositories = new Map<RepositoryName, FleetRepository>();
  for (const { facts, history } of histories) {
    const work = history.landed.map((landed) =>
      datedWork(landed, creditOf(landed.commit), sweeps.get(landed.commit)),
    );
    repositories.set(facts.repository, { facts, history, work });
  }
  return { repositories, directory, isCode: codeMemo() };
}

/**
 * Cuts the fleet at the end of a day: only what had landed by then counts, also for what is tree-wide. The directory of
 * the day may join other people than that of the fleet.
 */
export function fleetAt(
  fleet: Fleet,
  asOf: IsoDate,
  directory: PeopleDirectory = fleet.directory,
): FleetAt {
  const creditOf = directory === fleet.directory ? undefined : creditMemo(directory);
  const work = new Map<RepositoryName, readonly Work[]>();
  const tags = new Map<RepositoryName, readonly Tag[]>();
  const limit = endOfDay(asOf);
  for (const [name, { facts, history, work: dated }] of fleet.repositories) {
    const landed = dated.slice(0, landedCount(history, asOf));
    work.set(
      name,
      landed.map(({ before, since, knownFrom }) =>
        credited(knownFrom <= limit ? since : before, creditOf),
      ),
    );
    tags.set(
      name,
      facts.tags.filter(({ taggedAt }) => taggedAt === undefined || taggedAt <= limit),
    );
  }
  return {
    asOf,
    directory,
    work,
    tags,
    ownWorkOf: ownWork(work),
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

/** The same work, and mostly the same object: few commits are by people whom a day's mailmap joins. */
function credited(work: Work, creditOf: ((commit: Commit) => Credit) | undefined): Work {
  if (creditOf === undefined) return work;
  const { people, identities } = creditOf(work.commit);
  const isSame =
    people.length === work.people.length && people.every((each, at) => each === work.people[at]);
  return isSame ? work : { ...work, people, identities };
}

interface Credit {
  readonly isBot: boolean;
  readonly people: readonly PersonKey[];
  readonly identities: readonly Identity[];
}

function datedWork(
  { commit, landedAt }: LandedCommit,
  { isBot, people, identities }: Credit,
  sweptAt: EpochSeconds | undefined,
): DatedWork {
  const seen = (kind: Work['kind']): Work => ({
    commit,
    landedAt,
    kind,
    people,
    identities,
  });
  if (commit.parents.length > 1) return unchanging(seen('merge'));
  if (isBot) return unchanging(seen('bot'));
  if (sweptAt === undefined) return unchanging(seen('own'));
  return { before: seen('own'), since: seen('tree-wide'), knownFrom: sweptAt };
}

function unchanging(work: Work): DatedWork {
  return { before: work, since: work, knownFrom: 0 };
}

function codeMemo(): Fleet['isCode'] {
  const paths = new Map<ProjectClass, Map<string, boolean>>();
  const commits = new Map<ProjectClass, Map<Commit, boolean>>();
  return (commit, projectClass) => {
    const ofPath = mapIn(paths, projectClass);
    return remembered(mapIn(commits, projectClass), commit, () =>
      commit.paths.some((path) =>
        remembered(ofPath, path, () => isProductionCode(path, projectClass)),
      ),
    );
  };
}

function mapIn<K, T>(maps: Map<ProjectClass, Map<K, T>>, key: ProjectClass): Map<K, T> {
  return remembered(maps, key, () => new Map<K, T>());
}

function remembered<K, T>(memo: Map<K, T>, key: K, make: () => T): T {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}

/** A commit by an assistant that names people is those people's: it is a tool of theirs. */
function creditMemo(directory: PeopleDirectory): (commit: Commit) => Credit {
  const byAuthor = new Map<string, Credit>();
  function creditOf(commit: Commit): Credit {
    const humans = new Map<PersonKey, Identity>();
    for (const identity of [commit.author, ...commit.coAuthors]) {
      const person = directory.personOf(identity);
      if (!directory.isBot(identity) && !humans.has(person)) humans.set(person, identity);
    }
    const author = directory.machineKind(commit.author);
    const isBot = author !== undefined && (author !== 'assistant' || humans.size === 0);
    return { isBot, people: [...humans.keys()], identities: [...humans.values()] };
  }
  return (commit) => {
    if (commit.coAuthors.length > 0) return creditOf(commit);
    const key = `${commit.author.address}\0${commit.author.name}`;
    return remembered(byAuthor, key, () => creditOf(commit));
  };
}

function ownWork(work: ReadonlyMap<RepositoryName, readonly Work[]>): FleetAt['ownWorkOf'] {
  const memo = new Map<string, ReadonlyMap<PersonKey, number>>();
  return (window, repositories = [...work.keys()]) =>
    remembered(memo, `${window.from} ${window.to} ${repositories.join(' ')}`, () =>
      countByPerson(
        repositories.map((name) => work.get(name) ?? []),
        window,
      ),
    );
}

function countByPerson(
  work: readonly (readonly Work[])[],
  window: TimeWindow,
): ReadonlyMap<PersonKey, number> {
  const counts = new Map<PersonKey, number>();
  for (const each of work) {
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
  for (const each of work.values()) {
    for (const { kind, people, landedAt } of each) {
      if (kind !== 'own' || landedAt === undefined) continue;
      for (const person of people) newest.set(person, Math.max(landedAt, newest.get(person) ?? 0));
    }
  }
  return newest;
}
