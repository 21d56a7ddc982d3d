// What one collection from Gerrit is given.

import type { RepositoryName } from '../../domain/project.ts';
import type { AskingOptions } from '../question.ts';

export interface GerritOptions extends AskingOptions {
  /** `https://review.opendev.org`, a path allowed. */
  readonly url: string;
  readonly projects: readonly RepositoryName[];
  /** How many changes landed in the window by what git shows. */
  readonly landed?: ReadonlyMap<RepositoryName, number>;
}

export interface GerritRun extends GerritOptions {
  readonly base: string;
}
