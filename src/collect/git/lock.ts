// One run at a time may change a mirror. What a killed run left behind is told from what a living one holds.

import { randomUUID } from 'node:crypto';
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { GitFault } from './fault.ts';

interface Owner {
  readonly pid: number;
  /** When the process started, in the kernel's ticks; tells a process from a later one with its number. */
  readonly started: string;
  readonly host: string;
  /** Process groups of git that were started under the lock. */
  readonly groups: readonly number[];
}

export interface MirrorLock {
  /** Remembers a git process, so that a later run does not work beside it when this one is killed. */
  readonly noteGroup: (group: number) => void;
  readonly release: () => void;
}

/**
 * Takes the lock of a mirror and clears what a killed run of ours left in it.
 *
 * @throws GitFault `locked` when another process works there, or left a lock that is not ours.
 */
export function lockMirror(mirror: string): MirrorLock {
  const path = `${mirror}.lock`;
  const before = readOwner(path);
  if (before !== undefined) takeOver(path, before);
  const self = { pid: process.pid, started: startOf(process.pid), host: hostname() };
  const groups: number[] = [];
  create(path, { ...self, groups });
  try {
    if (before !== undefined) removeGitLocks(mirror);
    refuseForeignLocks(mirror);
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
  return {
    noteGroup: (group) => {
      groups.push(group);
      writeFileSync(path, JSON.stringify({ ...self, groups: groups.slice(-4) }));
    },
    release: () => rmSync(path, { force: true }),
  };
}

function readOwner(path: string): Owner | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
  try {
    const { pid, started, host, groups } = JSON.parse(text);
    return { pid: Number(pid), started: String(started), host: String(host), groups };
  } catch {
    // The run was killed between creating the file and writing it: nobody holds it.
    return { pid: 0, started: '', host: hostname(), groups: [] };
  }
}

function takeOver(path: string, owner: Owner): void {
  if (owner.host !== hostname())
    throw new GitFault('locked', `${path} is held by process ${owner.pid} on ${owner.host}.`);
  if (isAlive(owner.pid) && startOf(owner.pid) === owner.started)
    throw new GitFault('locked', `${path} is held by process ${owner.pid}.`);
  const group = owner.groups.find((each) => isAlive(-each));
  if (group !== undefined)
    throw new GitFault('locked', `git (process ${group}) of a run that was killed still works.`);
  rmSync(path, { force: true });
}

/** Appears whole or not at all: a link to a file that is already written. */
function create(path: string, owner: Owner): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, JSON.stringify(owner));
  try {
    linkSync(draft, path);
  } catch {
    throw new GitFault('locked', `${path} was taken by another process just now.`);
  } finally {
    rmSync(draft, { force: true });
  }
}

function isAlive(pid: number): boolean {
  if (pid === 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
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
