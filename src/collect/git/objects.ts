// Reads objects by id in one process, whatever they contain.

import { GitFault, readGit } from './fault.ts';
import type { GitOptions } from './run.ts';

const sizeLimit = 8 * 1024 * 1024;

/**
 * Contents by the name that was asked; what does not exist, or is larger than 8 MiB, is left out.
 *
 * @throws GitFault when the answer is cut short.
 */
export async function readObjects(
  names: readonly string[],
  options: GitOptions,
): Promise<ReadonlyMap<string, Buffer>> {
  const safe = names.filter((name) => !/[\n\0]/.test(name));
  if (safe.length === 0) return new Map();
  const sizes = await sizesOf(safe, options);
  const wanted = safe.filter((_name, index) => (sizes[index] ?? Infinity) <= sizeLimit);
  if (wanted.length === 0) return new Map();
  const answer = await readGit(['cat-file', '--batch', '--buffer'], {
    ...options,
    stdin: wanted.map((name) => `${name}\n`).join(''),
  });
  return split(wanted, answer);
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
