// One row of a points card against one measurement: its points, worst and best where it is unknown, and the reason.

import type { Measurement } from '../domain/measurement.ts';
import type { Band, CardGroup, CardRow, Condition, Grade, Reason } from '../domain/verdict.ts';

/** Grades one row. A measure that the snapshot does not have at all was not asked for. */
export function gradeRow(group: CardGroup, row: CardRow, measurement: Measurement): Grade {
  const points = row.bands.map((band) => band.points);
  const of = Math.max(...points);
  const common = { measure: row.measure, group: group.id, measurement, of };
  switch (measurement.state) {
    case 'measured': {
      const band = bandOf(row.bands, measurement.value);
      return {
        ...common,
        worst: band.points,
        best: band.points,
        reason: reason(band.reason, row, { value: measurement.value, sample: measurement.sample }),
      };
    }
    case 'unknown': {
      // Every band that the value may lie in: all of them, unless it is known what it cannot be less or more than.
      const from = row.bands.indexOf(bandOf(row.bands, measurement.atLeast ?? 0));
      const to = row.bands.indexOf(bandOf(row.bands, measurement.atMost ?? Infinity));
      const possible = row.bands.slice(from, to + 1).map((band) => band.points);
      return {
        ...common,
        worst: Math.min(...possible),
        best: Math.max(...possible),
        reason: reason('unknown', row, measurement.reason),
      };
    }
    case 'not-applicable':
      return {
        ...common,
        worst: 0,
        best: 0,
        of: 0,
        reason: reason('not-applicable', row, measurement.reason),
      };
    default:
      return measurement satisfies never;
  }
}

/** The band that holds the value: the last one that starts at or below it, else the first. */
export function bandOf(bands: readonly Band[], value: number): Band {
  const [first] = bands;
  if (first === undefined) throw new RangeError('a card row without bands');
  return bands.findLast(({ atLeast }) => value >= atLeast) ?? first;
}

/** Whether a value keeps to a bound. */
export function isWithin(condition: Condition, value: number): boolean {
  return 'below' in condition ? value < condition.below : value >= condition.atLeast;
}

function reason(code: string, { measure }: CardRow, args: object): Reason {
  return { code, measure, args: { ...args } };
}
