// What GitHub tells of a repository besides its pull requests.

import type { RepositoryName } from '../../domain/project.ts';
import type { EpochSeconds } from '../../domain/time.ts';

/** What a host says of a repository as a whole. */
export interface HostedRepository {
  readonly repository: RepositoryName;
  readonly isArchived: boolean;
  /** One line that the owner wrote; absent where there is none. */
  readonly description?: string;
  /** Where the host tells it. */
  readonly archivedAt: EpochSeconds | undefined;
  /** Its new name, where the host sends us on to one. */
  readonly movedTo: RepositoryName | undefined;
  /** Undefined for an empty repository. */
  readonly defaultBranch: string | undefined;
  /** Undefined where issues are switched off, or were not asked for. */
  readonly openIssues: number | undefined;
  /** Newest first; empty where they were not asked for. */
  readonly releases: readonly { readonly tag: string; readonly at: EpochSeconds }[];
}
