// Which rows a figure is made of. A repository that moved or was merged had somebody to look after it: telling those
// apart from the ones that died is part of an honest figure.

import type { Outcome } from '../domain/outcome.ts';

export const subsets = ['all', 'died-code'] as const;
export type Subset = (typeof subsets)[number];

const endedOtherwise = new Set(['absorbed', 'moved', 'left-governance']);

/** `died-code`: repositories of code that died or lived, without those that ended in another way. */
export function isInSubset({ stratum, kind }: Outcome, subset: Subset): boolean {
  return subset === 'all' || (stratum === 'code' && !endedOtherwise.has(kind));
}
