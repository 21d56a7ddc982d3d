// Whom to look at first: by level, inside a level by the signs that hold, then by days since a human commit.

import type { Measurements } from './measurement.ts';
import { type Level, levels, type Verdict } from './verdict.ts';

/** What a project needs to have a place in the order. */
export interface Judged {
  readonly name: string;
  readonly verdict: Verdict | undefined;
  readonly measurements: Measurements;
}

/** The most urgent first; equal ones by name, and what is not judged last. */
export function worstFirst(one: Judged, other: Judged): number {
  const [a, b] = [urgencyOf(one), urgencyOf(other)];
  const at = a.findIndex((part, index) => part !== b[index]);
  if (at >= 0) return (b[at] ?? 0) - (a[at] ?? 0);
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

/** Higher is more urgent, the first difference decides. What is unknown does not make it more urgent. */
export function urgencyOf({ verdict, measurements }: Omit<Judged, 'name'>): readonly number[] {
  if (verdict === undefined) return [-1];
  const days = measurements['days-since-human-commit'];
  return [
    rankOf(verdict),
    verdict.signs.filter(({ holds }) => holds).length,
    days?.state === 'measured' ? days.value : 0,
  ];
}

/** Silent above all, then failing and what may be, thin, undetermined, healthy. */
function rankOf({ name, levels: own }: Verdict): number {
  const [worst] = own;
  if (name === 'healthy') return 0;
  return worst === undefined ? 1 : 1 + levels.length - levels.indexOf(worst);
}

/** Whether a verdict has the level, may have it, or has a worse one. */
export function isAtLeast(level: Level, verdict: Pick<Verdict, 'levels'> | undefined): boolean {
  const [worst] = verdict?.levels ?? [];
  return worst !== undefined && levels.indexOf(worst) <= levels.indexOf(level);
}
