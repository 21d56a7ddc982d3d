// Commits of several repositories read a repository at a time, a few repositories at once.

import PQueue from 'p-queue';
import type { RepositoryName } from '../../domain/project.ts';

export interface RepositoryCommit {
  readonly repository: RepositoryName;
  readonly commit: string;
}

/** What `read` gives for the commits of each repository; 3 repositories at once unless told. */
export async function byRepository<Read>(
  commits: readonly RepositoryCommit[],
  { concurrency = 3 }: { readonly concurrency?: number },
  read: (repository: RepositoryName, commits: readonly string[]) => Promise<Read>,
): Promise<ReadonlyMap<RepositoryName, Read>> {
  const wanted = new Map<RepositoryName, Set<string>>();
  for (const { repository, commit } of commits) {
    wanted.set(repository, (wanted.get(repository) ?? new Set()).add(commit));
  }
  const queue = new PQueue({ concurrency });
  const reading = [...wanted].map(([repository, ids]) =>
    queue.add(async () => [repository, await read(repository, [...ids])] as const),
  );
  return new Map(await Promise.all(reading));
}
