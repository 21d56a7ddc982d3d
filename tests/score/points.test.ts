// Bands, sums and scaling of a card, each edge by a case that can be counted by hand.

import { describe, expect, it } from 'vitest';
import type { Unknown } from '../../src/domain/measurement.ts';
import type { PointsCard } from '../../src/domain/verdict.ts';
import { bandOf } from '../../src/score/grade.ts';
import { pointsOf } from '../../src/score/points.ts';
import { aMeasurement, anUnknown, yearWindow } from '../support/scorecard.ts';

const bands = [
  { atLeast: 0, points: 0, reason: 'none' },
  { atLeast: 2, points: 1, reason: 'few' },
  { atLeast: 5, points: 3, reason: 'many' },
];
const falling = [
  { atLeast: 0, points: 2, reason: 'recent' },
  { atLeast: 91, points: 0, reason: 'old' },
];
const card: PointsCard = {
  classes: ['driver'],
  groups: [
    { id: 'people', title: 'People', rows: [{ measure: 'people', bands }] },
    { id: 'work', title: 'Work', rows: [{ measure: 'days', bands: falling }] },
  ],
};
const notAsked = {
  state: 'not-applicable',
  reason: { code: 'in-tree', detail: 'released with its parent' },
  unit: 'days',
  window: yearWindow,
  source: 'git',
} as const;

describe('bands', () => {
  it.each([
    [0, 'none'],
    [1.9, 'none'],
    [2, 'few'],
    [4, 'few'],
    [5, 'many'],
    [500, 'many'],
    [-1, 'none'],
  ])('%d falls into the band %s', (value, expected) => {
    expect(bandOf(bands, value).reason).toBe(expected);
  });
});

describe('points', () => {
  const points = (people: Parameters<typeof pointsOf>[1]) => {
    const { worst, best, coverage } = pointsOf(card, people);
    return { worst, best, coverage };
  };

  it.each([
    [0, { worst: 40, best: 100, coverage: 0.4 }],
    [1, { worst: 40, best: 100, coverage: 0.4 }],
    [2, { worst: 60, best: 100, coverage: 0.4 }],
    [4, { worst: 60, best: 100, coverage: 0.4 }],
    [5, { worst: 100, best: 100, coverage: 1 }],
  ])('at least %d people are worth what cannot be less', (atLeast, expected) => {
    const people = { ...anUnknown(), atLeast } as Unknown;
    expect(points({ people, days: aMeasurement(0) })).toEqual(expected);
  });

  it.each([
    [0, 1, { worst: 40, best: 40, coverage: 1 }],
    [0, 4, { worst: 40, best: 60, coverage: 0.4 }],
    [2, 4, { worst: 60, best: 60, coverage: 1 }],
  ])('%d to %d people are worth what lies between', (atLeast, atMost, expected) => {
    const people = { ...anUnknown(), atLeast, atMost } as Unknown;
    expect(points({ people, days: aMeasurement(0) })).toEqual(expected);
  });

  it.each([
    [0, 1, { worst: 40, best: 40, coverage: 1 }, 'none'],
    [0, 4, { worst: 40, best: 60, coverage: 0.4 }, 'partly-known'],
    [2, 4, { worst: 60, best: 60, coverage: 1 }, 'few'],
  ])('a measured range of %d to %d is worth what lies between', (value, atMost, expected, code) => {
    const people = { ...aMeasurement(value), atMost, outOf: 9 };
    expect(points({ people, days: aMeasurement(0) })).toEqual(expected);
    const [grade] = pointsOf(card, { people, days: aMeasurement(0) }).grades;
    expect(grade?.reason.code).toBe(code);
  });

  it.each([
    [5, 0, 100],
    [5, 90, 100],
    [5, 91, 60],
    [2, 90, 60],
    [2, 91, 20],
    [1, 91, 0],
  ])('%d people and %d days make %d of 100', (people, days, expected) => {
    const measured = { people: aMeasurement(people), days: aMeasurement(days) };
    expect(points(measured)).toEqual({ worst: expected, best: expected, coverage: 1 });
  });

  it('scores what is unknown at its worst and at its best', () => {
    expect(points({ people: anUnknown(), days: aMeasurement(0) })).toEqual({
      worst: 40,
      best: 100,
      coverage: 0.4,
    });
  });

  it('takes out what does not apply and scales the rest to 100', () => {
    expect(points({ people: aMeasurement(2), days: notAsked })).toEqual({
      worst: 33,
      best: 33,
      coverage: 0.6,
    });
  });

  it('takes a measure that the snapshot lacks for one that was not asked', () => {
    expect(points({ people: aMeasurement(5) })).toEqual({ worst: 100, best: 100, coverage: 0.6 });
    expect(pointsOf(card, { people: aMeasurement(5) }).grades[1]?.measurement).toEqual({
      ...{ state: 'not-applicable', unit: 'share', source: 'git' },
      reason: { code: 'not-asked', detail: 'its source was not asked' },
      window: { name: 'as-of', from: '', to: '' },
    });
  });

  it('knows nothing where no row applies', () => {
    expect(points({})).toEqual({ worst: 0, best: 100, coverage: 0 });
  });
});
