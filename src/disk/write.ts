// Writing files so that a reader never sees half of one, even when the disk is full or the power fails.

import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StadiumError } from '../domain/errors.ts';
import { isRunning } from './owner.ts';

/**
 * Writes the whole content or leaves the old file as it was. Throws STORE naming the path and what is needed, also where the
 * path is a link that leads out of its folder: whoever made that link would choose which file is lost.
 */
export function writeWhole(path: string, content: string | Buffer): void {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  refuseLeadingOut(dirname(path), path);
  try {
    makeFolder(dirname(path));
    replace(fileBehind(path), bytes);
  } catch (cause) {
    throw new StadiumError('STORE', `cannot write ${path}: ${(cause as Error).message}`, {
      hint: `It needs ${bytes.length} bytes and write access to the folder; what was there is untouched.`,
      cause,
    });
  }
}

/** A step that writes below a folder: what the system refuses there is said with its name. Throws STORE. */
export function onDisk<T>(folder: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw diskError(folder, error);
  }
}

/** The error as it is where the system had no part in it. */
export function diskError(folder: string, error: unknown): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error;
  return new StadiumError('STORE', `cannot write in ${folder}: ${error.message}`, {
    hint: 'See that there is room, and that the folder may be written; then run this again.',
    cause: error,
  });
}

const everybody = 0o777;
/** For a folder that nobody else may look into; one that is there already stays as open as its owner made it. */
export const ownerOnly = 0o700;

/** Step by step: below a folder that takes none, such as /proc, Node's recursive way never ends. */
export function makeFolder(folder: string, mode = everybody): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, mode);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') (error as Error).message = `${dirname(folder)} takes no folders`;
    if (code !== 'EEXIST') throw error;
  }
}

interface Rendered {
  readonly path: string;
  readonly content: string;
}

/** Writes rendered files below a folder. */
export function writeAll(folder: string, files: readonly Rendered[]): void {
  makeReady(folder, files);
  for (const file of files) writeBelow(folder, file);
}

/** The same for files that are made as they are written, of which there may be thousands: a stop is heard between two of them. */
export async function writeInTurn(
  folder: string,
  files: readonly Rendered[],
  signal: AbortSignal,
): Promise<void> {
  makeReady(folder, files);
  for (const file of files) {
    await nextTurn();
    signal.throwIfAborted();
    writeBelow(folder, file);
  }
}

function makeReady(folder: string, files: readonly Rendered[]): void {
  const folders = new Set(files.map(({ path }) => dirname(join(folder, path))));
  for (const each of folders) {
    refuseLeadingOut(folder, each);
    removeParts(each);
  }
}

function writeBelow(folder: string, { path, content }: Rendered): void {
  refuseLeadingOut(folder, join(folder, path));
  writeWhole(join(folder, path), content);
}

/** The same for one file. Throws STORE where a link would lead out of the folder. */
export function writeInside(folder: string, path: string, text: string): void {
  writeAll(folder, [{ path, content: text }]);
}

/** Throws STORE where a link in the path leads out of the folder. */
export function refuseLeadingOut(folder: string, file: string): void {
  if (!existsSync(folder)) return;
  const above = nearestThere(file);
  const [root, target] = [realpathSync(folder), realpathSync(above)];
  if (target === root || target.startsWith(`${root}${sep}`)) return;
  throw new StadiumError('STORE', `${above} leads out of ${folder}, to ${target}`, {
    hint: 'Nothing was written there. Name the place itself, or take the link away.',
  });
}

/** The file, or the nearest folder above it that is there. */
function nearestThere(path: string): string {
  return existsSync(path) ? path : nearestThere(dirname(path));
}

/** What a run that was killed left unfinished. */
export function removeParts(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const pid = Number(/\.(\d+)\.part$/.exec(name)?.[1] ?? process.pid);
    if (pid !== process.pid && !isRunning(pid))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** The file that a link names; the path itself where there is none yet. A device or a pipe must not become a file. */
function fileBehind(path: string): string {
  if (!existsSync(path)) return path;
  const target = realpathSync(path);
  if (statSync(target).isFile()) return target;
  throw new Error('it is there and is no regular file');
}

function replace(path: string, bytes: Buffer): void {
  const part = `${path}.${process.pid}.part`;
  try {
    writeAndSync(part, bytes);
    renameSync(part, path);
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
  syncFolder(dirname(path));
}

/** `writeSync` may write less than it is given, and a full disk may show only in the size. */
function writeAndSync(path: string, bytes: Buffer): void {
  const file = openSync(path, 'w', 0o644);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    const { size } = fstatSync(file);
    if (size !== bytes.length) throw new Error(`${size} of ${bytes.length} bytes were written`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

export function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
