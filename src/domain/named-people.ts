// Who is named as the ones to answer for a project, on a page that people keep by hand.

import type { Known } from './facts.ts';
import type { EpochSeconds } from './time.ts';

/** Names, addresses or accounts as they are written, by project. */
export type NamedPeople = ReadonlyMap<string, readonly string[]>;

/** Those named for one project, as one commit left them. */
export interface NamedList {
  readonly commit: string;
  readonly committedAt: EpochSeconds;
  readonly names: readonly string[];
}

/** Every change of those named for one project, oldest first. */
export interface NamedLedger {
  readonly repository: string;
  readonly lists: readonly NamedList[];
}

/** By project; one that no page may speak of is left out. */
export type NamedLedgers = ReadonlyMap<string, Known<NamedLedger>>;

/** Who is named to answer for a project, as the page writes it. */
export interface NamedForProject {
  readonly project: string;
  readonly names: readonly string[];
  /** Of them those that fit no author. */
  readonly unmatched: readonly string[];
}
