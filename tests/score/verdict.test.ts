// What may never happen to a verdict, over the shipped policy and histories of any shape.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Measurements, Unknown } from '../../src/domain/measurement.ts';
import type { ProjectEvidence } from '../../src/domain/snapshot.ts';
import type { Policy, VerdictName } from '../../src/domain/verdict.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import { cardFor } from '../../src/score/card.ts';
import { judgeOverTime } from '../../src/score/over-time.ts';
import { measureDefinitions } from '../../src/sources/table.ts';
import { aMeasurement, anUnknown } from '../support/scorecard.ts';

const shipped = readPolicy(new URL('../../data/policy.yaml', import.meta.url).pathname).value;
const classes = ['service-plugin', 'library', 'dashboard'] as const;
const onCards = [
  ...new Set(
    shipped.cards.flatMap(({ groups }) =>
      groups.flatMap(({ rows }) => rows.map(({ measure }) => measure)),
    ),
  ),
];

function evidence(
  measurements: Measurements,
  projectClass: ProjectEvidence['class'] = 'service-plugin',
): ProjectEvidence {
  return {
    name: 'a',
    class: projectClass,
    role: 'judged',
    repositories: ['openstack/a'],
    paths: [],
    measurements,
  };
}

function verdicts(dates: readonly ProjectEvidence[], policy: Policy = shipped): VerdictName[] {
  const dated = dates.map((each, index) => ({ asOf: `20${10 + index}-01-01`, evidence: each }));
  return judgeOverTime(policy, dated).map(({ verdict }) => verdict.name);
}

/** Small figures as often as large ones: most edges of bands and conditions are near the floor. */
const anyFigure = fc.oneof(fc.nat(4), fc.nat(16), fc.nat(60));
const anyMeasurements = fc
  .tuple(
    fc.integer({ min: 0, max: 2000 }),
    ...onCards.map(() => fc.option(anyFigure, { nil: undefined, freq: 6 })),
  )
  .map(([age, ...values]): Measurements => {
    const rows = onCards.map((measure, index) => {
      const value = values[index];
      return [measure, value === undefined ? anUnknown() : aMeasurement(value)] as const;
    });
    return { age: aMeasurement(age), ...Object.fromEntries(rows) };
  });
const anyHistory = fc.tuple(
  fc.constantFrom(...classes),
  fc.array(anyMeasurements, { minLength: 1, maxLength: 6 }),
);

describe('what is not known', () => {
  it('only ever moves a verdict to undetermined, at its own date and at every later one', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.array(fc.tuple(fc.nat(5), fc.constantFrom('age', ...onCards)), {
          minLength: 1,
          maxLength: 4,
        }),
        ([projectClass, history], losses) => {
          const lost = history.map((measurements, date) => {
            const gone = losses.filter(([at]) => at === date).map(([, id]) => [id, anUnknown()]);
            return { ...measurements, ...Object.fromEntries(gone) };
          });
          const before = verdicts(history.map((each) => evidence(each, projectClass)));
          const after = verdicts(lost.map((each) => evidence(each, projectClass)));
          for (const [date, verdict] of after.entries()) {
            expect(['undetermined', before[date]]).toContain(verdict);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('costs nothing where what cannot be less decides already, and turns nothing otherwise', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.nat(5),
        fc.constantFrom(...onCards),
        fc.nat(60),
        ([projectClass, history], at, id, missing) => {
          const bounded = history.map((measurements, date) => {
            const held = measurements[id];
            if (date !== at || held?.state !== 'measured') return measurements;
            const atLeast = Math.max(0, held.value - missing);
            return { ...measurements, [id]: { ...anUnknown(), atLeast } as Unknown };
          });
          const before = verdicts(history.map((each) => evidence(each, projectClass)));
          const after = verdicts(bounded.map((each) => evidence(each, projectClass)));
          for (const [date, verdict] of after.entries()) {
            expect(['undetermined', before[date]]).toContain(verdict);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('gives no verdict when nothing is known', () => {
    const nothing = Object.fromEntries(['age', ...onCards].map((id) => [id, anUnknown()]));
    expect(verdicts([evidence(nothing)])).toEqual(['undetermined']);
  });
});

describe('more points', () => {
  it('never turn a verdict from healthy to at risk', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.constantFrom(...onCards),
        anyFigure,
        ([projectClass, history], id, more) => {
          const [last = {}] = history.slice(-1);
          const held = last[id];
          if (held?.state !== 'measured') return;
          const isBetterLess = measureDefinitions.find((each) => each.id === id)?.better === 'less';
          const value = isBetterLess ? Math.max(0, held.value - more) : held.value + more;
          const richer = { ...last, [id]: aMeasurement(value) };
          const earlier = history.slice(0, -1).map((each) => evidence(each, projectClass));
          const before = verdicts([...earlier, evidence(last, projectClass)]).at(-1);
          const after = verdicts([...earlier, evidence(richer, projectClass)]).at(-1);
          if (before === 'healthy') expect(after).toBe('healthy');
        },
      ),
      { numRuns: 5000 },
    );
  });
});

describe('the young guard', () => {
  const rich = Object.fromEntries(onCards.map((id) => [id, aMeasurement(60)]));
  it.each([
    [0, 'undetermined'],
    [364, 'undetermined'],
    [365, 'healthy'],
  ])('at %d days the verdict is %s', (age, expected) => {
    expect(verdicts([evidence({ ...rich, age: aMeasurement(age) })])).toEqual([expected]);
  });
});

describe('the shipped card', () => {
  it('holds only measures that exist', () => {
    const known = measureDefinitions.map(({ id }) => id);
    expect(onCards.filter((id) => !known.includes(id))).toEqual([]);
  });

  it('gives more points for more of what is better, in whole steps', () => {
    for (const { measure, bands } of shipped.cards.flatMap(({ groups }) =>
      groups.flatMap(({ rows }) => rows),
    )) {
      const better = measureDefinitions.find(({ id }) => id === measure)?.better;
      const points = bands.map((band) => band.points);
      expect(better).not.toBe('neither');
      const rising = points.toSorted((a, b) => a - b);
      expect(points).toEqual(better === 'more' ? rising : rising.reverse());
      expect(points.every(Number.isInteger)).toBe(true);
    }
  });

  it('asks of who is finished but kept for more of what is better, or less of what is worse', () => {
    for (const condition of shipped.cards.flatMap(({ kept = [] }) => kept)) {
      const better = measureDefinitions.find(({ id }) => id === condition.measure)?.better;
      expect(better, condition.measure).toBe('below' in condition ? 'less' : 'more');
    }
  });

  it('judges an in-tree component by the card for those, whatever its class', () => {
    const inTree = { ...evidence({}, 'dashboard'), paths: ['neutron/plugins'] };
    expect(cardFor(shipped, inTree).classes).toContain('in-tree-component');
  });
});
