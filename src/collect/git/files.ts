// Reads what a mirror leaves out on purpose: a few named files, the list of all, or every version of one.

import type { Known } from '../../domain/facts.ts';
import type { EpochSeconds } from '../../domain/time.ts';
import { bounds } from './bounds.ts';
import { askGit, GitFault, readGit, tooBig } from './fault.ts';
import { known, type Mirror } from './mirror.ts';
import { readObjects } from './objects.ts';
import type { GitOptions } from './run.ts';
import { type TreeEntry, treeOf, treesOf } from './trees.ts';

export interface FileOptions {
  readonly signal?: AbortSignal | undefined;
  /** Asks nobody: a file that is not at hand makes the answer unknown. */
  readonly offline?: boolean;
}

export interface FileVersion {
  readonly commit: string;
  readonly committedAt: EpochSeconds;
  /** Undefined when this commit removed the file, or it is larger than `bounds.fileBytes`. */
  readonly content: string | undefined;
}

/** Texts by path at a commit (or branch, or tag); a path that does not exist there is left out. */
export async function readFiles(
  from: Mirror,
  commit: string,
  paths: readonly string[],
  options: FileOptions = {},
): Promise<Known<ReadonlyMap<string, string>>> {
  if (paths.length === 0) return { state: 'known', value: new Map() };
  const found = await filesAt(from, [commit], paths, () => paths, options);
  if (found.state === 'unknown') return found;
  return { state: 'known', value: found.value.get(commit) ?? new Map() };
}

/**
 * Texts by path at each of the commits (or branches, or tags), of those files at or below `places` that are chosen from all paths
 * there. What is not at hand is fetched in one request for all of them. A file that is too big to be read makes the answer unknown.
 */
export async function filesAt(
  from: Mirror,
  commits: readonly string[],
  places: readonly string[],
  choose: (paths: readonly string[], commit: string) => readonly string[],
  options: FileOptions = {},
): Promise<Known<ReadonlyMap<string, ReadonlyMap<string, string>>>> {
  return await known(async () => {
    const ids: string[] = [];
    for (const commit of commits) ids.push(await resolve(commit, reading(from, options)));
    const trees: { readonly commit: string; readonly files: readonly TreeEntry[] }[] = [];
    for await (const tree of treesOf(ids, places, reading(from, options))) {
      const commit = commits[trees.length] ?? '';
      const paths = tree.map(({ path }) => path);
      const chosen = new Set(choose(paths, commit));
      trees.push({ commit, files: tree.filter(({ path }) => chosen.has(path)) });
    }
    const blobs = trees.flatMap(({ files }) => files.map(({ blob }) => blob));
    const contents = await contentsOf(from, ids, blobs, options);
    const left = trees.flatMap(({ files }) => files).find(({ blob }) => !contents.has(blob));
    if (left !== undefined) throw tooBig(left.path, bounds.fileBytes, 'bytes');
    return new Map(trees.map(({ commit, files }) => [commit, textsOf(files, contents)]));
  });
}

function textsOf(
  files: readonly TreeEntry[],
  contents: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap(({ path, blob }) => {
      const text = contents.get(blob);
      return text === undefined ? [] : [[path, text] as const];
    }),
  );
}

/** Every path of a commit (or branch, or tag), without reading a file. */
export async function listTree(
  from: Mirror,
  commit: string,
  options: FileOptions = {},
): Promise<Known<readonly string[]>> {
  return await known(async () => {
    const id = await resolve(commit, reading(from, options));
    return (await treeOf(id, [], reading(from, options))).map(({ path }) => path);
  });
}

/** Every version of one file along the first parents of a branch, oldest first. */
export async function fileVersions(
  from: Mirror,
  path: string,
  branch: string = from.defaultBranch,
  options: FileOptions = {},
): Promise<Known<readonly FileVersion[]>> {
  return await known(async () => {
    const rows = await versionRows(from, path, branch, options);
    const blobs = rows.flatMap(({ blob }) => blob ?? []);
    const commits = rows.map(({ commit }) => commit);
    const contents = await contentsOf(from, commits, blobs, options, bounds.versionsBytes);
    return rows.map(({ commit, committedAt, blob }) => {
      const content = blob === undefined ? undefined : contents.get(blob);
      return { commit, committedAt, content };
    });
  });
}

interface VersionRow {
  readonly commit: string;
  readonly committedAt: EpochSeconds;
  readonly blob: string | undefined;
}

async function versionRows(
  from: Mirror,
  path: string,
  branch: string,
  options: FileOptions,
): Promise<readonly VersionRow[]> {
  const git = reading(from, options);
  const id = await resolve(`refs/heads/${branch}`, git);
  const log = ['log', '-z', '--first-parent', '--raw', '--no-abbrev', '--no-renames'];
  const args = ['--literal-pathspecs', ...log, '--format=%x00%H %ct', id, '--', path];
  const text = (await readGit(args, git)).toString('utf8');
  const rows = text.split('\0\0').flatMap((record) => {
    const match = /^\0?([0-9a-f]+) (\d+)\0\n:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(record);
    if (match === null) return [];
    const [, commit = '', seconds = '', blob = '', change = ''] = match;
    return [{ commit, committedAt: Number(seconds), blob: change === 'D' ? undefined : blob }];
  });
  return rows.reverse();
}

/** A hash is what it names: facts hold those of commits. */
async function resolve(name: string, git: GitOptions): Promise<string> {
  if (/^[0-9a-f]{40}$/.test(name)) return name;
  const args = ['rev-parse', '--verify', '--end-of-options', `${name}^{commit}`];
  return (await readGit(args, git)).toString('utf8').trim();
}

/** Gets what is missing in one request; git left to itself would ask once for each file. */
async function contentsOf(
  from: Mirror,
  commits: readonly string[],
  blobs: readonly string[],
  options: FileOptions,
  most?: number,
): Promise<ReadonlyMap<string, string>> {
  if (blobs.length === 0) return new Map();
  const git = reading(from, options);
  const wanted = [...new Set(blobs)];
  const absent = await absentFrom(commits, git);
  const missing = wanted.filter((blob) => absent.has(blob));
  if (missing.length > 0) await fetchObjects(from, missing, options);
  const contents = await readObjects(wanted, git, most);
  return new Map([...contents].map(([id, bytes]) => [id, bytes.toString('utf8')]));
}

/** Files of the commits that are not at hand. `cat-file` would stop at the first of them. */
async function absentFrom(
  commits: readonly string[],
  git: GitOptions,
): Promise<ReadonlySet<string>> {
  const stdin = commits.map((id) => `${id}\n`).join('');
  const args = ['rev-list', '--objects', '--no-walk', '--missing=print', '--stdin'];
  const lines = (await readGit(args, { ...git, stdin })).toString('latin1').split('\n');
  return new Set(lines.filter((line) => line.startsWith('?')).map((line) => line.slice(1)));
}

async function fetchObjects(
  from: Mirror,
  ids: readonly string[],
  options: FileOptions,
): Promise<void> {
  if (options.offline === true)
    throw new GitFault(
      'offline',
      `the cache lacks ${ids.length} of the files of ${from.repository}.`,
    );
  await askGit(
    [
      '-c',
      'fetch.negotiationAlgorithm=noop',
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
      '--filter=blob:none',
      '--stdin',
      'origin',
    ],
    {
      ...reading(from, options),
      network: true,
      allowLocal: from.allowLocal,
      stdin: ids.map((id) => `${id}\n`).join(''),
    },
  );
}

function reading(from: Mirror, options: FileOptions): GitOptions {
  return { directory: from.directory, signal: options.signal };
}
