// What the searches have to show that let a reader see the changes behind a figure; each host has its own words for it.

import type { TimeWindow } from '../../domain/time.ts';

export interface ChangeSearch {
  readonly what:
    | 'opened'
    | 'merged'
    | 'backports'
    | 'abandoned'
    | 'open'
    | 'in-progress'
    | 'reviewer'
    | 'submitter'
    | 'gate'
    | 'touched';
  readonly window: TimeWindow;
}

/** Addresses of searches that show a set of changes. */
export type ChangeLinks = (search: ChangeSearch) => readonly string[];

/** How a host writes each search. */
export type Terms = Readonly<Record<ChangeSearch['what'], (window: TimeWindow) => string>>;
