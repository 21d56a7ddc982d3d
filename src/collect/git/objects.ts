// Reads objects by id in one process, whatever they contain.

import { bounds } from './bounds.ts';
import { GitFault, readGit, tooBig } from './fault.ts';
import type { GitOptions } from './run.ts';

/**
 * Contents of files by the name that was asked; what does not exist is left out, and so is one of more than `bounds.fileBytes`.
 *
 * @throws GitFault when the answer is cut short, or all of them are more than `most` bytes.
 */
export async function readObjects(
  names: readonly string[],
  options: GitOptions,
  most: number = bounds.filesBytes,
): Promise<ReadonlyMap<string, Buffer>> {
  const sized = await objectSizes(names, options);
  const wanted = sized.filter(({ bytes }) => bytes <= bounds.fileBytes);
  const total = wanted.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > most) throw tooBig('all files together', most, 'bytes');
  return await readSized(wanted, options);
}

export interface SizedObject {
  readonly name: string;
  readonly bytes: number;
}

/** Reads files whose sizes are known; how much they are together is for the caller to bound. */
export async function readSized(
  wanted: readonly SizedObject[],
  options: GitOptions,
): Promise<ReadonlyMap<string, Buffer>> {
  if (wanted.length === 0) return new Map();
  const names = wanted.map(({ name }) => name);
  const most = wanted.reduce((sum, { bytes }) => sum + bytes + headBytes, 0);
  const stdin = names.map((name) => `${name}\n`).join('');
  const answer = await readGit(['cat-file', '--batch', '--buffer'], { ...options, stdin }, most);
  return split(names, answer);
}

/** More than the line before each object has. */
const headBytes = 200;

/** Files among what was asked, with their sizes; nothing is read. */
export async function objectSizes(
  names: readonly string[],
  options: GitOptions,
): Promise<readonly SizedObject[]> {
  const safe = names.filter((name) => !/[\n\0]/.test(name));
  if (safe.length === 0) return [];
  const sizes = await sizesOf(safe, options);
  return safe.flatMap((name, index) => {
    const bytes = sizes[index];
    return bytes === undefined ? [] : [{ name, bytes }];
  });
}

async function sizesOf(
  names: readonly string[],
  options: GitOptions,
): Promise<readonly (number | undefined)[]> {
  const answer = await readGit(
    ['cat-file', '--batch-check=%(objecttype) %(objectsize)', '--buffer'],
    {
      ...options,
      stdin: names.map((name) => `${name}\n`).join(''),
    },
  );
  const lines = answer.toString('latin1').split('\n');
  return lines.map((line) => {
    const size = /^blob (\d+)$/.exec(line)?.[1];
    return size === undefined ? undefined : Number(size);
  });
}

function split(names: readonly string[], answer: Buffer): ReadonlyMap<string, Buffer> {
  const contents = new Map<string, Buffer>();
  let at = 0;
  for (const name of names) {
    const newline = answer.indexOf(0x0a, at);
    if (newline < 0) throw new GitFault('corrupt', 'git ended its list of objects early.');
    const size = / (\d+)$/.exec(answer.toString('latin1', at, newline))?.[1];
    at = newline + 1;
    if (size === undefined) continue;
    contents.set(name, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return contents;
}
