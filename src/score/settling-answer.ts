// Of what is unknown, the answer that would settle an open verdict.

import type { Grade } from '../domain/verdict.ts';
import type { Showing } from './hysteresis.ts';

/** The one unknown that, whatever its answer, would leave a single side; of several the one that leaves most open. */
export function settlingAnswer(
  grades: readonly Grade[],
  least: Showing,
  most: Showing,
  sidesOf: (from: Showing, to: Showing) => ReadonlySet<unknown>,
): { readonly settles?: string } {
  const span = ({ worst, best }: Grade) => best - worst;
  const open = grades.filter((grade) => span(grade) > 0).toSorted((a, b) => span(b) - span(a));
  const settling = open.find((grade) => {
    const atWorst = { ...most, points: Math.round(most.points - span(grade)) };
    const atBest = { ...least, points: Math.round(least.points + span(grade)) };
    return sidesOf(least, atWorst).size === 1 && sidesOf(atBest, most).size === 1;
  });
  // Where all else is known it is the one to ask for, even if the days before have to be measured again with it.
  const found = settling ?? (open.length === 1 ? open[0] : undefined);
  return found === undefined ? {} : { settles: found.measure };
}
