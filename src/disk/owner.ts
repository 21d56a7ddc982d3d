// Who holds a lock, and whether they live: a process of this machine can be asked for, one of another host cannot.

import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** `started` tells a process from a later one with the same id (clock ticks since boot, Linux). */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  readonly started: string | undefined;
  readonly since: string;
  /** Process groups that work for the owner, and may outlive it. */
  readonly groups?: readonly number[];
}

/** What a claim says that nobody can read: an owner that cannot be asked for. */
export const unreadableOwner: LockOwner = {
  ...{ pid: -1, host: 'a host that it does not name' },
  ...{ started: undefined, since: 'an unknown time' },
};

export function describeSelf(now: Date): LockOwner {
  const { pid } = process;
  return { pid, host: hostname(), started: startOf(pid), since: now.toISOString() };
}

/** An owner on another host counts as alive: nothing here can tell. */
export function isAlive(owner: LockOwner): boolean {
  if (owner.pid === 0) return false;
  if (owner.host !== hostname()) return true;
  return isOwnerRunning(owner) || groupsLeft(owner).length > 0;
}

/** What an owner started and what still runs. */
export function groupsLeft({ groups = [] }: LockOwner): readonly number[] {
  return groups.filter((group) => isRunning(-group));
}

/** True for a process, or for a group where the id is negative, that is there, whoever started it. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The owner itself, not what it started. */
export function isOwnerRunning({ pid, started }: LockOwner): boolean {
  return isRunning(pid) && (started === undefined || started === startOf(pid));
}

/** Boot and tick at which a process started; undefined where the system has no /proc. */
function startOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const afterName = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return `${boot}/${afterName[19]}`;
  } catch {
    return undefined;
  }
}
