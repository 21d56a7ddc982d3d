// What lies in a tree, or in many: a start of git costs more than a tree, so that those of many commits are told together.

import { GitFault, readGit } from './fault.ts';
import type { GitOptions } from './run.ts';

export interface TreeEntry {
  readonly path: string;
  readonly blob: string;
}

/** How many trees are told together. */
const together = 32;

/** The files at or below `places` of each commit, in the order of the commits. */
export async function* treesOf(
  commits: readonly string[],
  places: readonly string[],
  git: GitOptions,
): AsyncGenerator<readonly TreeEntry[]> {
  for (let at = 0; at < commits.length; at += together) {
    const some = commits.slice(at, at + together);
    const listed = some.length === 1 ? undefined : await listedTogether(some, places, git);
    for (const [index, commit] of some.entries())
      yield listed?.[index] ?? (await treeOf(commit, places, git));
  }
}

/** The same of one commit. */
export async function treeOf(
  commit: string,
  places: readonly string[],
  git: GitOptions,
): Promise<readonly TreeEntry[]> {
  const args = ['--literal-pathspecs', 'ls-tree', '-r', '-z', '--full-tree', commit, '--'];
  const text = (await readGit([...args, ...places], git)).toString('utf8');
  return text.split('\0').flatMap((row) => {
    const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(row);
    return match === null ? [] : [{ blob: match[1] ?? '', path: match[2] ?? '' }];
  });
}

/** Git knows it without having it. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** What each tree has more than an empty one. Nothing where that is too much for one answer. */
async function listedTogether(
  commits: readonly string[],
  places: readonly string[],
  git: GitOptions,
): Promise<readonly (readonly TreeEntry[])[] | undefined> {
  const roots = await rootsOf(commits, git);
  // In capitals: what git cannot read it repeats as it was asked, and what it can it names in small letters.
  const stdin = roots.map((root) => `${emptyTree} ${root}\n`.toUpperCase()).join('');
  const args = ['--literal-pathspecs', 'diff-tree', '-r', '-z', '--no-renames', '--stdin', '--'];
  try {
    const answer = await readGit([...args, ...places], { ...git, stdin });
    return split(answer.toString('utf8'), roots);
  } catch (error) {
    if (error instanceof GitFault && error.reason.code === 'too-big') return undefined;
    throw error;
  }
}

async function rootsOf(commits: readonly string[], git: GitOptions): Promise<readonly string[]> {
  const stdin = commits.map((commit) => `${commit}^{tree}\n`).join('');
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype)', '--buffer'];
  const lines = (await readGit(args, { ...git, stdin })).toString('latin1').split('\n');
  return commits.map((commit, index) => {
    const root = /^([0-9a-f]+) tree$/.exec(lines[index] ?? '')?.[1];
    if (root === undefined) throw new GitFault('corrupt', `the tree of ${commit} is missing.`);
    return root;
  });
}

/** A line for each tree, then two parts for each of its files: what it is, and its path. */
function split(text: string, roots: readonly string[]): readonly (readonly TreeEntry[])[] {
  const trees: TreeEntry[][] = [];
  const parts = text.split('\0');
  for (let at = 0; at < parts.length; at += 2) {
    const lines = parts[at]?.split('\n') ?? [];
    const file = lines.pop() ?? '';
    for (const line of lines) {
      if (line !== `${emptyTree} ${roots[trees.length]}`)
        throw new GitFault('corrupt', `git could not read a tree: ${line}`);
      trees.push([]);
    }
    // Neither a file nor a link: another repository that is named there.
    const blob = /^:000000 1[02]0\d+ 0+ ([0-9a-f]+) A$/.exec(file)?.[1];
    if (blob !== undefined) trees.at(-1)?.push({ blob, path: parts[at + 1] ?? '' });
  }
  if (trees.length !== roots.length)
    throw new GitFault('corrupt', 'git ended its list of trees early.');
  return trees;
}
