// One run at a time changes a data folder, and one works in a cache: two at once would each keep half of what the other did.

import { join } from 'node:path';
import { whileLocked } from '../disk/lock.ts';
import { dataFolder } from './folders.ts';
import type { Places, World } from './outside-world.ts';

/** The lock's folder in a data folder. */
export const lockName = '.lock';

const recordPatienceMs = 180_000;
const runPatienceMs = 10_000;

/** Works while nobody else changes the data folder. Throws STORE with who does, when it takes them long. */
export async function changingData<T>(
  places: Pick<Places, 'data'> & { readonly dryRun?: boolean },
  { now }: Pick<World, 'now'>,
  work: () => T | Promise<T>,
): Promise<T> {
  if (places.dryRun === true) return await work();
  const folder = dataFolder(places);
  const options = { what: folder, waitMs: recordPatienceMs, now };
  return await whileLocked(join(folder, lockName), options, work);
}

/** The same for the runs that fill a cache. */
export async function fillingCache<T>(
  cacheRoot: string,
  { now }: Pick<World, 'now'>,
  work: () => Promise<T>,
): Promise<T> {
  const options = { what: `the cache ${cacheRoot}`, waitMs: runPatienceMs, now };
  return await whileLocked(join(cacheRoot, 'collect.lock'), options, work);
}
