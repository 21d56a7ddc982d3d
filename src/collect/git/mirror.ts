// A bare partial clone of one repository in the cache: its default branch, tags and review notes, without file contents.

import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Known } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { mirrorPath, repositoryUrl } from './address.ts';
import { askGit, GitFault, readGit } from './fault.ts';
import { lockMirror, type MirrorLock } from './lock.ts';
import type { GitOptions } from './run.ts';
import { askUpstream, notesRef, type Upstream } from './upstream.ts';

export interface MirrorOptions {
  readonly repository: RepositoryName;
  /** `https://opendev.org/{repo}`: `{repo}` is the whole name, `{name}` its last part. */
  readonly base: string;
  readonly cacheRoot: string;
  /** `file:` bases, and `http:` on this machine, may be used. */
  readonly allowLocal: boolean;
  /** Uses the mirror as it is and asks nobody. */
  readonly offline?: boolean;
  readonly signal?: AbortSignal | undefined;
  readonly deadlineSeconds?: number;
}

export interface Mirror {
  readonly repository: RepositoryName;
  /** The bare repository. */
  readonly directory: string;
  /** A bare repository of its own for the notes, which are fetched whole; undefined when the upstream has none. */
  readonly notesDirectory: string | undefined;
  readonly defaultBranch: string;
  readonly url: string;
  readonly allowLocal: boolean;
  /** What a reader should know: it moved, or it was made anew. */
  readonly remarks: readonly string[];
}

interface Marker {
  readonly version: 1;
  readonly url: string;
  readonly defaultBranch: string;
}

const markerName = 'stadium-mirror.json';

/**
 * Brings the mirror up to date, making it first where there is none; a corrupt one is set aside and made anew once.
 *
 * @throws StadiumError for an address that is not allowed; anything that goes wrong with the source is `unknown`.
 */
export async function mirror(options: MirrorOptions): Promise<Known<Mirror>> {
  const url = repositoryUrl(options.base, options.repository, options.allowLocal);
  const directory = mirrorPath(options.cacheRoot, options.repository, url);
  return await known(async () => {
    if (options.offline === true) return fromMarker(options, directory, []);
    mkdirSync(dirname(directory), { recursive: true });
    const lock = lockMirror(directory);
    try {
      return await update(options, url, directory, lock);
    } finally {
      lock.release();
    }
  });
}

/** Puts a mirror whose objects cannot be read out of the way, so that the next `mirror` makes it anew. */
export function setAside(broken: Pick<Mirror, 'directory'>): void {
  const aside = `${broken.directory}.corrupt`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(broken.directory, aside);
}

/** Runs a step whose faults are facts about the source. */
export async function known<T>(step: () => Promise<T> | T): Promise<Known<T>> {
  try {
    return { state: 'known', value: await step() };
  } catch (error) {
    if (error instanceof GitFault) return { state: 'unknown', reason: error.reason };
    throw error;
  }
}

async function update(
  options: MirrorOptions,
  url: string,
  directory: string,
  lock: MirrorLock,
): Promise<Mirror> {
  const git: GitOptions = {
    signal: options.signal,
    allowLocal: options.allowLocal,
    onStart: lock.noteGroup,
    ...(options.deadlineSeconds === undefined ? {} : { deadlineSeconds: options.deadlineSeconds }),
  };
  const upstream = await askUpstream(url, git);
  const remarks = upstream.url === url ? [] : [`it has moved to ${upstream.url}`];
  removeRemnants(directory);
  if (readMarker(directory) === undefined) await make(directory, upstream, git);
  else {
    try {
      await refresh(directory, upstream, git);
    } catch (error) {
      if (!(error instanceof GitFault) || error.reason.code !== 'corrupt') throw error;
      setAside({ directory });
      await make(directory, upstream, git);
      remarks.push('its mirror was corrupt and was made anew');
    }
  }
  return fromMarker(options, directory, remarks);
}

