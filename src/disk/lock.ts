// One at a time: for sending, for a data folder, for a cache, for a mirror. A lock is waited for, held with signs of life, and given back.

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StadiumError } from '../domain/errors.ts';
import { claimNext, release, rewrite, type Taken } from './claims.ts';
import { describeSelf, type LockOwner } from './owner.ts';
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
  quietly(() => keepFromGit(folder));
  const patience = options.now().getTime() + options.waitMs;
  for (;;) {
    const claim = claimNext(folder, options);
    if (claim.taken) return keep(folder, claim, options);
    if (options.now().getTime() >= patience) throw (options.held ?? busy)(folder, claim.owner);
    options.onWait?.(claim.owner);
    await pause(20 + Math.random() * 60);
  }
}

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

/** A data folder is committed whole, and who worked on it is nobody's evidence. */
function keepFromGit(folder: string): void {
  const path = join(folder, '.gitignore');
  if (!existsSync(path)) writeFileSync(path, '*\n', { flag: 'wx' });
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

function busy(folder: string, owner: LockOwner): StadiumError {
  return new StadiumError(
    'MAIL_HELD',
    `process ${owner.pid} on ${owner.host} has been sending since ${owner.since}`,
    {
      hint: `Wait for it. If that machine is gone for good, delete ${folder}, then see \`stadium outbox\`.`,
    },
  );
}
