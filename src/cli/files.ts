// Writing files so that a reader never sees half of one, even when the disk is full or the power fails.

import {
  closeSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StadiumError } from '../domain/errors.ts';

/** Writes the whole text or leaves the old file as it was. Throws STORE naming the path and what is needed. */
export function writeWhole(path: string, text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  const part = `${path}.${process.pid}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeAndSync(part, bytes);
    renameSync(part, path);
    syncFolder(dirname(path));
  } catch (cause) {
    rmSync(part, { force: true });
    throw new StadiumError('STORE', `cannot write ${path}: ${(cause as Error).message}`, {
      hint: `It needs ${bytes.length} bytes and write access to the folder; what was there is untouched.`,
      cause,
    });
  }
}

/** Writes rendered files below a folder. */
export function writeAll(
  folder: string,
  files: readonly { readonly path: string; readonly content: string }[],
): void {
  for (const { path, content } of files) writeWhole(join(folder, path), content);
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

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
