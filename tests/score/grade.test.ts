// One row against one measurement: what it gives, of how much, and why.

import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/domain/measurement.ts';
import { bandOf, gradeRow, isWithin } from '../../src/score/grade.ts';
import { aMeasurement, anUnknown, yearWindow } from '../support/scorecard.ts';

const group = { id: 'people', title: 'People', rows: [] };
const row = {
  measure: 'people',
  bands: [
    { atLeast: 0, points: 0, reason: 'none' },
    { atLeast: 2, points: 1, reason: 'few' },
    { atLeast: 5, points: 3, reason: 'many' },
  ],
};
const graded = (measurement: Measurement) => {
  const { worst, best, of, reason } = gradeRow(group, row, measurement);
  return { worst, best, of, reason };
};
const notApplicable: Measurement = {
  ...{ state: 'not-applicable', unit: 'days', window: yearWindow, source: 'git' },
  reason: { code: 'in-tree', detail: 'released with its parent' },
};

describe('a row', () => {
  it.each([
    [
      'measured',
      aMeasurement(3),
      { worst: 1, best: 1, of: 3 },
      { code: 'few', measure: 'people', args: { value: 3, sample: 3 } },
    ],
    [
      'measured as a range over two bands',
      aMeasurement(1, { atMost: 4 }),
      { worst: 0, best: 1, of: 3 },
      { code: 'partly-known', measure: 'people', args: { value: 1, sample: 1 } },
    ],
    [
      'unknown',
      anUnknown(),
      { worst: 0, best: 3, of: 3 },
      {
        code: 'unknown',
        measure: 'people',
        args: { code: 'timeout', detail: 'no answer in 30 s' },
      },
    ],
    [
      'not applicable',
      notApplicable,
      { worst: 0, best: 0, of: 0 },
      { code: 'not-applicable', measure: 'people', args: notApplicable.reason },
    ],
  ] as const)('that is %s', (_, measurement, points, reason) => {
    expect(graded(measurement)).toEqual({ ...points, reason });
  });

  it('says whose it is', () => {
    const measurement = aMeasurement(3);
    expect(gradeRow(group, row, measurement)).toMatchObject({
      ...{ measure: 'people', group: 'people', measurement },
    });
  });

  it('without bands is a mistake', () => {
    expect(() => bandOf([], 1)).toThrow('a card row without bands');
  });
});

describe('a bound', () => {
  it.each([
    [{ measure: 'm', below: 3 }, 2, true],
    [{ measure: 'm', below: 3 }, 3, false],
    [{ measure: 'm', atLeast: 3 }, 3, true],
    [{ measure: 'm', atLeast: 3 }, 2, false],
  ])('%j is kept by %d: %s', (condition, value, expected) => {
    expect(isWithin(condition, value)).toBe(expected);
  });
});
