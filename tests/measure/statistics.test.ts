// The few statistics, against values made by hand.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fewestForHalf, median, quantile, tally } from '../../src/measure/statistics.ts';

describe('statistics', () => {
  it.each([
    [[3], 3],
    [[1, 9], 5],
    [[9, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('there is no median of nothing', () => {
    expect(median([])).toBeNaN();
  });

  it.each([
    [0, 1],
    [0.25, 2],
    [0.9, 4.6],
    [1, 5],
  ])('the quantile %d of 1 to 5 is %d', (share, expected) => {
    expect(quantile([5, 3, 1, 2, 4], share)).toBeCloseTo(expected, 10);
  });

  it.each([
    [[], 0],
    [[7], 1],
    [[5, 5], 1],
    [[4, 3, 3], 2],
    [[1, 1, 1, 1, 1], 3],
  ])('the fewest of %j who hold half are %d', (counts, expected) => {
    expect(fewestForHalf(counts)).toBe(expected);
  });

  it('nobody holds half with fewer: the rest of the largest hold less', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1 }), (counts) => {
        const fewest = fewestForHalf(counts);
        const sorted = counts.toSorted((a, b) => b - a);
        const sum = (some: readonly number[]) => some.reduce((total, each) => total + each, 0);
        expect(2 * sum(sorted.slice(0, fewest))).toBeGreaterThanOrEqual(sum(counts));
        expect(2 * sum(sorted.slice(0, fewest - 1))).toBeLessThan(sum(counts));
      }),
    );
  });

  it('counts how often each key occurs', () => {
    expect([...tally(['a', 'b', 'a'])]).toEqual([
      ['a', 2],
      ['b', 1],
    ]);
  });
});
