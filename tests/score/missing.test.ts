// What is missing, each step by a case that can be counted by hand: 20 points of 100 for each point of the card.

import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/domain/measurement.ts';
import type { Band, Miss, PointsCard } from '../../src/domain/verdict.ts';
import { missingOf } from '../../src/score/missing.ts';
import { pointsOf } from '../../src/score/points.ts';
import { aMeasurement, anUnknown, yearWindow } from '../support/scorecard.ts';

const notApplicable: Measurement = {
  ...{ state: 'not-applicable', unit: 'days', window: yearWindow, source: 'git' },
  reason: { code: 'in-tree', detail: 'released with its parent' },
};

type Step = readonly [atLeast: number, points: number];

const bandsOf = (steps: readonly Step[]): readonly Band[] =>
  steps.map(([atLeast, points]) => ({ atLeast, points, reason: `from-${atLeast}` }));

function missing(
  rows: Readonly<Record<string, readonly [readonly Step[], Measurement]>>,
): readonly Miss[] {
  const entries = Object.entries(rows);
  const card: PointsCard = {
    classes: ['driver'],
    groups: entries.map(([measure, [steps]]) => ({
      ...{ id: measure, title: measure },
      rows: [{ measure, bands: bandsOf(steps) }],
    })),
  };
  const measurements = Object.fromEntries(
    entries.map(([measure, [, measurement]]) => [measure, measurement]),
  );
  return missingOf(card, pointsOf(card, measurements).grades);
}

/** Of five points of the card; the other row gives all of its own. */
const one = (steps: readonly Step[], measurement: Measurement) =>
  missing({
    row: [steps, measurement],
    full: [
      [
        [0, 0],
        [1, 5 - Math.max(...steps.map(([, points]) => points))],
      ],
      aMeasurement(1),
    ],
  });

const rising: readonly Step[] = [
  [0, 0],
  [2, 1],
  [3, 1],
  [5, 3],
];
const falling: readonly Step[] = [
  [0, 4],
  [30, 2],
  [60, 2],
  [91, 0],
];

describe('the next value that would do', () => {
  it.each([
    ['more, from nothing', rising, 0, { atLeast: 2 }, 20],
    ['more, past a band that gives no more', rising, 2, { atLeast: 5 }, 40],
    ['more, from the last band but one', rising, 4, { atLeast: 5 }, 40],
    ['less, into the next band', falling, 100, { below: 91 }, 40],
    ['less, past a band that gives no more', falling, 70, { below: 30 }, 40],
    ['less, from the second band', falling, 30, { below: 30 }, 40],
    [
      'more first, where both ways are better',
      [
        [0, 4],
        [2, 1],
        [5, 3],
      ],
      3,
      { atLeast: 5 },
      40,
    ],
    [
      'less, beyond the best',
      [
        [0, 0],
        [2, 4],
        [5, 3],
      ],
      9,
      { below: 5 },
      20,
    ],
  ] as const)('is %s', (_, steps, value, needs, gain) => {
    expect(one(steps, aMeasurement(value))).toEqual([{ measure: 'row', value, needs, gain }]);
  });

  it.each([
    ['gives all of its points', rising, aMeasurement(5)],
    ['gives all of its points at zero', falling, aMeasurement(29)],
    ['is unknown', rising, anUnknown()],
    ['does not apply', rising, notApplicable],
  ] as const)('is not told of a row that %s', (_, steps, measurement) => {
    expect(one(steps, measurement)).toEqual([]);
  });

  it('starts from what is certain of an unknown', () => {
    const [miss] = one(rising, { ...anUnknown(), atLeast: 2 } as Measurement);
    expect(miss).toMatchObject({ value: 2, needs: { atLeast: 5 } });
  });

  it('is told of no row that the card does not have', () => {
    const card = {
      classes: ['driver'],
      groups: [{ id: 'g', title: 'G', rows: [{ measure: 'row', bands: bandsOf(rising) }] }],
    } as const;
    const { grades } = pointsOf(card, { row: aMeasurement(0) });
    expect(missingOf({ ...card, groups: [] }, grades)).toEqual([]);
  });
});

describe('the order', () => {
  it('is by the share of the way that is still to go, upwards or downwards', () => {
    const found = missing({
      'four of six commits': [
        [
          [0, 0],
          [6, 3],
        ],
        aMeasurement(2),
      ],
      'one of three people': [
        [
          [0, 0],
          [3, 3],
        ],
        aMeasurement(2),
      ],
      'nine of a hundred days': [
        [
          [0, 3],
          [91, 0],
        ],
        aMeasurement(99),
      ],
      'half of a share': [
        [
          [0, 3],
          [0.4, 0],
        ],
        aMeasurement(0.9),
      ],
    });
    expect(found.map(({ measure }) => measure)).toEqual([
      'nine of a hundred days',
      'one of three people',
      'half of a share',
      'four of six commits',
    ]);
  });

  it('of two that are equally near has first what brings more', () => {
    const steps = (points: number): readonly Step[] => [
      [0, 0],
      [4, points],
    ];
    const found = missing({
      little: [steps(1), aMeasurement(2)],
      much: [steps(3), aMeasurement(2)],
      more: [steps(2), aMeasurement(2)],
    });
    expect(found.map(({ measure }) => measure)).toEqual(['much', 'more', 'little']);
  });
});
