// One row of a points card against one measurement: its points, worst and best where it is unknown, and the reason.

import { boundsOf, type Measured, type Measurement, type Unknown } from '../domain/measurement.ts';
import type { Band, CardGroup, CardRow, Condition, Grade, Reason } from '../domain/verdict.ts';

/** Grades one row. A measure that the snapshot does not have at all was not asked for. */
export function gradeRow(group: CardGroup, row: CardRow, measurement: Measurement): Grade {
  const points = row.bands.map((band) => band.points);
  const of = Math.max(...points);
  const common = { measure: row.measure, group: group.id, measurement, of };
  if (measurement.state === 'not-applicable') {
    const why = reason('not-applicable', row, measurement.reason);
    return { ...common, worst: 0, best: 0, of: 0, reason: why };
  }
  const bounds = boundsOf(measurement);
  // Every band that the value may lie in: all of them, unless it is known what it cannot be less or more than.
  const from = row.bands.indexOf(bandOf(row.bands, bounds.atLeast));
  const to = row.bands.indexOf(bandOf(row.bands, bounds.atMost));
  const possible = row.bands.slice(from, to + 1);
  const given = possible.map((band) => band.points);
  return {
    ...common,
    worst: Math.min(...given),
    best: Math.max(...given),
    reason: reasonOf(row, measurement, possible),
  };
}

/** What the band says; where it may be several, only that not all of it is known. */
function reasonOf(row: CardRow, measurement: Measured | Unknown, possible: readonly Band[]) {
  if (measurement.state === 'unknown') return reason('unknown', row, measurement.reason);
  const { value, sample } = measurement;
  const [band, ...others] = possible;
  const isOne = band !== undefined && others.length === 0;
  return reason(isOne ? band.reason : 'partly-known', row, { value, sample });
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
