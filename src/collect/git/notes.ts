// Finds the review notes of a mirror and reads those that were not read before.

import type { Known, MergedReview } from '../../domain/facts.ts';
import type { CommitStore } from '../../domain/stores.ts';
import { readGit } from './fault.ts';
import { known, type Mirror } from './mirror.ts';
import { readObjects } from './objects.ts';
import { parseReviewNote } from './reviewNotes.ts';
import type { GitOptions } from './run.ts';
import { notesRef } from './upstream.ts';

/** The reviews of a repository, with what the report says about them. */
export interface ReviewsRead {
  readonly reviews: Known<readonly MergedReview[]>;
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
  if (listed.state === 'unknown') return { reviews: listed, readNow: 0, unreadable: 0 };
  const stored = options.store.knownNotes(from.repository);
  const fresh = listed.value.filter((note) => !stored.has(note.key));
  const parsed = await readNotes(fresh, git);
  if (parsed.size > 0) options.store.addReviews(from.repository, parsed);
  const all = options.store.reviews(from.repository);
  const reviews = listed.value.flatMap((note) => all.get(note.key) ?? []);
  if (reviews.length === 0) return unknown('refs/notes/review holds no review');
  return {
    reviews: { state: 'known', value: reviews },
    readNow: parsed.size,
    unreadable: listed.value.length - reviews.length,
  };
}

function unknown(detail: string): ReviewsRead {
  const reason = { code: 'no-notes', detail } as const;
  return { reviews: { state: 'unknown', reason }, readNow: 0, unreadable: 0 };
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

async function readNotes(
  notes: readonly Note[],
  git: GitOptions,
): Promise<ReadonlyMap<string, MergedReview>> {
  const contents = await readObjects([...new Set(notes.map((note) => note.blob))], git);
  const reviews = new Map<string, MergedReview>();
  for (const { key, commit, blob } of notes) {
    const text = contents.get(blob)?.toString('utf8');
    const review = text === undefined ? undefined : parseReviewNote(commit, text);
    if (review !== undefined) reviews.set(key, review);
  }
  return reviews;
}
