// The sources, asked in order. What a source cannot tell becomes a report, never a missing number.

import type { Known, RepositoryFacts, SourceReport } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { type Collected, collectRepository } from './git/facts.ts';
import { collectRepositories, type FleetOptions } from './git/fleet.ts';

export interface GitHistories {
  /** What may be measured: how to get the histories that were brought up to date, or why they could not be. */
  readonly facts: ReadonlyMap<RepositoryName, Known<() => RepositoryFacts>>;
  /**
   * Histories of earlier runs for repositories that failed now. They still tell which changes were tree-wide, so that
   * the figures of the others stay as they were; nothing is said of the repositories themselves.
   */
  readonly earlier: readonly (() => RepositoryFacts)[];
  readonly reports: readonly SourceReport[];
  /** Commits read from git now, as against taken from the cache. */
  readonly commitsRead: number;
}

/** Reads the history of every repository. Rejects only when it is stopped or an address is not allowed. */
export async function collectHistories(
  repositories: readonly RepositoryName[],
  options: FleetOptions,
): Promise<GitHistories> {
  const collected = await collectRepositories(repositories, options);
  const lost = collected.filter(({ facts }) => facts === undefined);
  const earlier = await Promise.all(
    lost.map(({ repository }) => collectRepository(repository, { ...options, offline: true })),
  );
  return {
    facts: new Map(collected.map((each) => [each.repository, knownFacts(each)])),
    earlier: earlier.flatMap(({ facts }) => facts ?? []),
    reports: collected.map(({ report }) => report),
    commitsRead: collected.reduce((sum, { read }) => sum + read.commits, 0),
  };
}

function knownFacts({ repository, facts, report }: Collected): Known<() => RepositoryFacts> {
  if (facts !== undefined) return { state: 'known', value: facts };
  const nothing = { code: 'not-collected', detail: `${repository} was not read` } as const;
  return { state: 'unknown', reason: report.reason ?? nothing };
}
