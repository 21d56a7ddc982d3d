// What one collection from Gerrit is given.

import type { RepositoryName } from '../../domain/project.ts';
import type { AskingOptions } from '../question.ts';

export interface GerritOptions extends AskingOptions {
  /** `https://review.opendev.org`, a path allowed. */
  readonly url: string;
  readonly projects: readonly RepositoryName[];
}

export interface GerritRun extends GerritOptions {
  readonly base: string;
}
