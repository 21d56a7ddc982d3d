// Which rows a figure is made of. A repository that moved or was merged had somebody to look after it: telling those
// apart from the ones that died is part of an honest figure.

import type { Outcome } from '../domain/outcome.ts';
import type { Subset } from '../domain/outlook.ts';

export const subsets: readonly Subset[] = ['all', 'died-code'];

const endedOtherwise = new Set(['absorbed', 'moved', 'left-governance']);

export function isInSubset({ stratum, kind }: Outcome, subset: Subset): boolean {
  return subset === 'all' || (stratum === 'code' && !endedOtherwise.has(kind));
}
