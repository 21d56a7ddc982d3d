// Levels of at risk: what is silent, failing or thin, and since when.

import { describe, expect, it } from 'vitest';
import type { Measurement, Measurements } from '../../src/domain/measurement.ts';
import type { ProjectEvidence } from '../../src/domain/snapshot.ts';
import { isAtLeast, worstFirst } from '../../src/domain/urgency.ts';
import type { Policy, Verdict } from '../../src/domain/verdict.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import { type Surroundings, usualSurroundings } from '../../src/score/level.ts';
import { judgeOverTime } from '../../src/score/over-time.ts';
import { aMeasurement, anUnknown } from '../support/scorecard.ts';

const shipped = readPolicy(new URL('../../data/policy.yaml', import.meta.url).pathname).value;
/** One row from 0 to 100 points, so that a figure is its points. */
const policy: Policy = {
  ...shipped,
  cards: [
    {
      classes: ['service-plugin', 'library', 'driver'],
      groups: [
        {
          id: 'all',
          title: 'All',
          rows: [
            {
              measure: 'code-commits-365d',
              bands: Array.from({ length: 101 }, (_, points) => ({
                atLeast: points,
                points,
                reason: `points-${points}`,
              })),
            },
          ],
        },
      ],
    },
  ],
};

function evidence(points: Measurement, more: Measurements = {}): ProjectEvidence {
  return {
    name: 'a',
    class: 'service-plugin',
    role: 'judged',
    repositories: ['openstack/a'],
    paths: [],
    measurements: {
      age: aMeasurement(2000),
      'days-since-commit': aMeasurement(10),
      'code-commits-365d': points,
      ...more,
    },
  };
}

function judged(
  dates: readonly ProjectEvidence[],
  around: Surroundings = usualSurroundings,
): Verdict[] {
  return judgeOverTime(
    policy,
    dates.map((each, at) => ({ asOf: `20${10 + at}-01-01`, evidence: each })),
    around,
  ).map(({ verdict }) => verdict);
}

function of(verdict: Verdict | undefined) {
  return [verdict?.name, verdict?.level, verdict?.levels];
}

describe('a project at risk', () => {
  it.each([
    [0, 'failing'],
    [49, 'failing'],
    [50, 'thin'],
    [69, 'thin'],
  ])('with %i points is %s', (points, level) => {
    const [verdict] = judged([evidence(aMeasurement(points))]);
    expect(of(verdict)).toEqual(['at-risk', level, [level]]);
  });

  it('is thin where it is held at 70 and more', () => {
    const held = judged([evidence(aMeasurement(60)), evidence(aMeasurement(75))]);
    expect(of(held[1])).toEqual(['at-risk', 'thin', ['thin']]);
  });

  it('has both levels and none where a range straddles the bound', () => {
    const wide = { ...anUnknown(), atLeast: 20 };
    const narrow = {
      ...policy,
      thresholds: { ...policy.thresholds, healthy: 101, minimumCoverage: 0 },
    };
    const [first] = judgeOverTime(narrow, [{ asOf: '2020-01-01', evidence: evidence(wide) }]);
    expect(of(first?.verdict)).toEqual(['at-risk', null, ['failing', 'thin']]);
    expect(isAtLeast('failing', first?.verdict)).toBe(true);
    expect(isAtLeast('silent', first?.verdict)).toBe(false);
  });

  it('says since when, from the first snapshot without a break', () => {
    const verdicts = judged([60, 40, 45, 55, 52].map((each) => evidence(aMeasurement(each))));
    expect(verdicts.map(({ since }) => since.slice(0, 4))).toEqual([
      '2010',
      '2011',
      '2011',
      '2013',
      '2013',
    ]);
  });
});

