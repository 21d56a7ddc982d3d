// Who is named as the ones to answer for a project, on a page that people keep by hand.

import type { EpochSeconds } from './time.ts';

/** How such a page is written. */
export const namedForms = ['lieutenants', 'maintainers', 'owners', 'codeowners'] as const;
export type NamedForm = (typeof namedForms)[number];

/** Names, addresses or accounts as they are written, by project. */
export type NamedPeople = ReadonlyMap<string, readonly string[]>;

/** The page as one commit left it. */
export interface NamedVersion {
  readonly commit: string;
  readonly committedAt: EpochSeconds;
  readonly named: NamedPeople;
}
