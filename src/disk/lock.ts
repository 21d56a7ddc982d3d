// One at a time: for sending, for a data folder, for a cache. The lock is a folder of numbered claims: the highest is in force, and nobody ever removes it,
// so that two processes that find a dead owner at the same moment cannot both take over.

import {
  linkSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StadiumError } from '../domain/errors.ts';
import { makeFolder } from './write.ts';

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
  /** What to say of somebody who keeps it; that they send, unless told. */
  readonly held?: (folder: string, owner: LockOwner) => StadiumError;
  /**
   * After so long without a sign of life an owner on another host is taken for dead, and this one gives signs; for ever unless
   * told. A container that is gone leaves a host name that never comes back.
   */
  readonly staleMs?: number;
}

/** Works while the lock is held: the data folder's and the cache's, refused with who holds it. */
export async function whileLocked<T>(
  folder: string,
  options: Pick<LockOptions, 'now' | 'waitMs'> & { readonly what: string },
  work: () => T | Promise<T>,
): Promise<T> {
  const { what } = options;
  const held = (_lock: string, owner: LockOwner) => working(what, folder, owner);
  const release = await explaining(folder, () =>
    takeLock(folder, { ...options, held, staleMs: abandonedMs }),
  );
  try {
    return await work();
  } finally {
    release();
  }
}

const abandonedMs = 5 * 60_000;

/** Takes the lock in the folder and resolves to its release. Refuses with MAIL_HELD when somebody keeps it. */
export async function takeLock(folder: string, options: LockOptions): Promise<() => void> {
  makeFolder(folder);
  const patience = options.now().getTime() + options.waitMs;
  for (;;) {
    const claim = claimNext(folder, options);
    if (claim.taken) return keep(folder, claim.number, options);
    if (options.now().getTime() >= patience) throw (options.held ?? busy)(folder, claim.owner);
    options.onWait?.(claim.owner);
    await pause(20 + Math.random() * 60);
  }
}

/** The living owner of the lock; undefined when it is free or its owner died. */
export function lockOwner(folder: string): LockOwner | undefined {
  const owner = ownerOf(folder, highest(folder));
  return owner !== undefined && isAlive(owner) ? owner : undefined;
}

/** Gives signs of life until it is released. */
function keep(folder: string, number: number, { staleMs, now }: LockOptions): () => void {
  if (staleMs === undefined) return () => release(folder, number);
  const sign = () => {
    utimesSync(join(folder, String(number)), now(), now());
  };
  const timer = setInterval(() => quietly(sign), staleMs / 10).unref();
  return () => {
    clearInterval(timer);
    quietly(() => release(folder, number));
  };
}

/** A folder that went away meanwhile holds nobody up. */
function quietly(step: () => void): void {
  try {
    step();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

async function explaining<T>(folder: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof StadiumError) throw cause;
    throw new StadiumError('STORE', `cannot take ${folder}: ${(cause as Error).message}`, {
      hint: 'See that the folder above it is there, can be written and has room.',
      cause,
    });
  }
}

function working(what: string, lock: string, owner: LockOwner): StadiumError {
  const who = `process ${owner.pid} on ${owner.host}`;
  return new StadiumError('STORE', `${who} has been working on ${what} since ${owner.since}`, {
    hint: `Wait for it, then run this again. If that machine is gone, delete ${lock}.`,
  });
}

type Claim =
  | { readonly taken: true; readonly number: number }
  | { readonly taken: false; readonly owner: LockOwner };

function claimNext(folder: string, options: LockOptions): Claim {
  const current = highest(folder);
  const owner = ownerOf(folder, current);
  if (owner !== undefined && isAlive(owner) && !isAbandoned(folder, current, owner, options))
    return { taken: false, owner };
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

function isAbandoned(
  folder: string,
  number: number,
  { host }: LockOwner,
  { staleMs, now }: LockOptions,
): boolean {
  if (staleMs === undefined || host === hostname()) return false;
  const sign = statSync(join(folder, String(number)), { throwIfNoEntry: false });
  return sign !== undefined && now().getTime() - sign.mtimeMs > staleMs;
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