describe('silence', () => {
  const quiet = (days: number, more: Measurements = {}) =>
    evidence(aMeasurement(100), { 'days-since-commit': aMeasurement(days), ...more });

  it.each([
    [90, 'healthy'],
    [91, 'at-risk'],
  ])('of %i days makes a project with all points %s', (days, name) => {
    expect(judged([quiet(days)])[0]?.name).toBe(name);
  });

  it('is entered and left at once', () => {
    const levels = judged([quiet(1), quiet(100), quiet(1)]).map(({ name, level }) => level ?? name);
    expect(levels).toEqual(['healthy', 'silent', 'healthy']);
  });

  it('is named first among the reasons', () => {
    expect(judged([quiet(100)])[0]?.reasons[0]).toEqual({
      code: 'silent',
      measure: 'days-since-commit',
      args: { days: 100, bound: 90 },
    });
  });

  it.each([
    ['the date is unknown', quiet(0, { 'days-since-commit': anUnknown() }), usualSurroundings],
    ['the project is young', quiet(200, { age: aMeasurement(300) }), usualSurroundings],
    ['its age is unknown', quiet(200, { age: anUnknown() }), usualSurroundings],
    ['it is over', quiet(200), { hasCycles: true, isOver: () => true }],
    ['the family has no cycles', quiet(200), { hasCycles: false, isOver: () => false }],
    ['it is a folder of another', { ...quiet(200), paths: ['a/'] }, usualSurroundings],
  ])('is not where %s', (_, dated, around) => {
    const folder = { ...policy, cards: [{ ...policy.cards[0], classes: ['in-tree-component'] }] };
    const by = dated.paths.length > 0 ? (folder as Policy) : policy;
    const [first] = judgeOverTime(by, [{ asOf: '2020-01-01', evidence: dated }], around);
    expect(first?.verdict.level).toBeNull();
  });

  it.each([
    [364, null],
    [365, 'silent'],
  ])('at an age of %i days is %s', (age, level) => {
    expect(judged([quiet(200, { age: aMeasurement(age) })])[0]?.level).toBe(level);
  });

  it.each([
    ['its class has no bound of its own', undefined, 91, 'silent'],
    ['its class has a longer one', { 'service-plugin': 200 }, 200, null],
    ['its class has a longer one that is over', { 'service-plugin': 200 }, 201, 'silent'],
    ['another class has a longer one', { library: 200 }, 91, 'silent'],
  ])('where %s', (_, classes, days, level) => {
    const silent = { days: 90, kept: 150, withoutCycles: 365, ...(classes && { classes }) };
    const by = { ...policy, levels: { failing: 50, silent } } as Policy;
    const [first] = judgeOverTime(by, [{ asOf: '2020-01-01', evidence: quiet(days) }]);
    expect(first?.verdict.level).toBe(level);
  });

  it.each([
    [150, null],
    [151, 'silent'],
  ])('of what may be finished but kept comes at the longer bound: %i days', (days, level) => {
    const kept = [{ measure: 'releases-365d', atLeast: 1 }];
    const silent = { days: 90, kept: 150, withoutCycles: 365 };
    const cards = policy.cards.map((card) => ({ ...card, kept }));
    const by = { ...policy, cards, levels: { failing: 50, silent } } as Policy;
    const maybe = quiet(days, { 'releases-365d': anUnknown() });
    const [first] = judgeOverTime(by, [{ asOf: '2020-01-01', evidence: maybe }]);
    expect(first?.verdict.level).toBe(level);
  });

  it('comes after a year in a family without cycles', () => {
    const around = { hasCycles: false, isOver: () => false };
    expect(judged([quiet(366)], around)[0]?.level).toBe('silent');
  });
});

describe('the order', () => {
  const project = (name: string, points: number, more: Measurements = {}) => {
    const own = evidence(aMeasurement(points), more);
    return { name, verdict: judged([own])[0], measurements: own.measurements };
  };

  it('goes by level, then by signs, then by days since a human commit, then by name', () => {
    const signs = { 'maintainers-active': aMeasurement(0) };
    const all = [
      project('healthy', 90),
      project('thin', 60),
      project('failing-b', 10),
      project('failing-a', 10),
      project('failing-lately', 10, { 'days-since-human-commit': aMeasurement(3) }),
      project('failing-with-sign', 30, signs),
      project('silent', 100, { 'days-since-commit': aMeasurement(100) }),
      { name: 'reference', verdict: undefined, measurements: {} },
    ];
    expect(all.toSorted(worstFirst).map(({ name }) => name)).toEqual([
      'silent',
      'failing-with-sign',
      'failing-lately',
      'failing-a',
      'failing-b',
      'thin',
      'healthy',
      'reference',
    ]);
  });

  it('takes a sign that is unknown for one that does not hold', () => {
    const [verdict] = judged([
      evidence(aMeasurement(10), {
        'maintainers-active': anUnknown(),
        'own-commits-180d': aMeasurement(0),
      }),
    ]);
    expect(verdict?.signs.filter(({ holds }) => holds).map(({ sign }) => sign.measure)).toEqual([
      'own-commits-180d',
    ]);
  });
});

describe('a policy without signs', () => {
  it('has none', () => {
    const { signs: _without, ...bare } = policy;
    const [first] = judgeOverTime(bare, [
      { asOf: '2020-01-01', evidence: evidence(aMeasurement(1)) },
    ]);
    expect(first?.verdict.signs).toEqual([]);
  });
});

describe('what is missing', () => {
  it('names the nearest step first, with what it would bring', () => {
    const own = {
      ...evidence(aMeasurement(0)),
      measurements: {
        age: aMeasurement(2000),
        'code-commits-365d': aMeasurement(5),
        'releases-365d': aMeasurement(0),
      },
    };
    const [first] = judgeOverTime(shipped, [{ asOf: '2020-01-01', evidence: own }]);
    const [nearest] = first?.verdict.missing ?? [];
    expect([nearest?.measure, nearest?.value, nearest?.needs]).toEqual([
      'code-commits-365d',
      5,
      { atLeast: 6 },
    ]);
    expect(first?.verdict.short).toBe(70);
  });
});
