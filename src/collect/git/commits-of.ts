// Commits of several repositories read a repository at a time, a few repositories at once.

import PQueue from 'p-queue';
import type { RepositoryName } from '../../domain/project.ts';

export interface RepositoryCommit {
  readonly repository: RepositoryName;
  readonly commit: string;
}

export interface ReadingOptions {
  /** How many repositories at once; 3 unless told. */
  readonly concurrency?: number;
  /** Told when a repository has been read. */
  readonly onRead?: (repository: RepositoryName, done: number, total: number) => void;
}

/** What `read` gives for the commits of each repository. */
export async function byRepository<Read>(
  commits: readonly RepositoryCommit[],
  { concurrency = 3, onRead }: ReadingOptions,
  read: (repository: RepositoryName, commits: readonly string[]) => Promise<Read>,
): Promise<ReadonlyMap<RepositoryName, Read>> {
  const wanted = new Map<RepositoryName, Set<string>>();
  for (const { repository, commit } of commits) {
    wanted.set(repository, (wanted.get(repository) ?? new Set()).add(commit));
  }
  const queue = new PQueue({ concurrency });
  let done = 0;
  const reading = [...wanted].map(([repository, ids]) =>
    queue.add(async () => {
      const found = await read(repository, [...ids]);
      done += 1;
      onRead?.(repository, done, wanted.size);
      return [repository, found] as const;
    }),
  );
  return new Map(await Promise.all(reading));
}
