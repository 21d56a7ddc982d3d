// The commits or tags behind one count, so that somebody with a clone can repeat it.

import type { RepositoryName } from './project.ts';
import type { IsoDate, TimeWindow } from './time.ts';

export interface LedgerLine {
  readonly repository: RepositoryName;
  /** Hash of the commit, or name of the tag. */
  readonly id: string;
  /** Day on which it landed, or was tagged; null where no date can be true. */
  readonly day: IsoDate | null;
  /** `own`, `tree-wide`, `bot`, `merge` ..., `tag`, or for whom a change waits: `reviewer`, `submitter`, `gate`. */
  readonly kind: string;
  readonly counts: boolean;
  /** Where it can be looked at, where that is not the repository's page of the commit. */
  readonly link?: string;
}

/** What landed in the window is reachable from `to` and not from `from`. */
export interface LedgerRange {
  readonly repository: RepositoryName;
  /** Undefined where nothing had landed before the window. */
  readonly from: string | undefined;
  /** Undefined where nothing had landed by its end. */
  readonly to: string | undefined;
}

export interface CommitLedger {
  /** The measure with its window: `own-commits-365d`. */
  readonly measure: string;
  readonly window: TimeWindow;
  /** Folders of an in-tree component; empty for whole repositories. */
  readonly paths: readonly string[];
  /** In order of landing. */
  readonly lines: readonly LedgerLine[];
  readonly ranges: readonly LedgerRange[];
  /** Searches that show the same where changes are reviewed. */
  readonly searches?: readonly string[];
}
