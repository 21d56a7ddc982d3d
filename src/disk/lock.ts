// One at a time: for sending, for a data folder, for a cache, for a mirror. The lock is a folder of numbered claims: the highest is in force, and nobody ever
// removes it, so that two processes that find a dead owner at the same moment cannot both take over.

import {
  closeSync,
  fstatSync,
  linkSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StadiumError } from '../domain/errors.ts';
import { describeSelf, isAlive, type LockOwner, unreadableOwner } from './owner.ts';
import { makeFolder } from './write.ts';

export type { LockOwner } from './owner.ts';

export interface LockOptions {
  readonly now: () => Date;
  /** How long to wait for a living owner, in milliseconds. */
  readonly waitMs: number;
  /** Runs whenever the lock is busy, with its owner. */
  readonly onWait?: (owner: LockOwner) => void;
  /** What to say of somebody who keeps it; that they send, unless told. */
  readonly held?: (folder: string, owner: LockOwner) => Error;
  /**
   * After so long without a sign of life an owner on another host is taken for dead, and this one gives signs; for ever unless
   * told. A container that is gone leaves a host name that never comes back.
   */
  readonly staleMs?: number;
}

export interface Lock {
  readonly release: () => void;
  /** Remembers a process group that works under the lock: while it runs the lock is held, also when its owner was killed. */
  readonly noteGroup: (group: number) => void;
  /** The owner who died with the lock; undefined where it was released, or never taken. */
  readonly died: LockOwner | undefined;
}

/** Without a sign of life for so long an owner on another host is taken for gone, in milliseconds. */
export const abandonedMs = 5 * 60_000;

/** Works while the lock is held: the data folder's and the cache's, refused with who holds it. */
export async function whileLocked<T>(
  folder: string,
  options: Pick<LockOptions, 'now' | 'waitMs'> & { readonly what: string },
  work: () => T | Promise<T>,
): Promise<T> {
  const { what } = options;
  const held = (_lock: string, owner: LockOwner) => working(what, folder, owner);
  const { release } = await explaining(folder, () =>
    takeLock(folder, { ...options, held, staleMs: abandonedMs }),
  );
  try {
    return await work();
  } finally {
    release();
  }
}

/** Takes the lock in the folder. Refuses with MAIL_HELD, or as told, when somebody keeps it. */
export async function takeLock(folder: string, options: LockOptions): Promise<Lock> {
  makeFolder(folder);
  const patience = options.now().getTime() + options.waitMs;
  for (;;) {
    const claim = claimNext(folder, options);
    if (claim.taken) return keep(folder, claim, options);
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

interface Taken {
  readonly taken: true;
  readonly number: number;
  readonly died: LockOwner | undefined;
}

type Claim = Taken | { readonly taken: false; readonly owner: LockOwner };

/** Gives signs of life until it is released. */
function keep(folder: string, { number, died }: Taken, { staleMs, now }: LockOptions): Lock {
  let self = describeSelf(now());
  const sign = () => quietly(() => rewrite(folder, number, self));
  const timer = staleMs === undefined ? undefined : setInterval(sign, staleMs / 10).unref();
  return {
    died,
    noteGroup: (group) => {
      self = { ...self, groups: [...(self.groups ?? []), group].slice(-4) };
      sign();
    },
    release: () => {
      clearInterval(timer);
      quietly(() => release(folder, number));
    },
  };
}

/** A folder that went away, or a disk that filled up meanwhile, ends nobody's work. */
function quietly(step: () => void): void {
  try {
    step();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
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

function claimNext(folder: string, options: LockOptions): Claim {
  const current = highest(folder);
  const owner = ownerOf(folder, current);
  const isHeld = owner !== undefined && isAlive(owner);
  if (isHeld && !isAbandoned(folder, current, owner, options)) return { taken: false, owner };
  const number = current + 1;
  if (!linkClaim(folder, number, describeSelf(options.now()))) return claimNext(folder, options);
  // A listing read before others came and went could be old: then a higher claim stands, and this one gives way.
  if (highest(folder) !== number) {
    rmSync(join(folder, String(number)), { force: true });
    return claimNext(folder, options);
  }
  removeBelow(folder, number);
  return { taken: true, number, died: owner?.pid === 0 ? undefined : owner };
}

/** Puts a claim in place whole; false when another process has that number. */
function linkClaim(folder: string, number: number, owner: LockOwner): boolean {
  return withDraft(folder, owner, (draft) => {
    try {
      linkSync(draft, join(folder, String(number)));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  });
}

/** The same claim once more, with the time of the file system; not where another has taken over. */
function rewrite(folder: string, number: number, owner: LockOwner): void {
  if (highest(folder) !== number) return;
  withDraft(folder, owner, (draft) => renameSync(draft, join(folder, String(number))));
}

function withDraft<T>(folder: string, owner: LockOwner, use: (draft: string) => T): T {
  const draft = join(folder, `draft-${hostname()}-${process.pid}`);
  try {
    writeFileSync(draft, `${JSON.stringify(owner)}\n`);
    return use(draft);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** The claim stays, as the highest number, and says that it is over. */
function release(folder: string, number: number): void {
  if (highest(folder) !== number) return;
  const nobody = { ...describeSelf(new Date(0)), pid: 0 };
  try {
    linkClaim(folder, number + 1, nobody);
    removeBelow(folder, number + 1);
  } catch {
    // On a full disk there is room for no new file, and for no more bytes: the old ones become others.
    const file = openSync(join(folder, String(number)), 'r+');
    writeSync(file, JSON.stringify(nobody).padEnd(fstatSync(file).size), 0);
    closeSync(file);
  }
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
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : unreadableOwner;
  }
}

/** The signs of life and the time of asking are both the file system's: clocks of two hosts may differ. */
function isAbandoned(
  folder: string,
  number: number,
  owner: LockOwner,
  { staleMs }: LockOptions,
): boolean {
  if (staleMs === undefined || owner.host === hostname()) return false;
  const sign = statSync(join(folder, String(number)), { throwIfNoEntry: false });
  if (sign === undefined) return false;
  const asked = withDraft(folder, owner, (draft) => statSync(draft).mtimeMs);
  return asked - sign.mtimeMs > staleMs;
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
