// The fleet: what all repositories together tell of a commit and of a person. Prepared once, cut at any day.

import type { Commit, Identity, RepositoryFacts, Tag } from '../domain/facts.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import {
  type EpochSeconds,
  endOfDay,
  type IsoDate,
  startOfDay,
  type TimeWindow,
} from '../domain/time.ts';
import { copiesIn } from './copies.ts';
import { familiesOf } from './families.ts';
import { type History, type LandedCommit, landedCount, landingHistory } from './history.ts';
import { type Origin, originsOf } from './origins.ts';
import { productsOf } from './product.ts';
import { tally } from './statistics.ts';
import { type Sweep, sweepIndex } from './sweeps.ts';

/** A commit that landed, with what the fleet knows of it. */
export interface Work {
  readonly commit: Commit;
  readonly landedAt: EpochSeconds | undefined;
  readonly kind: 'merge' | 'bot' | Origin | 'tree-wide' | 'family-wide' | 'own';
  /** Whether its people looked after the project by it: own work, and what one family did to its own repositories. */
  readonly isCare: boolean;
  /** Author and co-authors, bots left out. */
  readonly people: readonly PersonKey[];
  /** Beside `people`, entry by entry: how the commit names them. */
  readonly identities: readonly Identity[];
  /** The same for each copy of a commit that stands in two repositories or more. */
  readonly copyOf: string | undefined;
}

export interface Fleet {
  readonly repositories: ReadonlyMap<RepositoryName, FleetRepository>;
  readonly directory: PeopleDirectory;
  /** What the product of a repository is on a day. */
  readonly productOf: ReturnType<typeof productsOf>;
}

export interface FleetRepository {
  readonly facts: RepositoryFacts;
  readonly history: History;
  /** Beside `history.landed`, entry by entry. */
  readonly work: readonly DatedWork[];
}

/** A commit as it is seen from a time on; the last that holds is true. */
type DatedWork = readonly (readonly [from: EpochSeconds, work: Work])[];

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

/** Reads histories once; `fleetAt` is cheap afterwards. With `missing` repositories unread, as they could make it look. */
export function prepareFleet(
  all: readonly RepositoryFacts[],
  directory: PeopleDirectory,
  projects: readonly Project[],
  missing = 0,
): Fleet {
  const histories = all.map((facts) => ({ facts, history: landingHistory(facts) }));
  const lines = histories.map(({ history }) => history);
  const origins = new Map(lines.flatMap((history) => [...originsOf(history)]));
  const families = familiesOf(projects, lines);
  const copies = copiesIn(lines);
  const isWork = (commit: Commit) => !origins.has(commit);
  const sweeps = sweepIndex(lines, directory, families, copies, isWork, missing);
  const creditOf = creditMemo(directory);
  const repositories = new Map<RepositoryName, FleetRepository>();
  for (const { facts, history } of histories) {
    const work = history.landed.map((landed) => {
      const { commit } = landed;
      const known = { origin: origins.get(commit), sweep: sweeps.get(commit) };
      return datedWork(landed, creditOf(commit), { ...known, copyOf: copies.get(commit) });
    });
    repositories.set(facts.repository, { facts, history, work });
  }
  const productOf = productsOf((name) => repositories.get(name)?.history);
  return { repositories, directory, productOf };
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
      landed.flatMap((stages) => {
        const work = stages.findLast(([from]) => from <= limit)?.[1];
        return work === undefined ? [] : credited(work, creditOf);
      }),
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

interface KnownOfCommit {
  readonly origin: Origin | undefined;
  readonly sweep: Sweep | undefined;
  readonly copyOf: string | undefined;
}

function datedWork(
  { commit, landedAt }: LandedCommit,
  { isBot, people, identities }: Credit,
  { origin, sweep, copyOf }: KnownOfCommit,
): DatedWork {
  const seen = (kind: Work['kind'], isCare = false): Work => ({
    ...{ commit, landedAt, kind, isCare, people, identities, copyOf },
  });
  if (commit.parents.length > 1) return [[0, seen('merge')]];
  if (isBot && origin !== 'imported') return [[0, seen('bot')]];
  if (origin !== undefined) return [[0, seen(origin)]];
  if (sweep === undefined) return [[0, seen('own', true)]];
  const { knownFrom, scope, treeWideFrom } = sweep;
  const own = [0, seen('own', true)] as const;
  const treeWide = [Math.max(knownFrom, treeWideFrom), seen('tree-wide')] as const;
  if (scope === 'tree-wide') return [own, treeWide];
  const kind = scope === 'family-wide' ? 'family-wide' : 'tree-wide';
  return [own, [knownFrom, seen(kind, true)], treeWide];
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
  const cared = work.map((each) => within(each, window).filter(({ isCare }) => isCare));
  return tally(withoutCopies(cared).flatMap(({ people }) => people));
}

/** The work of several repositories, a commit that stands in two of them counted where it landed first. */
export function withoutCopies(work: readonly (readonly Work[])[]): readonly Work[] {
  const [only, ...others] = work.filter((each) => each.length > 0);
  if (others.length === 0) return only ?? [];
  const firsts = new Map<string, Work>();
  for (const each of work.flat()) {
    const key = each.copyOf ?? each.commit.id;
    const first = firsts.get(key);
    if (first === undefined || (each.landedAt ?? Infinity) < (first.landedAt ?? Infinity))
      firsts.set(key, each);
  }
  return [...firsts.values()];
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
