// What became of a repository after a day in the past: the other half of a back-test.

import type { ProjectEvidence } from './snapshot.ts';
import type { IsoDate } from './time.ts';
import type { Verdict } from './verdict.ts';

/** Months after the as-of day in which a retirement counts. */
export const horizons = [12, 24] as const;
export type Horizon = (typeof horizons)[number];

export interface Outcome {
  /** Name of the project or of its repository, with or without the namespace. */
  readonly repository: string;
  readonly asOf: IsoDate;
  /** Whether it was retired within so many months; a horizon that is not known is absent. */
  readonly retired: { readonly [months in Horizon]?: boolean };
  /** Repositories of one team are retired together, so that they are one piece of evidence. */
  readonly team: string;
  /** How it ended: `died`, `absorbed`, `moved`, `left-governance`; empty where it has not, or nobody says. */
  readonly kind: string;
  /** What sort of repository it is: `code`, `puppet`, `charm`. */
  readonly stratum: string;
  /** How many such repositories the row stands for. */
  readonly weight: number;
}

/** What could be seen on a day, what the policy made of it, and what happened. */
export interface Sighting {
  readonly outcome: Outcome;
  readonly evidence: ProjectEvidence;
  readonly verdict: Verdict;
}
