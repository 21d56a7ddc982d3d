// Collects many repositories, a few at a time; what is wrong with one stays with it.

import PQueue from 'p-queue';
import type { SourceReport } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { type Collected, type CollectOptions, collectRepository } from './facts.ts';

export interface FleetProgress {
  readonly repository: RepositoryName;
  readonly event: 'started' | 'finished' | 'failed';
  /** Repositories that have ended so far, out of `total`. */
  readonly done: number;
  readonly total: number;
  readonly read: { readonly commits: number; readonly notes: number };
  readonly reason?: SourceReport['reason'];
}

export interface FleetOptions extends CollectOptions {
  /** How many at once; 3 unless told. */
  readonly concurrency?: number;
  readonly onProgress?: (progress: FleetProgress) => void;
}

/** Results in the order of the list. Rejects only when it is stopped, or an address is not allowed. */
export async function collectRepositories(
  repositories: readonly RepositoryName[],
  options: FleetOptions,
): Promise<readonly Collected[]> {
  const queue = new PQueue({ concurrency: options.concurrency ?? 3 });
  const total = repositories.length;
  let done = 0;
  async function collectOne(repository: RepositoryName): Promise<Collected> {
    options.signal?.throwIfAborted();
    const read = { commits: 0, notes: 0 };
    options.onProgress?.({ repository, event: 'started', done, total, read });
    const collected = await collectRepository(repository, options);
    done += 1;
    options.onProgress?.({ repository, ...ending(collected), done, total, read: collected.read });
    return collected;
  }
  return await Promise.all(
    repositories.map((repository) => queue.add(() => collectOne(repository))),
  );
}

function ending({ report }: Collected): Pick<FleetProgress, 'event' | 'reason'> {
  if (report.state !== 'failed') return { event: 'finished' };
  return { event: 'failed', ...(report.reason === undefined ? {} : { reason: report.reason }) };
}
