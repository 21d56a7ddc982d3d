// Finds the review notes of a mirror and reads those that were not read before.

import type { Known, MergedReview, UnknownCode } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { CommitStore } from '../../domain/stores.ts';
import { bounds } from './bounds.ts';
import { readGit } from './fault.ts';
import { known, type Mirror } from './mirror.ts';
import { objectSizes, readSized, type SizedObject } from './objects.ts';
import { parseReviewNote } from './review-notes.ts';
import type { GitOptions } from './run.ts';
import { notesRef } from './upstream.ts';

/** The reviews of a repository, with what the report says about them. */
export interface ReviewsRead {
  readonly found: Known<readonly MergedReview[]>;
  /** The same from the store. */
  readonly again: () => Known<readonly MergedReview[]>;
  readonly readNow: number;
  readonly unreadable: number;
}

interface Note {
  /** Names commit and content: two commits may carry the same note. */
  readonly key: string;
  readonly commit: string;
  readonly blob: string;
}

/** Reviews by their notes; unknown when there are none, as silence of the plugin is no absence of review. */
export async function readReviews(
  from: Mirror,
  options: { readonly store: CommitStore; readonly signal?: AbortSignal | undefined },
): Promise<ReviewsRead> {
  const directory = from.notesDirectory;
  if (directory === undefined) return unknown('refs/notes/review does not exist there');
  const git: GitOptions = { directory, signal: options.signal };
  const listed = await known(() => listNotes(git));
  if (listed.state === 'unknown') return nothingRead(listed);
  const stored = options.store.knownNotes(from.repository);
  const fresh = listed.value.filter((note) => !stored.has(note.key));
  const sized = await readable(fresh, git);
  if (sized.reduce((sum, { bytes }) => sum + bytes, 0) > bounds.notesBytes)
    return unknown(...tooMuch);
  const parsed = await readNotes(fresh, sized, git);
  if (parsed.size > 0) options.store.addReviews(from.repository, parsed);
  const again = fromStore(from.repository, listed.value, options.store);
  const found = again();
  if (found.value.length === 0) return unknown('refs/notes/review holds no review');
  const unreadable = listed.value.length - found.value.length;
  return { found, again, readNow: parsed.size, unreadable };
}

function fromStore(repository: RepositoryName, notes: readonly Note[], store: CommitStore) {
  return () => {
    const all = store.reviews(repository);
    const value = notes.flatMap((note) => all.get(note.key) ?? []);
    return { state: 'known', value } as const;
  };
}

const tooMuch = [`the notes come to more than ${bounds.notesBytes} bytes`, 'too-big'] as const;

function unknown(detail: string, code: UnknownCode = 'no-notes'): ReviewsRead {
  return nothingRead({ state: 'unknown', reason: { code, detail } });
}

function nothingRead(why: Extract<Known<never>, { state: 'unknown' }>): ReviewsRead {
  return { found: why, again: () => why, readNow: 0, unreadable: 0 };
}

async function listNotes(git: GitOptions): Promise<readonly Note[]> {
  const text = (await readGit(['ls-tree', '-r', '-z', notesRef], git)).toString('latin1');
  return text.split('\0').flatMap((row) => {
    const match = /^\d+ blob ([0-9a-f]+)\t(.+)$/s.exec(row);
    if (match === null) return [];
    const [, blob = '', path = ''] = match;
    const commit = path.replaceAll('/', '');
    return [{ key: `${commit}:${blob}`, commit, blob }];
  });
}

/** Those that may be notes of Gerrit, with their sizes. */
async function readable(notes: readonly Note[], git: GitOptions): Promise<readonly SizedObject[]> {
  const sized = await objectSizes([...new Set(notes.map((note) => note.blob))], git);
  return sized.filter(({ bytes }) => bytes <= bounds.noteBytes);
}

async function readNotes(
  notes: readonly Note[],
  sized: readonly SizedObject[],
  git: GitOptions,
): Promise<ReadonlyMap<string, MergedReview>> {
  const reviews = new Map<string, MergedReview>();
  for (const part of inParts(sized)) {
    const contents = await readSized(part, git);
    for (const { key, commit, blob } of notes) {
      const text = contents.get(blob)?.toString('utf8');
      const review = text === undefined ? undefined : parseReviewNote(commit, text);
      if (review !== undefined) reviews.set(key, review);
    }
  }
  return reviews;
}

/** A few megabytes at a time: what was read of a note is much less than the note. */
const partBytes = 16 * 1024 ** 2;

function inParts(wanted: readonly SizedObject[]): readonly (readonly SizedObject[])[] {
  const parts: SizedObject[][] = [[]];
  let bytes = 0;
  for (const each of wanted) {
    if (bytes + each.bytes > partBytes) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(each);
    bytes += each.bytes;
  }
  return parts;
}
