// What the tests of the git source share: a folder of repositories, a cache, and a collection with everything but the point set.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCache } from '../../src/cache/open.ts';
import {
  type Collected,
  type CollectOptions,
  collectRepository,
} from '../../src/collect/git/facts.ts';
import type { RepositoryFacts } from '../../src/domain/facts.ts';
import type { Cache } from '../../src/domain/stores.ts';

export interface Workshop {
  /** Holds the upstream repositories. */
  readonly upstream: string;
  readonly cacheRoot: string;
  readonly store: Cache;
  /** `file:` base of the upstream folder. */
  readonly base: string;
  readonly pathOf: (repository: string) => string;
  readonly collect: (repository: string, options?: Partial<CollectOptions>) => Promise<Loaded>;
  readonly remove: () => void;
}

/** What was collected, with the history at hand. */
export interface Loaded extends Omit<Collected, 'facts'> {
  readonly facts: RepositoryFacts | undefined;
}

/** 2026-01-01 */
export const readAt = Date.UTC(2026, 0, 1) / 1000;

export function aWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'stadium-git-'));
  const upstream = join(folder, 'upstream');
  const cacheRoot = join(folder, 'cache');
  const store = openCache(cacheRoot);
  const base = `file://${upstream}/{repo}.git`;
  return {
    upstream,
    cacheRoot,
    store,
    base,
    pathOf: (repository) => join(upstream, `${repository}.git`),
    collect: async (repository, options = {}) => {
      const place = { base, cacheRoot, store, readAt, allowLocal: true };
      const collected = await collectRepository(repository, { ...place, ...options });
      return { ...collected, facts: collected.facts?.() };
    },
    remove: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The facts, insisting that there are some. */
export function factsOf(collected: Loaded): RepositoryFacts {
  if (collected.facts === undefined)
    throw new Error(`nothing was collected: ${JSON.stringify(collected.report.reason)}`);
  return collected.facts;
}
