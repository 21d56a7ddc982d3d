// What Zuul tells.

import type { RepositoryName } from '../../domain/project.ts';
import type { EpochSeconds } from '../../domain/time.ts';

/** A gate or check buildset of Zuul. */
export interface GateBuildset {
  readonly repository: RepositoryName;
  readonly uuid: string;
  readonly pipeline: string;
  readonly branch: string;
  /** Number of the change that was tried, where it was one. */
  readonly change?: number;
  readonly patchSet?: string;
  /** Null while it runs or when it was never decided. */
  readonly result: string | null;
  readonly startedAt: EpochSeconds | undefined;
  readonly endedAt: EpochSeconds | undefined;
  /** Builds that did not succeed; a source does not send those that did. */
  readonly builds: readonly {
    readonly job: string;
    readonly result: string | null;
    readonly voting: boolean;
  }[];
}
