// The fleet: what all repositories together tell of a commit and of a person. Prepared once, cut at any day.

import type { Commit, RepositoryFacts } from '../domain/facts.ts';
import type { PeopleDirectory } from '../domain/people.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import { creditMemo } from './authorship.ts';
import { copiesIn } from './copies.ts';
import { familiesOf } from './families.ts';
import { type History, landedAt, landingHistory } from './history.ts';
import { type Origin, originsOf } from './origins.ts';
import { productsOf } from './product.ts';
import { type Sweep, sweepIndex } from './sweeps.ts';
import { type DatedWork, datedWork } from './work.ts';

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

/** What other repositories tell of a commit: the sweep that it is part of, and what is the same for all its copies. */
export interface CommitLinks {
  readonly sweeps: ReadonlyMap<Commit, Sweep>;
  readonly copies: ReadonlyMap<Commit, string>;
}

/** Reads histories once; `fleetAt` is cheap afterwards. With `missing` repositories unread, as they could make it look. */
export function prepareFleet(
  all: readonly RepositoryFacts[],
  directory: PeopleDirectory,
  projects: readonly Project[],
  missing = 0,
): Fleet {
  const read = readHistories(all);
  return fleetOf(read, directory, linksIn(read, directory, projects, missing));
}

/** A history with what it tells of its own commits. */
export interface ReadHistory {
  readonly facts: RepositoryFacts;
  readonly history: History;
  readonly origins: ReadonlyMap<Commit, Origin>;
}

export function readHistories(all: readonly RepositoryFacts[]): readonly ReadHistory[] {
  return all.map((facts) => {
    const history = landingHistory(facts);
    return { facts, history, origins: originsOf(history) };
  });
}

function linksIn(
  read: readonly ReadHistory[],
  directory: PeopleDirectory,
  projects: readonly Project[],
  missing: number,
): CommitLinks {
  const lines = read.map(({ history }) => history);
  const origins = new Set(read.flatMap((each) => [...each.origins.keys()]));
  const families = familiesOf(projects, lines);
  const copies = copiesIn(lines);
  const isWork = (commit: Commit) => !origins.has(commit);
  return { copies, sweeps: sweepIndex(lines, directory, families, copies, isWork, missing) };
}

/** The histories as a fleet sees them, all of it or those at hand: `links` come from the whole either way. */
export function fleetOf(
  read: readonly ReadHistory[],
  directory: PeopleDirectory,
  { sweeps, copies }: CommitLinks,
): Fleet {
  const creditOf = creditMemo(directory);
  const repositories = new Map<RepositoryName, FleetRepository>();
  for (const { facts, history, origins } of read) {
    const work = history.landed.map((commit, at) => {
      const known = { origin: origins.get(commit), sweep: sweeps.get(commit) };
      const told = { ...known, copyOf: copies.get(commit) };
      return datedWork(commit, landedAt(history, at), creditOf(commit), told);
    });
    repositories.set(facts.repository, { facts, history, work });
  }
  const productOf = productsOf((name) => repositories.get(name)?.history);
  return { repositories, directory, productOf };
}
