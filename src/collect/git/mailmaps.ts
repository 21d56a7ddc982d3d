// The repositories' own .mailmap as of chosen commits. The text is kept by commit, so that each tree is read once.

import type { Known, UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import { byRepository, type RepositoryCommit } from './commits-of.ts';
import { filesAt } from './files.ts';
import { type MirrorOptions, mirror } from './mirror.ts';

export interface MailmapOptions extends Omit<MirrorOptions, 'repository'> {
  readonly store: DocumentStore;
  /** How many repositories at once; 3 unless told. */
  readonly concurrency?: number;
}

/** The text of each commit's .mailmap, empty where it has none; and of which repositories it could not be read. */
export interface Mailmaps {
  readonly texts: ReadonlyMap<string, string>;
  readonly unread: ReadonlyMap<RepositoryName, UnknownReason>;
}

const source = 'git-mailmap';

/** Where git looks for it. */
export const mailmapPath = '.mailmap';

/** Keeps what was read of it, by commit. Whoever reads other files of a tree reads it along, and nobody has to come back. */
export function keepMailmaps(
  repository: RepositoryName,
  read: ReadonlyMap<string, ReadonlyMap<string, string>>,
  store: DocumentStore,
): ReadonlyMap<string, string> {
  const texts = new Map([...read].map(([commit, files]) => [commit, files.get(mailmapPath) ?? '']));
  const documents = [...texts].map(([key, body]) => ({ key, body }));
  store.putDocuments(source, repository, documents, '');
  return texts;
}

export async function readMailmaps(
  commits: readonly RepositoryCommit[],
  options: MailmapOptions,
): Promise<Mailmaps> {
  // Mostly read along with the other files, whose reading is told.
  const { concurrency = 3 } = options;
  const read = await byRepository(commits, { concurrency }, (...asked) =>
    textsOf(...asked, options),
  );
  const texts = new Map<string, string>();
  const unread = new Map<RepositoryName, UnknownReason>();
  for (const [repository, found] of read) {
    if (found.state === 'unknown') unread.set(repository, found.reason);
    else for (const [commit, text] of found.value) texts.set(commit, text);
  }
  return { texts, unread };
}

async function textsOf(
  repository: RepositoryName,
  commits: readonly string[],
  options: MailmapOptions,
): Promise<Known<ReadonlyMap<string, string>>> {
  options.signal?.throwIfAborted();
  const kept = options.store.documents(source, repository);
  const texts = new Map(kept.map(({ key, body }) => [key, body]));
  const missing = commits.filter((commit) => !texts.has(commit));
  if (missing.length === 0) return { state: 'known', value: texts };
  const found = await mirror({ ...options, repository, offline: true });
  if (found.state === 'unknown') return found;
  const { signal, offline = false } = options;
  const wanted = [mailmapPath];
  const read = await filesAt(found.value, missing, wanted, () => wanted, { signal, offline });
  if (read.state === 'unknown') return read;
  const now = keepMailmaps(repository, read.value, options.store);
  return { state: 'known', value: new Map([...texts, ...now]) };
}