/** Clones under a name that nobody reads, and gives it its own name only when it is whole. */
async function make(directory: string, upstream: Upstream, git: GitOptions): Promise<void> {
  rmSync(directory, { recursive: true, force: true });
  const draft = `${directory}.${randomUUID()}.incoming`;
  try {
    await initialise(draft, git);
    await configure(draft, upstream.url, git);
    await fetchHistory(draft, upstream, git);
    await fetchNotes(draft, upstream, git);
    await verify(draft, upstream, git);
    writeMarker(draft, upstream);
    renameSync(draft, directory);
  } finally {
    rmSync(draft, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function refresh(directory: string, upstream: Upstream, git: GitOptions): Promise<void> {
  const here = { ...git, directory };
  const refs = await localRefs(here);
  const notes = await localNotes(directory, git);
  const wanted = new Map(upstream.refs);
  const wantedNotes = wanted.get(notesRef);
  wanted.delete(notesRef);
  const isSame =
    wanted.size === refs.size && [...wanted].every(([ref, id]) => refs.get(ref) === id);
  if (readMarker(directory)?.url !== upstream.url) await configure(directory, upstream.url, git);
  if (!isSame) {
    await checkTips(refs, here);
    await fetchHistory(directory, upstream, git);
  }
  if (wantedNotes !== notes) await fetchNotes(directory, upstream, git);
  if (!isSame) await verify(directory, upstream, git);
  writeMarker(directory, upstream);
}

/** Without it a fetch would take the objects of a broken pack for missing, and heal silently over the network. */
async function checkTips(refs: ReadonlyMap<string, string>, git: GitOptions): Promise<void> {
  for (const [ref, id] of refs)
    if (ref.startsWith('refs/heads/')) await askGit(['cat-file', 'commit', id], git);
}

async function initialise(directory: string, git: GitOptions): Promise<void> {
  await askGit(['init', '--quiet', '--bare', '--template=', '--', directory], git);
}

async function configure(directory: string, url: string, git: GitOptions): Promise<void> {
  const path = join(directory, 'config');
  const config = readFileSync(path, 'utf8').replace(/\[(extensions|remote "origin")\][^[]*/g, '');
  const format = config.replace(/repositoryformatversion = \d+/, 'repositoryformatversion = 1');
  const promisor = `[extensions]\n\tpartialClone = origin\n[remote "origin"]\n\turl = ${url}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n`;
  writeFileSync(path, format + promisor);
  await readGit(['config', '--get', 'remote.origin.url'], { ...git, directory });
}

async function fetchHistory(directory: string, upstream: Upstream, git: GitOptions): Promise<void> {
  const branch = `refs/heads/${upstream.defaultBranch}`;
  const here = { ...git, directory };
  const stale = [...(await localRefs(here)).keys()].filter((ref) => !upstream.refs.has(ref));
  const deletions = stale.map((ref) => `delete ${ref}\n`).join('');
  if (stale.length > 0) await askGit(['update-ref', '--stdin'], { ...here, stdin: deletions });
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
    { ...here, network: true },
  );
  // git leaves such a branch out with a warning, and calls that a success.
  if (message.includes('shallow roots')) throw shallow(upstream.url);
  await askGit(['symbolic-ref', 'HEAD', branch], here);
}

/** Notes are read in full, so they live in a repository without a filter: there each would be fetched on its own. */
async function fetchNotes(directory: string, upstream: Upstream, git: GitOptions): Promise<void> {
  const notes = join(directory, 'notes.git');
  if (!upstream.refs.has(notesRef)) return rmSync(notes, { recursive: true, force: true });
  if (!existsSync(join(notes, 'HEAD'))) await initialise(notes, git);
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
async function verify(directory: string, upstream: Upstream, git: GitOptions): Promise<void> {
  const branch = `refs/heads/${upstream.defaultBranch}^{commit}`;
  const answer = await readGit(['rev-parse', '--is-shallow-repository', '--verify', branch], {
    ...git,
    directory,
  });
  if (answer.toString('utf8').startsWith('true')) throw shallow(directory);
}

function shallow(place: string): GitFault {
  return new GitFault('shallow', `${place} holds only part of the history.`);
}

async function localRefs(git: GitOptions): Promise<Map<string, string>> {
  const args = ['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags'];
  const lines = (await readGit(args, git)).toString('utf8').split('\n');
  const rows = lines
    .filter((line) => line !== '')
    .map((line) => [line.indexOf(' '), line] as const);
  return new Map(rows.map(([space, line]) => [line.slice(space + 1), line.slice(0, space)]));
}

async function localNotes(directory: string, git: GitOptions): Promise<string | undefined> {
  const notes = join(directory, 'notes.git');
  if (!existsSync(join(notes, 'HEAD'))) return undefined;
  const args = ['for-each-ref', '--format=%(objectname)', notesRef];
  return (await readGit(args, { ...git, directory: notes })).toString('utf8').trim() || undefined;
}

function fromMarker(options: MirrorOptions, directory: string, remarks: readonly string[]): Mirror {
  const marker = readMarker(directory);
  if (marker === undefined) {
    if (existsSync(directory))
      throw new GitFault('incomplete-mirror', `${directory} was never completed.`);
    throw new GitFault('offline', `there is no mirror of ${options.repository} in the cache.`);
  }
  if (existsSync(join(directory, 'shallow'))) throw shallow(directory);
  const notes = join(directory, 'notes.git');
  return {
    repository: options.repository,
    directory,
    notesDirectory: existsSync(join(notes, 'HEAD')) ? notes : undefined,
    defaultBranch: marker.defaultBranch,
    url: marker.url,
    allowLocal: options.allowLocal,
    remarks,
  };
}

function readMarker(directory: string): Marker | undefined {
  try {
    const marker = JSON.parse(readFileSync(join(directory, markerName), 'utf8'));
    return marker.version === 1 && typeof marker.defaultBranch === 'string' ? marker : undefined;
  } catch {
    return undefined;
  }
}

function writeMarker(directory: string, { url, defaultBranch }: Upstream): void {
  const marker: Marker = { version: 1, url, defaultBranch };
  const text = `${JSON.stringify(marker)}\n`;
  const path = join(directory, markerName);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  writeFileSync(`${path}.new`, text);
  renameSync(`${path}.new`, path);
}

/** Half-made clones of killed runs: the lock is ours, so nobody works on them. */
function removeRemnants(directory: string): void {
  const folder = dirname(directory);
  const remnants = readdirSync(folder).filter(
    (name) => name.startsWith(`${basename(directory)}.`) && name.endsWith('.incoming'),
  );
  for (const name of remnants)
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 3 });
}
