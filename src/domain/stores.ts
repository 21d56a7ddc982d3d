// What collectors need to remember between runs. The cache provides it; deleting the cache costs time, never data.

import type { Commit, MergedReview } from './facts.ts';
import type { RepositoryName } from './project.ts';

/** Facts of commits never change, so each is read from git once. */
export interface CommitStore {
  /** Tips whose whole ancestry is stored. */
  coveredTips(repository: RepositoryName): readonly string[];
  /** Takes commits as they are read; they count from `cover` on, which marks the tip as covered: all or nothing. */
  adding(repository: RepositoryName): Adding;
  /** Every stored commit of the repository, ancestors of any covered tip. One that two runs read at once stands there twice. */
  commits(repository: RepositoryName): readonly Commit[];
  /** Ids of the review notes (blob ids) already read. */
  knownNotes(repository: RepositoryName): ReadonlySet<string>;
  addReviews(repository: RepositoryName, reviews: ReadonlyMap<string, MergedReview>): void;
  reviews(repository: RepositoryName): ReadonlyMap<string, MergedReview>;
}

/** Commits on their way into the store. One that is neither covered nor given up leaves nothing that is seen. */
export interface Adding {
  add(commit: Commit): void;
  cover(tip: string): void;
  giveUp(): void;
}

export interface StoredResponse {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  readonly body: string;
  readonly storedAt: string;
}

/** Bodies of HTTP answers by key (method, URL, who asked), for conditional requests. */
export interface ResponseStore {
  response(key: string): StoredResponse | undefined;
  putResponse(key: string, response: StoredResponse): void;
}

/** Records of a source that change over time (changes, buildsets), kept whole as JSON under their own key. */
export interface DocumentStore {
  documents(
    source: string,
    scope: string,
  ): readonly { readonly key: string; readonly body: string }[];
  /** Writes the documents and the scope's new state in one transaction. */
  putDocuments(
    source: string,
    scope: string,
    documents: Iterable<{ readonly key: string; readonly body: string }>,
    state: string,
  ): void;
  /** Where the last complete collection of the scope ended; undefined when there was none. */
  scopeState(source: string, scope: string): string | undefined;
}

export interface Cache extends CommitStore, ResponseStore, DocumentStore {
  close(): void;
}
