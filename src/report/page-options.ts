// What the pages of a scorecard can show besides the scorecard itself.

import type { Calendar, Chosen } from '../domain/cycle.ts';
import type { CommitLedger } from '../domain/ledger.ts';
import type { Worker } from '../domain/people.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { Policy } from '../domain/verdict.ts';
import type { CriteriaView } from './criteria/view.ts';

export interface PageOptions {
  /** With the calendar the timeline shows the cycles and their milestones. */
  readonly calendar?: Calendar;
  /** The scorecard before this one: what changed since then is told. */
  readonly previous?: Scorecard;
  /** Why that day was taken. */
  readonly chosen?: Chosen;
  /** Names by project, where somebody asked for them. */
  readonly people?: ReadonlyMap<string, readonly Worker[]>;
  /** The commits behind counts, by project, where somebody asked for them. */
  readonly ledgers?: ReadonlyMap<string, readonly CommitLedger[]>;
  /** Where a figure or verdict can be contested. */
  readonly contest?: { readonly text: string; readonly href: string };
  /** With the policy a page shows the steps of the card. */
  readonly policy?: Policy;
  /** Other forms of the same, where they lie beside the page. */
  readonly forms?: readonly { readonly text: string; readonly href: string }[];
  /** The stadium's own scorecard, where its answers are at hand. */
  readonly criteria?: CriteriaView;
  /** Badges and definitions lie beside the pages. */
  readonly isPublished?: boolean;
}
