// The bare repository of a mirror: made, configured, filled by fetching, and checked.

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeFolder, ownerOnly } from '../../disk/write.ts';
import { askGit, GitFault, readGit } from './fault.ts';
import type { GitOptions } from './run.ts';
import { notesRef, type Upstream } from './upstream.ts';

/** An empty repository whose HEAD is the branch. */
export async function initialise(
  directory: string,
  branch: string,
  git: GitOptions,
): Promise<void> {
  makeFolder(directory, ownerOnly);
  const first = `--initial-branch=${branch}`;
  await askGit(['init', '--quiet', '--bare', '--template=', first], { ...git, directory });
}

export function configure(directory: string, url: string): void {
  const path = join(directory, 'config');
  const config = readFileSync(path, 'utf8').replace(
    /^\[(?:extensions|remote "origin")\]\n(?:\t.*\n)*/gm,
    '',
  );
  const format = config.replace(/repositoryformatversion = \d+/, 'repositoryformatversion = 1');
  const promisor = `[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = "${url.replace(/["\\]/g, '\\$&')}"\n\tpromisor = true\n\tpartialclonefilter = blob:none\n`;
  writeFileSync(path, format + promisor);
}

export async function fetchHistory(
  directory: string,
  upstream: Upstream,
  git: GitOptions,
): Promise<void> {
  const branch = `refs/heads/${upstream.defaultBranch}`;
  const { message } = await askGit(
    [
      'fetch',
      '--quiet',
      '--no-auto-maintenance',
      '--no-write-fetch-head',
      '--no-tags',
      '--force',
      '--filter=blob:none',
      'origin',
      `+${branch}:${branch}`,
      '+refs/tags/*:refs/tags/*',
    ],
    { ...git, directory, network: true },
  );
  // git leaves such a branch out with a warning, and calls that a success.
  if (message.includes('shallow roots')) throw shallow(upstream.url);
}

/** What the upstream no longer has stands in the way of what it has now: a tag `v1` of `v1/a`. */
export async function removeRefs(refs: readonly string[], git: GitOptions): Promise<void> {
  if (refs.length === 0) return;
  const stdin = refs.map((ref) => `delete ${ref}\n`).join('');
  await askGit(['update-ref', '--stdin'], { ...git, stdin });
}

export async function setHead(branch: string, git: GitOptions): Promise<void> {
  await askGit(['symbolic-ref', 'HEAD', `refs/heads/${branch}`], git);
}

/** Notes are read in full, so they live in a repository without a filter: there each would be fetched on its own. */
export async function fetchNotes(
  directory: string,
  upstream: Upstream,
  git: GitOptions,
): Promise<void> {
  const notes = join(directory, 'notes.git');
  if (!upstream.refs.has(notesRef)) return rmSync(notes, { recursive: true, force: true });
  if (!existsSync(join(notes, 'HEAD'))) await initialise(notes, upstream.defaultBranch, git);
  await askGit(
    [
      'fetch',
      '--quiet',
      '--no-auto-maintenance',
      '--no-write-fetch-head',
      '--no-tags',
      '--no-filter',
      '--depth=1',
      '--',
      upstream.url,
      `+${notesRef}:${notesRef}`,
    ],
    { ...git, directory: notes, network: true },
  );
}

/** The branch is there, is a commit, and its history is not cut off. */
export async function verify(
  directory: string,
  upstream: Upstream,
  git: GitOptions,
): Promise<void> {
  const branch = `refs/heads/${upstream.defaultBranch}^{commit}`;
  const answer = await readGit(['rev-parse', '--is-shallow-repository', '--verify', branch], {
    ...git,
    directory,
  });
  if (answer.toString('utf8').startsWith('true')) throw shallow(directory);
}

/** Without it a fetch would take the objects of a broken pack for missing, and heal silently over the network. */
export async function checkTips(refs: ReadonlyMap<string, string>, git: GitOptions): Promise<void> {
  for (const [ref, id] of refs)
    if (ref.startsWith('refs/heads/')) await askGit(['cat-file', 'commit', id], git);
}

export async function localRefs(git: GitOptions): Promise<Map<string, string>> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags'];
  const lines = (await readGit(args, git)).toString('utf8').split('\n');
  const rows = lines
    .filter((line) => line !== '')
    .map((line) => [line.indexOf(' '), line] as const);
  return new Map(rows.map(([space, line]) => [line.slice(space + 1), line.slice(0, space)]));
}

export async function localNotes(directory: string, git: GitOptions): Promise<string | undefined> {
  const notes = join(directory, 'notes.git');
  if (!existsSync(join(notes, 'HEAD'))) return undefined;
  const args = ['for-each-ref', '--format=%(objectname)', notesRef];
  return (await readGit(args, { ...git, directory: notes })).toString('utf8').trim() || undefined;
}

export function shallow(place: string): GitFault {
  return new GitFault('shallow', `${place} holds only part of the history.`);
}
