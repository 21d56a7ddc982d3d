// A bare partial clone of one repository in the cache: its default branch, tags and review notes, without file contents.

import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lock } from '../../disk/lock.ts';
import { diskError, makeFolder, ownerOnly } from '../../disk/write.ts';
import type { Known } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { mirrorPath, repositoryUrl } from './address.ts';
import {
  checkTips,
  configure,
  fetchHistory,
  fetchNotes,
  initialise,
  localNotes,
  localRefs,
  removeRefs,
  setHead,
  shallow,
  verify,
} from './bare.ts';
import { GitFault } from './fault.ts';
import { lockMirror } from './lock.ts';
import { isMarkedFor, readMarker, writeMarker } from './marker.ts';
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
  /** Most bytes of a pack that is fetched; see bounds.ts. */
  readonly packBytes?: number;
}

export interface Mirror {
  readonly repository: RepositoryName;
  /** The bare repository. */
  readonly directory: string;
  /** A bare repository of its own for the notes, which are fetched whole; undefined when the upstream has none. */
  readonly notesDirectory: string | undefined;
  readonly defaultBranch: string;
  readonly url: string;
  /** Hash of the refs that the upstream had when the mirror was brought up to it. */
  readonly refs?: string | undefined;
  readonly allowLocal: boolean;
  /** What a reader should know: it moved, or it was made anew. */
  readonly remarks: readonly string[];
}

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
    try {
      return await locked(directory, (lock) => update(options, url, directory, lock));
    } catch (error) {
      throw diskError(directory, error);
    }
  });
}

/** Whether the upstream has what it had when the mirror was brought up to it. Asks once and changes nothing. */
export async function isUpToDate(options: MirrorOptions): Promise<boolean> {
  const { base, repository, allowLocal, signal } = options;
  const url = repositoryUrl(base, repository, allowLocal);
  const marker = readMarker(mirrorPath(options.cacheRoot, repository, url));
  const upstream = await known(async () => await askUpstream(url, { signal, allowLocal }));
  return upstream.state === 'known' && isMarkedFor(upstream.value, marker);
}

async function locked<T>(directory: string, work: (lock: Lock) => Promise<T>): Promise<T> {
  makeFolder(dirname(directory), ownerOnly);
  const lock = await lockMirror(directory);
  try {
    return await work(lock);
  } finally {
    lock.release();
  }
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
  lock: Lock,
): Promise<Mirror> {
  const git: GitOptions = {
    signal: options.signal,
    allowLocal: options.allowLocal,
    onStart: lock.noteGroup,
    ...(options.deadlineSeconds === undefined ? {} : { deadlineSeconds: options.deadlineSeconds }),
    ...(options.packBytes === undefined ? {} : { packBytes: options.packBytes }),
  };
  const upstream = await askUpstream(url, git);
  const remarks = upstream.url === url ? [] : [`it has moved to ${upstream.url}`];
  // Half-made clones of killed runs: the lock is ours, so nobody works on them.
  removeDrafts(directory);
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
  const draft = join(draftsOf(directory), randomUUID());
  try {
    await initialise(draft, upstream.defaultBranch, git);
    configure(draft, upstream.url);
    await fetchHistory(draft, upstream, git);
    await fetchNotes(draft, upstream, git);
    await verify(draft, upstream, git);
    writeMarker(draft, upstream);
    renameSync(draft, directory);
  } finally {
    removeDrafts(directory);
  }
}

/** A folder for each mirror: nobody has to look through those of thousands. */
function draftsOf(directory: string): string {
  return `${directory}.incoming`;
}

function removeDrafts(directory: string): void {
  rmSync(draftsOf(directory), { recursive: true, force: true, maxRetries: 3 });
}

async function refresh(directory: string, upstream: Upstream, git: GitOptions): Promise<void> {
  const marker = readMarker(directory);
  if (isMarkedFor(upstream, marker)) return;
  const here = { ...git, directory };
  const refs = await localRefs(here);
  const notes = await localNotes(directory, git);
  const wanted = new Map(upstream.refs);
  const wantedNotes = wanted.get(notesRef);
  wanted.delete(notesRef);
  const isSame =
    wanted.size === refs.size && [...wanted].every(([ref, id]) => refs.get(ref) === id);
  if (marker?.url !== upstream.url) configure(directory, upstream.url);
  if (!isSame) {
    await checkTips(refs, here);
    await removeRefs(
      [...refs.keys()].filter((ref) => !wanted.has(ref)),
      here,
    );
    await fetchHistory(directory, upstream, git);
  }
  if (marker?.defaultBranch !== upstream.defaultBranch) await setHead(upstream.defaultBranch, here);
  if (wantedNotes !== notes) await fetchNotes(directory, upstream, git);
  if (!isSame) await verify(directory, upstream, git);
  writeMarker(directory, upstream);
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
    refs: marker.refs,
    allowLocal: options.allowLocal,
    remarks,
  };
}
