// Replacing a folder of files so that a reader never sees half of it, nor files of two of them: written beside its place and
// renamed. A folder cannot be renamed over another; between the two names that takes, the old one is found by its second name.

import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  makeFolder,
  onDisk,
  refuseLeadingOut,
  removeParts,
  syncFolder,
  writeWhole,
} from './write.ts';

export interface FolderFile {
  readonly name: string;
  readonly content: string;
}

/** Where the folder stands, for reading: a run that was killed while it was replaced left it by its second name. */
export function standing(path: string): string | undefined {
  return [path, oldOf(path)].find((each) => existsSync(each));
}

/** Replaces the folder, which must not lead out of `root`, or leaves it as it was. The files are asked for one by one. */
export function replaceFolder(root: string, path: string, files: Iterable<FolderFile>): void {
  makeFolder(dirname(path));
  refuseLeadingOut(root, path);
  const part = partOf(path);
  onDisk(path, () => {
    settle(path);
    try {
      for (const { name, content } of files) writeWhole(join(part, name), content);
      if (existsSync(path)) renameSync(path, oldOf(path));
      renameSync(part, path);
    } catch (error) {
      remove(part);
      settle(path);
      throw error;
    }
    syncFolder(dirname(path));
    remove(oldOf(path));
  });
}

/** Takes a file or folder away at once; what stands in it is removed afterwards. */
export function takeAway(path: string): void {
  if (standing(path) === undefined) return;
  onDisk(path, () => {
    settle(path);
    renameSync(path, partOf(path));
    syncFolder(dirname(path));
    remove(partOf(path));
  });
}

/** After a kill: the folder by its first name, and nothing unfinished beside it. */
function settle(path: string): void {
  removeParts(dirname(path));
  if (existsSync(path)) remove(oldOf(path));
  else if (existsSync(oldOf(path))) renameSync(oldOf(path), path);
}

/** The second name of a folder, while the new one takes its place. */
function oldOf(path: string): string {
  return `${path}.old`;
}

function partOf(path: string): string {
  return `${path}.${process.pid}.part`;
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true });
}
