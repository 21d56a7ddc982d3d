// What both ways of asking GitHub are given, and what they give back.

import type { UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { PullRequest } from './answers.ts';
import type { HostedRepository } from './facts.ts';

export interface Wanted {
  readonly name: RepositoryName;
  /** Pull requests are read where the project lives here; a mirror has none. */
  readonly isHome: boolean;
  /** Pull requests touched since this instant (ISO) are read. */
  readonly since: string;
  /** Also those that are open and were not touched since; not needed once they are stored. */
  readonly withOldOpen: boolean;
  /** What is stored as it was last touched need not be read again. */
  readonly isStored: (number: number, updatedAt: string) => boolean;
}

export type RepositoryRead =
  | { readonly reason: UnknownReason }
  | {
      readonly hosted: HostedRepository;
      readonly pulls: readonly PullRequest[];
      readonly remarks: readonly string[];
    };
