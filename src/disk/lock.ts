// One sender at a time. The lock is a folder of numbered claims: the highest is in force, and nobody ever removes it,
// so that two processes that find a dead owner at the same moment cannot both take over.

import { linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StadiumError } from '../domain/errors.ts';

/** Who holds the lock. `started` tells a process from a later one with the same id (clock ticks since boot, Linux). */
export interface LockOwner {
  readonly pid: number;
  readonly host: string;
  readonly started: string | undefined;
  readonly since: string;
}

export interface LockOptions {
  readonly now: () => Date;
  /** How long to wait for a living owner, in milliseconds. */
  readonly waitMs: number;
  /** Runs whenever the lock is busy, with its owner. */
  readonly onWait?: (owner: LockOwner) => void;
}

/** Takes the lock in the folder and resolves to its release. Refuses with MAIL_HELD when somebody keeps it. */
export async function takeLock(folder: string, options: LockOptions): Promise<() => void> {
  mkdirSync(folder, { recursive: true });
  const patience = options.now().getTime() + options.waitMs;
  for (;;) {
    const claim = claimNext(folder, options);
    if (claim.taken) return () => release(folder, claim.number);
    if (options.now().getTime() >= patience) throw busy(folder, claim.owner);
    options.onWait?.(claim.owner);
    await pause(20 + Math.random() * 60);
  }
}

/** The living owner of the lock; undefined when it is free or its owner died. */
export function lockOwner(folder: string): LockOwner | undefined {
  const owner = ownerOf(folder, highest(folder));
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

type Claim =
  | { readonly taken: true; readonly number: number }
  | { readonly taken: false; readonly owner: LockOwner };

function claimNext(folder: string, options: LockOptions): Claim {
  const current = highest(folder);
  const owner = ownerOf(folder, current);
  if (owner !== undefined && isAlive(owner)) return { taken: false, owner };
  const mine = describeSelf(options.now());
  const number = current + 1;
  if (!linkClaim(folder, number, mine)) return claimNext(folder, options);
  // A listing read before others came and went could be old: then a higher claim stands, and this one gives way.
  if (highest(folder) !== number) {
    rmSync(join(folder, String(number)), { force: true });
    return claimNext(folder, options);
  }
  removeBelow(folder, number);
  return { taken: true, number };
}

/** Puts a claim in place whole; false when another process has that number. */
function linkClaim(folder: string, number: number, owner: LockOwner): boolean {
  const draft = join(folder, `draft-${hostname()}-${process.pid}`);
  writeFileSync(draft, `${JSON.stringify(owner)}\n`);
  try {
    linkSync(draft, join(folder, String(number)));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The claim stays, as the highest number, and says that it is over. */
function release(folder: string, number: number): void {
  linkClaim(folder, number + 1, { ...describeSelf(new Date(0)), pid: 0 });
  removeBelow(folder, number + 1);
}

function removeBelow(folder: string, number: number): void {
  for (const each of claims(folder)) {
    if (each < number) rmSync(join(folder, String(each)), { force: true });
  }
}

function highest(folder: string): number {
  return Math.max(0, ...claims(folder));
}

function claims(folder: string): readonly number[] {
  try {
    return readdirSync(folder)
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Undefined when the claim is gone: a higher one has replaced it, or the lock was never taken. */
function ownerOf(folder: string, number: number): LockOwner | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, String(number)), 'utf8')) as LockOwner;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new StadiumError('MAIL_HELD', `the mail lock ${folder} cannot be read`, {
      hint: 'Make sure that nobody sends, then delete that folder.',
      cause: error,
    });
  }
}

/** An owner on another host counts as alive: nothing here can tell. */
function isAlive(owner: LockOwner): boolean {
  if (owner.pid === 0) return false;
  if (owner.host !== hostname()) return true;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return owner.started === undefined || owner.started === startOf(owner.pid);
}

function describeSelf(now: Date): LockOwner {
  return {
    pid: process.pid,
    host: hostname(),
    started: startOf(process.pid),
    since: now.toISOString(),
  };
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

function busy(folder: string, owner: LockOwner): StadiumError {
  return new StadiumError(
    'MAIL_HELD',
    `process ${owner.pid} on ${owner.host} has been sending since ${owner.since}`,
    {
      hint: `Wait for it. If that machine is gone for good, delete ${folder}, then see \`stadium outbox\`.`,
    },
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
