// The fleet: what all repositories together tell of a commit and of a person. Prepared once, cut at any day.

import type { Commit, RepositoryFacts } from '../domain/facts.ts';
import type { PeopleDirectory } from '../domain/people.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import { creditMemo } from './authorship.ts';
import { copiesIn } from './copies.ts';
import { familiesOf } from './families.ts';
import { type History, landingHistory } from './history.ts';
import { originsOf } from './origins.ts';
import { productsOf } from './product.ts';
import { sweepIndex } from './sweeps.ts';
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
