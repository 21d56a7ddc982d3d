// Who uses a project: what would be hurt if it went.

import type { NamingFile } from './facts.ts';
import type { RepositoryName } from './project.ts';
import type { IsoDate } from './time.ts';

export interface Dependent {
  readonly repository: RepositoryName;
  /** The file that names it. */
  readonly path: string;
  readonly kind: NamingFile['kind'];
}

/** Whom the end of a project would hurt, as far as repositories could be read. */
export interface BlastRadius {
  readonly asOf: IsoDate;
  readonly project: string;
  /** Members that follow it, by the registry: they would go with it. */
  readonly followers: readonly string[];
  readonly dependents: readonly Dependent[];
  /** Repositories that were looked at. */
  readonly seen: readonly RepositoryName[];
  /** Repositories that could not be read: offline, what the cache does not have. */
  readonly unseen: readonly RepositoryName[];
  /** The repositories that it shares with others, for a component that lives in a folder: nobody can name that. */
  readonly livesIn: readonly RepositoryName[];
}
