// A mirror as the governance source asks for it.

import type { Known } from '../../domain/facts.ts';
import { readGit } from '../git/fault.ts';
import { type FileOptions, fileVersions, listTree, readFiles } from '../git/files.ts';
import { known, type Mirror } from '../git/mirror.ts';
import type { FileSource } from './source.ts';

/** Answers from a mirror that is up to date; files that it left out are fetched unless `offline`. */
export function mirrored(mirror: Mirror, options: FileOptions = {}): FileSource {
  return {
    versions: (path) => fileVersions(mirror, path, mirror.defaultBranch, options),
    tree: (commit) => listTree(mirror, commit, options),
    files: (commit, paths) => readFiles(mirror, commit, paths, options),
    commitAt: (instant) => commitAt(mirror, instant, options),
  };
}

async function commitAt(
  { directory, defaultBranch }: Mirror,
  instant: number,
  { signal }: FileOptions,
): Promise<Known<string | undefined>> {
  return await known(async () => {
    const args = ['log', '--first-parent', '--format=%H %ct', `refs/heads/${defaultBranch}`, '--'];
    const text = (await readGit(args, { directory, signal })).toString('utf8');
    const rows = text.split('\n').map((row) => row.split(' '));
    return rows.find(([, seconds]) => seconds !== undefined && Number(seconds) <= instant)?.[0];
  });
}
