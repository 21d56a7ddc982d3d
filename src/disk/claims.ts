// Claims on a lock: a folder of numbered files, each with who made it. The highest is in force, and nobody ever removes it, so that two processes that
// find a dead owner at the same moment cannot both take over.

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
import { describeSelf, isAlive, type LockOwner, unreadableOwner } from './owner.ts';

export interface Taken {
  readonly taken: true;
  readonly number: number;
  readonly died: LockOwner | undefined;
}

/** What a try to take the lock comes to. */
export type Claim = Taken | { readonly taken: false; readonly owner: LockOwner };

/** Tries to take the lock: from nobody, from an owner who died, or from one without a sign of life for `staleMs`. */
export function claimNext(
  folder: string,
  options: { readonly now: () => Date; readonly staleMs?: number },
): Claim {
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

/** The living owner of the lock; undefined when it is free or its owner died. */
export function lockOwner(folder: string): LockOwner | undefined {
  const owner = ownerOf(folder, highest(folder));
  return owner !== undefined && isAlive(owner) ? owner : undefined;
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
export function rewrite(folder: string, number: number, owner: LockOwner): void {
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
export function release(folder: string, number: number): void {
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
  { staleMs }: { readonly staleMs?: number },
): boolean {
  if (staleMs === undefined || owner.host === hostname()) return false;
  const sign = statSync(join(folder, String(number)), { throwIfNoEntry: false });
  if (sign === undefined) return false;
  const asked = withDraft(folder, owner, (draft) => statSync(draft).mtimeMs);
  return asked - sign.mtimeMs > staleMs;
}
