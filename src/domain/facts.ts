// What the sources say, before anything is made of it. Facts never depend on policy or registry.

import type { RepositoryName, SourceName } from './project.ts';
import type { TreeSaying } from './sayings.ts';
import type { EpochSeconds, IsoDate } from './time.ts';

/** A person as a source wrote them; who is the same person is decided later, from data/people.yaml. */
export interface Identity {
  readonly name: string;
  /** Lower case; empty when the source gave none (`Verified+2: Zuul`). */
  readonly address: string;
  /** The account's short name where it is neither of the two. */
  readonly login?: string;
  /** True where the host itself says that the account is an app's or a service's. */
  readonly isMachine?: true;
}

export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly author: Identity;
  readonly coAuthors: readonly Identity[];
  /** Undefined where the date cannot be true (before 1990, or in the future of the day it was read). */
  readonly authoredAt: EpochSeconds | undefined;
  readonly committedAt: EpochSeconds | undefined;
  readonly subject: string;
  readonly changeId: string | undefined;
  /** Paths it touched against its first parent; always empty for a merge. */
  readonly paths: readonly string[];
}

export interface Tag {
  readonly name: string;
  /** The commit it points at, peeled. */
  readonly commit: string;
  /** Tagger's date; the commit's for a lightweight tag, and where the tagger's cannot be true. */
  readonly taggedAt: EpochSeconds | undefined;
}

export interface Vote {
  readonly label: string;
  readonly value: number;
  readonly by: Identity;
  /** When it was given, where the source tells. */
  readonly at?: EpochSeconds;
}

/** A merged change as Gerrit's reviewnotes plugin left it in refs/notes/review. */
export interface MergedReview {
  readonly commit: string;
  readonly changeNumber: number | undefined;
  readonly url: string | undefined;
  readonly project: string | undefined;
  readonly branch: string | undefined;
  readonly votes: readonly Vote[];
  readonly submitter: Identity | undefined;
  readonly submittedAt: EpochSeconds | undefined;
}

/** Why something that was asked could not be known. The code is stable, the detail is for people. */
export interface UnknownReason {
  readonly code: UnknownCode;
  readonly detail: string;
}

export type UnknownCode =
  | 'empty'
  | 'shallow'
  | 'corrupt'
  | 'incomplete-mirror'
  | 'not-found'
  | 'moved'
  | 'auth'
  | 'not-git'
  | 'rate-limited'
  | 'timeout'
  | 'unreachable'
  | 'bad-answer'
  | 'pagination'
  | 'tls'
  | 'not-visible'
  | 'suspicious-empty'
  | 'no-notes'
  | 'no-commit-yet'
  | 'too-young'
  | 'too-big'
  | 'locked'
  | 'bad-dates'
  | 'tags-not-understood'
  | 'git-died'
  | 'offline'
  | 'not-collected'
  | 'others-unread'
  | 'employers-unknown';

/** The parts of a source that may be missing on their own. */
export type Known<T> =
  | { readonly state: 'known'; readonly value: T }
  | { readonly state: 'unknown'; readonly reason: UnknownReason };

/** The project has no such thing, or the run was not asked for it: a mirror without pull requests, no gate jobs. */
export interface Absent {
  readonly state: 'not-applicable';
  readonly reason: { readonly code: string; readonly detail: string };
}

/** What a source said of one repository. */
export type Sourced<T> = Known<T> | Absent;

/** One repository's history, whole: windows and as-of dates are applied by the measures. */
export interface RepositoryFacts {
  readonly repository: RepositoryName;
  readonly defaultBranch: string;
  /** Newest commit of the default branch when it was read. */
  readonly tip: string;
  /** Every ancestor of the tip, in no particular order. */
  readonly commits: readonly Commit[];
  readonly tags: readonly Tag[];
  readonly reviews: Known<readonly MergedReview[]>;
}

/** A requirement, setup or Zuul file, a manifest or a README, and what it tells. */
export interface NamingFile {
  readonly path: string;
  /** Whether the repository needs what it names, tests (or writes documentation) with it, or runs jobs with it. */
  readonly kind: 'requires' | 'tests-with' | 'runs-with';
  /**
   * Repositories (`owner/name`), Python's distributions in the spelling of PEP 503, and what others publish with its
   * ecosystem in front (`npm:left-pad`).
   */
  readonly names: readonly string[];
  /** What the repository publishes by this file, in the same spelling. */
  readonly provides?: readonly string[];
  /** What it says of the repository as a whole. */
  readonly says?: TreeSaying;
}

/** What repositories named at the commits that were asked for. */
export type Naming = ReadonlyMap<RepositoryName, ReadonlyMap<string, Known<readonly NamingFile[]>>>;

/** What became of one source for one repository (or for the team, when `repository` is `*`). */
export interface SourceReport {
  readonly source: SourceName;
  readonly repository: RepositoryName | '*';
  readonly state: 'collected' | 'failed' | 'not-applicable';
  readonly reason?: UnknownReason;
  /** Remarks a reader of the scorecard should see: `2 commits with a date that cannot be true`. */
  readonly remarks?: readonly string[];
}

/** A response by a person to a change: a comment or a vote. */
export interface ReviewResponse {
  readonly by: Identity;
  readonly at: EpochSeconds;
  readonly patchSet: number;
  readonly votes: readonly { readonly label: string; readonly value: number }[];
  /** True where the source itself marks it as written by a service. */
  readonly isAutomated?: boolean;
}

/** A proposed change in Gerrit, or a pull request on GitHub. */
export interface Change {
  readonly repository: RepositoryName;
  readonly number: number;
  readonly changeId: string | undefined;
  readonly branch: string;
  readonly subject: string;
  readonly url: string;
  readonly status: 'open' | 'merged' | 'abandoned';
  readonly owner: Identity;
  readonly createdAt: EpochSeconds;
  readonly updatedAt: EpochSeconds;
  /** When it merged or was abandoned. */
  readonly closedAt: EpochSeconds | undefined;
  readonly isWorkInProgress: boolean;
  /** Each time it was set to work in progress, or taken out of it. */
  readonly readiness?: readonly {
    readonly at: EpochSeconds;
    readonly isWorkInProgress: boolean;
  }[];
  /** Each time it was abandoned or restored. */
  readonly turns?: readonly {
    readonly at: EpochSeconds;
    readonly status: 'open' | 'abandoned';
  }[];
  readonly patchSets: readonly {
    readonly number: number;
    readonly at: EpochSeconds;
    /** Votes that were carried over from the patch set before: all of a label, or one value (`Code-Review+2`). */
    readonly copied?: readonly string[];
  }[];
  readonly responses: readonly ReviewResponse[];
  /** Votes that somebody took away from whoever gave them. */
  readonly withdrawn?: readonly {
    readonly label: string;
    readonly by: Identity;
    readonly at: EpochSeconds;
    readonly patchSet: number;
  }[];
  /** Votes that stand on the current patch set. */
  readonly votes: readonly Vote[];
}

/** What governance and the release team record of one deliverable. */
export interface GovernanceEntry {
  readonly deliverable: string;
  readonly team: string;
  readonly repositories: readonly RepositoryName[];
  readonly listedFrom: IsoDate | undefined;
  readonly listedTo: IsoDate | undefined;
  /** Series in which it was marked deprecated, as written. */
  readonly deprecatedIn: string | undefined;
  readonly deprecatedOn: IsoDate | undefined;
  readonly retiredOn: IsoDate | undefined;
  readonly releaseManagement: string | undefined;
}
