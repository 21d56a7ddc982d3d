// One run at a time may change a mirror. What a killed run left behind is told from what a living one holds.

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { lockOwner } from '../../disk/claims.ts';
import { abandonedMs, type Lock, takeLock } from '../../disk/lock.ts';
import { groupsLeft, isOwnerRunning, type LockOwner } from '../../disk/owner.ts';
import { GitFault } from './fault.ts';

/**
 * Takes the lock of a mirror and clears what a killed run of ours left in it.
 *
 * @throws GitFault `locked` when another process works there, or left a lock that is not ours.
 */
export async function lockMirror(mirror: string): Promise<Lock> {
  await orphansEnd(`${mirror}.lock`);
  // No living run is waited for: the time is only what the claim says of its process.
  const now = () => new Date(performance.timeOrigin);
  const lock = await takeLock(`${mirror}.lock`, { now, waitMs: 0, staleMs: abandonedMs, held });
  try {
    if (lock.died !== undefined) removeGitLocks(mirror);
    refuseForeignLocks(mirror);
    return lock;
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** What a killed run started ends soon, for nobody reads from it. */
async function orphansEnd(folder: string): Promise<void> {
  for (let waited = 0; waited < orphanPatienceMs; waited += 50) {
    const owner = lockOwner(folder);
    if (owner === undefined || isOwnerRunning(owner) || groupsLeft(owner).length === 0) return;
    await pause(50);
  }
}

const orphanPatienceMs = 5000;

function held(folder: string, owner: LockOwner): GitFault {
  const [group] = isOwnerRunning(owner) ? [] : groupsLeft(owner);
  if (group !== undefined)
    return new GitFault('locked', `git (process ${group}) of a run that was killed still works.`);
  return new GitFault('locked', `${folder} is held by process ${owner.pid} on ${owner.host}.`);
}

function removeGitLocks(mirror: string): void {
  for (const lock of gitLocks(mirror)) rmSync(lock, { force: true });
}

function refuseForeignLocks(mirror: string): void {
  const lock = gitLocks(mirror)[0];
  if (lock === undefined) return;
  throw new GitFault('locked', `${lock} was left by another program; remove it when none runs.`);
}

function gitLocks(mirror: string): readonly string[] {
  return [
    '',
    'refs',
    'refs/heads',
    'refs/tags',
    'objects/info',
    'notes.git',
    'notes.git/refs/notes',
  ]
    .map((folder) => join(mirror, folder))
    .flatMap((folder) => entries(folder).map((name) => join(folder, name)))
    .filter((path) => path.endsWith('.lock'));
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
