// Hysteresis on its edges: how often, for how long, and how far beyond the threshold.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/time.ts';
import type { Policy } from '../../src/domain/verdict.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import {
  noStanding,
  type Side,
  sideAfter,
  sideShown,
  standingAfter,
  standingsAfter,
} from '../../src/score/hysteresis.ts';
import { aGrade, aMeasurement } from '../support/scorecard.ts';

const shipped = readPolicy(new URL('../../data/policy.yaml', import.meta.url).pathname).value;
const policy: Policy = {
  ...shipped,
  thresholds: {
    ...shipped.thresholds,
    healthy: 70,
    margin: 25,
    snapshotsToFlip: 2,
    daysToFlip: 90,
  },
};
const start = '2024-01-01';
const lineOf = ({ thresholds }: Policy) => ({ at: thresholds.healthy, thresholds });

/** The sides of snapshots, each so many days after the first and with so many points. */
function sides(
  snapshots: readonly (readonly [day: number, points: number])[],
  by = policy,
): Side[] {
  let past = noStanding;
  return snapshots.map(([day, points]) => {
    const showing = { asOf: addDays(start, day), points, isKept: false };
    const side = sideAfter(lineOf(by), showing, past);
    past = standingAfter(lineOf(by), showing, past);
    return side;
  });
}

describe('a verdict', () => {
  it.each([
    [
      'follows at once from 25 points beyond',
      [
        [0, 80],
        [1, 45],
      ],
      'healthy at-risk',
    ],
    [
      'waits at 24 points beyond',
      [
        [0, 80],
        [1, 46],
      ],
      'healthy healthy',
    ],
    [
      'follows at once upwards as well',
      [
        [0, 60],
        [1, 95],
      ],
      'at-risk healthy',
    ],
    [
      'waits upwards as well',
      [
        [0, 60],
        [1, 94],
      ],
      'at-risk at-risk',
    ],
    [
      'follows the second snapshot after 90 days',
      [
        [0, 80],
        [10, 60],
        [100, 60],
      ],
      'healthy healthy at-risk',
    ],
    [
      'waits for the 90th day',
      [
        [0, 80],
        [10, 60],
        [99, 60],
      ],
      'healthy healthy healthy',
    ],
    [
      'waits for a second snapshot, however late',
      [
        [0, 80],
        [900, 60],
      ],
      'healthy healthy',
    ],
    [
      'does not count the days before the other side showed',
      [
        [0, 80],
        [500, 60],
        [501, 60],
      ],
      'healthy healthy healthy',
    ],
    [
      'starts again when the old side shows in between',
      [
        [0, 80],
        [10, 60],
        [50, 75],
        [105, 60],
        [120, 60],
      ],
      'healthy healthy healthy healthy healthy',
    ],
    [
      'stays where it went',
      [
        [0, 80],
        [10, 60],
        [100, 60],
        [101, 72],
        [102, 72],
      ],
      'healthy healthy at-risk at-risk at-risk',
    ],
  ] as const)('%s', (_title, snapshots, expected) => {
    expect(sides(snapshots).join(' ')).toBe(expected);
  });

  it('needs no days where the policy asks for none', () => {
    const { daysToFlip: _days, ...thresholds } = policy.thresholds;
    expect(
      sides(
        [
          [0, 80],
          [1, 60],
          [2, 60],
        ],
        { ...policy, thresholds },
      ),
    ).toEqual(['healthy', 'healthy', 'at-risk']);
  });

  it('does not depend on how often somebody collected while the figures stood still', () => {
    const phase = fc.tuple(fc.integer({ min: 91, max: 400 }), fc.integer({ min: 46, max: 94 }));
    fc.assert(
      fc.property(
        fc.array(phase, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (phases, step) => {
          const seldom: [number, number][] = [];
          const often: [number, number][] = [];
          let day = 0;
          for (const [days, points] of phases) {
            seldom.push([day, points], [day + days, points]);
            for (let each = 0; each < days; each += step) often.push([day + each, points]);
            often.push([day + days, points]);
            day += days + 1;
          }
          expect(sides(often).at(-1)).toBe(sides(seldom).at(-1));
        },
      ),
    );
  });
});

describe('the line', () => {
  it.each([
    [69, false, 'at-risk'],
    [70, false, 'healthy'],
    [0, true, 'healthy'],
  ])('with %d points and kept %s is on the side of %s', (points, isKept, side) => {
    expect(sideShown(lineOf(policy), { asOf: start, points, isKept })).toBe(side);
  });
});

describe('what a date may leave behind', () => {
  const asOf = addDays(start, 200);
  const kept = (worst: boolean, best: boolean) => ({ worst, best, grades: [] });
  const pointsFrom = (worst: number, best: number) => ({
    ...{ worst, best, coverage: 1 },
    grades: [aGrade('people', aMeasurement(0), worst, { best })],
  });
  const texts = (standings: readonly object[]) =>
    [...new Set(standings.map((each) => JSON.stringify(each)))].sort();
  const aSide = fc.constantFrom<Side | undefined>(undefined, 'healthy', 'at-risk');
  const aPast = fc.record({
    side: aSide,
    otherSide: fc.option(
      fc.record({
        since: fc.integer({ min: 0, max: 199 }).map((day) => addDays(start, day)),
        snapshots: fc.integer({ min: 1, max: 3 }),
      }),
      { nil: undefined },
    ),
  });

  it('is all that any points of the range leave, and what stood before where something is unknown', () => {
    const percent = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        ...([percent, percent, percent, fc.integer({ min: 0, max: 30 }), aPast] as const),
        ...([fc.boolean(), fc.boolean()] as const),
        (one, other, at, margin, past, isKept, mayBeKept) => {
          const [worst, best] = [Math.min(one, other), Math.max(one, other)];
          const line = { at, thresholds: { ...policy.thresholds, margin } };
          const ways = [...new Set([isKept, isKept || mayBeKept])];
          const each = Array.from({ length: best - worst + 1 }, (_, more) => worst + more);
          const all = each.flatMap((points) =>
            ways.map((way) => standingAfter(line, { asOf, points, isKept: way }, past)),
          );
          const seen = {
            asOf,
            points: pointsFrom(worst, best),
            kept: kept(isKept, isKept || mayBeKept),
          };
          const left = standingsAfter(line, seen, [past], undefined);
          expect(texts(left)).toEqual(texts(worst === best ? all : [past, ...all]));
          expect(left).toHaveLength(texts(left).length);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is what stood before where all is known and there can be no verdict, and more where an answer could tip it', () => {
    const seen = { asOf, points: pointsFrom(90, 90), kept: kept(false, false) };
    const past = [{ side: 'at-risk' as const, otherSide: undefined }];
    const sidesAfter = (code: string) =>
      standingsAfter(lineOf(policy), seen, past, { code, args: {} }).map(({ side }) => side);
    expect(sidesAfter('too-young')).toEqual(['at-risk']);
    expect(sidesAfter('unknown-could-tip')).toEqual(['at-risk', 'at-risk']);
  });
});
