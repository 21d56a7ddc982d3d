// Whether a fleet has to be collected at all.

import PQueue from 'p-queue';
import type { RepositoryName } from '../../domain/project.ts';
import { isUpToDate, type MirrorOptions } from './mirror.ts';

/** Whether no upstream has anything new, asked one after the other until one has. */
export async function areUpToDate(
  repositories: readonly RepositoryName[],
  options: Omit<MirrorOptions, 'repository'>,
): Promise<boolean> {
  const queue = new PQueue({ concurrency: 3 });
  let areSame = true;
  const asked = repositories.map((repository) =>
    queue.add(async () => {
      if (areSame && !(await isUpToDate({ ...options, repository }))) areSame = false;
    }),
  );
  await Promise.all(asked);
  return areSame;
}
