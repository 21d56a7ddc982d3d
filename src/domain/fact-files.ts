// The facts of one repository as one machine leaves them for another: what is in the file, and what it says of itself.

import type {
  Commit,
  Known,
  NamingFile,
  RepositoryFacts,
  SourceReport,
  UnknownReason,
} from './facts.ts';
import type { RepositoryName } from './project.ts';
import type { EpochSeconds, IsoDate } from './time.ts';

/** What the file of a repository says of itself, before any row is read. */
export interface FactsNote {
  /** By which definitions its rows were made; rows of others are not read. */
  readonly definitions: string;
  readonly repository: RepositoryName;
  readonly defaultBranch: string;
  readonly tip: string;
  /** Hash of every ref that the upstream had. */
  readonly refs: string | undefined;
  readonly readAt: EpochSeconds;
  /** Whether a date could not be true when it was read: another day may think otherwise. */
  readonly hasOddDates: boolean;
  /** Which share of the repositories it was made with, such as `2/4`. */
  readonly shard: string;
  readonly remarks: SourceReport['remarks'];
  /** Why there are no reviews; absent where they are in the rows. */
  readonly reviewsUnknown?: UnknownReason;
  /** The tip at the end of each day that was asked for; null where nothing had landed. */
  readonly days: Readonly<Record<IsoDate, string | null>>;
  /** Why the files of a commit could not be read. */
  readonly unreadFiles: Readonly<Record<string, UnknownReason>>;
  readonly unreadMailmaps: UnknownReason | undefined;
  /** Pages that name who answers, by their paths. */
  readonly pages: Readonly<Record<string, UnknownReason | null>>;
}

/** A commit with what the fleet asks of it, told from its own repository alone. */
export interface FactsRow {
  readonly commit: Commit;
  /** Its place in the order of landing; undefined where it did not land. */
  readonly position: number | undefined;
  readonly landedAt: EpochSeconds | undefined;
  readonly origin: string | undefined;
  /** The same for every spelling of a subject; undefined where there is none. */
  readonly subject: string | undefined;
  /** The same for every copy of the commit; undefined where its date cannot be true. */
  readonly written: string | undefined;
  /** Paths that the tools of a whole fleet dictate. */
  readonly dictated: readonly string[];
}

/** One version of a page; undefined text where the commit removed it. */
export interface PageVersion {
  readonly commit: string;
  readonly committedAt: EpochSeconds;
  readonly content: string | undefined;
}

/** Everything that one file holds. */
export interface RepositoryFile {
  readonly note: FactsNote;
  readonly facts: RepositoryFacts;
  /** By commit. */
  readonly naming: ReadonlyMap<string, Known<readonly NamingFile[]>>;
  readonly mailmaps: ReadonlyMap<string, string>;
  readonly pages: ReadonlyMap<string, Known<readonly PageVersion[]>>;
}

/** When a repository was last asked for, and what came of it; kept beside the file, which a failure leaves as it is. */
export interface AskedNote {
  readonly askedAt: EpochSeconds;
  readonly shard: string;
  /** What the upstream had; the file holds the same. */
  readonly refs?: string;
  readonly reason?: UnknownReason;
}
