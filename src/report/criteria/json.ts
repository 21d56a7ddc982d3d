// The criteria for a program.

import { type CriteriaView, moves, steps } from './view.ts';

/** Raised when a field changes its meaning. */
const schemaVersion = 1;

export function criteriaJson(view: CriteriaView): string {
  const { table, against } = view;
  const changes = steps(view).map(([before, after]) => ({
    from: before.asOf,
    to: after.asOf,
    moves: moves(before, after),
  }));
  const days = against.length === 0 ? {} : { against, changes };
  return `${JSON.stringify({ schemaVersion, ...table, ...days }, null, 2)}\n`;
}
