import { describe, expect, it } from 'vitest';
import type { Band, KeptGrade, Policy } from '../../src/domain/verdict.ts';
import { groupsFor, ways } from '../../src/report/prospects.ts';
import {
  aGrade,
  aMeasurement,
  anUnknown,
  aProjectCard,
  aVerdict,
  definitions,
  yearWindow,
} from '../support/scorecard.ts';

const bands = (...edges: [number, number][]): Band[] =>
  edges.map(([atLeast, points]) => ({ atLeast, points, reason: `from-${atLeast}` }));

const policy: Policy = {
  version: '1',
  thresholds: { healthy: 70, margin: 10, snapshotsToFlip: 2, minimumCoverage: 0.5, youngDays: 365 },
  lifecycle: { cyclesToRetirement: 2, answerBy: 'milestone-2' },
  cards: [
    {
      classes: ['service-plugin'],
      groups: [
        {
          id: 'all',
          title: 'All',
          rows: [
            { measure: 'dedicated-people-365d', bands: bands([0, 0], [2, 5], [5, 50]) },
            { measure: 'code-commits-365d', bands: bands([0, 0], [12, 30]) },
            { measure: 'days-since-own-commit', bands: bands([0, 20], [91, 10], [181, 0]) },
          ],
        },
      ],
    },
  ],
};

function aCard(people: number, code: number, days: number, of = 20) {
  const window = yearWindow;
  const grades = [
    aGrade(
      'dedicated-people-365d',
      aMeasurement(people, { unit: 'people', window }),
      people >= 5 ? 50 : people >= 2 ? 5 : 0,
      { of: 50 },
    ),
    aGrade('code-commits-365d', aMeasurement(code, { window }), code >= 12 ? 30 : 0, { of: 30 }),
    aGrade(
      'days-since-own-commit',
      aMeasurement(days, { unit: 'days' }),
      days < 91 ? 20 : days < 181 ? 10 : 0,
      { of },
    ),
  ];
  const points = grades.reduce((sum, grade) => sum + grade.worst, 0);
  const name = points >= 70 ? ('healthy' as const) : ('at-risk' as const);
  return aProjectCard({
    verdict: aVerdict({ name, points, range: { worst: points, best: points }, grades }),
  });
}

const told = (card: ReturnType<typeof aCard>, by = policy) =>
  ways(card, by, {
    cycle: { name: 'train', title: 'Train' },
    measurements: card.measurements,
    definitions: new Map(definitions.map((each) => [each.id, each])),
  });

describe('what would change a verdict', () => {
  it('begins, for a silent project, with what ends the silence', () => {
    const silent = { code: 'silent', args: { days: 143, bound: 90 } };
    const card = aCard(5, 12, 10);
    const verdict = aVerdict({ ...card.verdict, level: 'silent', reasons: [silent] });
    expect(told({ ...card, verdict })[0]).toBe(
      'It is silent after more than 90 days in which nothing landed. Anything that lands ends that at once; the points decide from then on.',
    );
    expect(told(card).join(' ')).not.toContain('silent');
  });

  it('is the nearest better band of each row, the largest gain first', () => {
    expect(told(aCard(1, 3, 100))).toEqual([
      'The nearest step of every row would bring it to 55 points, still short of 70.',
      '+30 points: 12 code commits (now 3)',
      '+10 points: days since own commit below 91 days (now 100 days)',
      '+5 points: 2 dedicated people (now 1)',
    ]);
  });

  it('names the fewest steps that are enough, where they are', () => {
    expect(told(aCard(3, 3, 10))[0]).toBe(
      '5 dedicated people would reach 70 points, healthy; a verdict changes when the new side holds.',
    );
  });

  it('prefers, of steps that bring the same, the one that asks for least', () => {
    const twice: Policy = {
      ...policy,
      cards: [
        {
          classes: ['service-plugin'],
          groups: [
            {
              id: 'all',
              title: 'All',
              rows: [
                { measure: 'dedicated-people-365d', bands: bands([0, 0], [30, 50]) },
                { measure: 'code-commits-365d', bands: bands([0, 0], [24, 50]) },
              ],
            },
          ],
        },
      ],
    };
    const window = yearWindow;
    const grades = [
      aGrade('dedicated-people-365d', aMeasurement(20, { window }), 40, { of: 90 }),
      aGrade('code-commits-365d', aMeasurement(23, { window }), 0, { of: 50 }),
    ];
    const range = { worst: 29, best: 29 };
    const card = aProjectCard({
      verdict: aVerdict({ name: 'at-risk', points: 29, range, grades }),
    });
    expect(told(card, { ...twice, thresholds: { ...twice.thresholds, healthy: 60 } })[0]).toBe(
      '24 code commits would reach 60 points, healthy; a verdict changes when the new side holds.',
    );
  });

  describe('of a verdict that has not followed its figures yet', () => {
    const held = (name: 'healthy' | 'at-risk', card: ReturnType<typeof aCard>) =>
      told({
        ...card,
        verdict: aVerdict({
          ...card.verdict,
          name,
          reasons: [{ code: 'held', args: { snapshots: 2, days: 90 } }],
        }),
      });

    it('is time alone where the figures are healthy', () => {
      const thresholds = { ...policy.thresholds, daysToFlip: 90 };
      expect(held('at-risk', aCard(5, 12, 10))).toEqual([
        'The figures say healthy already: the verdict follows when they have said so in 2 snapshots.',
      ]);
      const card = aCard(5, 12, 10);
      const verdict = aVerdict({ ...card.verdict, reasons: [{ code: 'held', args: {} }] });
      expect(told({ ...card, verdict }, { ...policy, thresholds })[0]).toContain(
        'in 2 snapshots and for 90 days.',
      );
    });

    it('is time, or many points, where an earlier day leaves it open', () => {
      const card = aCard(5, 12, 10);
      const reasons = [{ code: 'unknown-earlier', args: {} }] as const;
      const verdict = aVerdict({ ...card.verdict, name: 'undetermined', reasons });
      expect(told({ ...card, verdict })).toEqual([
        'The figures say healthy already: the verdict follows when they have said so in 2 snapshots, or at once from 80 points on.',
      ]);
    });

    it('is what would keep it healthy where they are not', () => {
      expect(held('healthy', aCard(3, 12, 10)).slice(0, 2)).toEqual([
        'The figures say at risk already: the verdict follows when they have said so in 2 snapshots.',
        '5 dedicated people would reach 70 points, healthy; a verdict changes when the new side holds.',
      ]);
    });
  });

  it('is what would cost most for a healthy project', () => {
    expect(told(aCard(5, 12, 10))).toEqual([
      'dedicated people below 5 would fall below 70 points, at risk; a verdict changes when the new side holds.',
      '−45 points: dedicated people below 5 (now 5)',
      '−30 points: code commits below 12 (now 12)',
      '−10 points: last own commit 91 days ago (now 10 days)',
    ]);
  });

  it('scales to 100 what is left of a card where a row does not apply', () => {
    expect(told(aCard(1, 3, 100, 0))).toContain('+37.5 points: 12 code commits (now 3)');
  });

  describe('of a project that may be finished but kept', () => {
    const released = { condition: { measure: 'releases-365d', atLeast: 1 } };
    const needed = { condition: { measure: 'lively-dependents-365d', atLeast: 2 } };
    const answered = { condition: { measure: 'code-commits-365d', below: 15, whereAsked: true } };
    const withKept = (name: 'healthy' | 'at-risk', kept: readonly KeptGrade[], people = 3) => {
      const card = aCard(people, 12, 10);
      const verdict = aVerdict({ ...card.verdict, name, kept });
      return told({ ...card, verdict })[0] ?? '';
    };

    it('is what keeps it, in place of the points that it does not need', () => {
      const kept = [
        { ...released, holds: 'yes' },
        { ...answered, holds: 'yes' },
        { ...needed, holds: 'passed-over' },
      ] as const;
      expect(withKept('healthy', kept)).toBe(
        'It is finished but kept, whatever its points, with at least 1 release (now 0) and code commits below 15 (now 1).',
      );
    });

    it('says that it would stay healthy with fewer points, and what costs some', () => {
      const kept = [{ ...released, holds: 'yes' }] as const;
      expect(withKept('healthy', kept, 5)).toBe(
        'With fewer points it would still be healthy, as finished but kept, with at least 1 release (now 0).',
      );
    });

    it('is what is missing, where that is little', () => {
      const kept = [
        { ...released, holds: 'no' },
        { ...needed, holds: 'no' },
        { ...answered, holds: 'yes' },
      ] as const;
      expect(withKept('at-risk', kept)).toBe(
        'It would be finished but kept, whatever its points, with at least 1 release (now 0) and at least 2 lively repositories using it; a verdict changes when the new side holds.',
      );
    });

    it('is not mentioned where it is far from it, or has no need of it', () => {
      const none = { ...released, holds: 'no' } as const;
      expect(withKept('at-risk', [none, none, none, none])).not.toContain('finished');
      expect(withKept('healthy', [none])).not.toContain('finished');
    });
  });

  it('says what knowing an unknown would be worth', () => {
    const grade = aGrade('releases-365d', anUnknown('timeout'), 0, { worst: 0, best: 15, of: 15 });
    const verdict = aVerdict({
      name: 'undetermined',
      points: null,
      range: { worst: 0, best: 15 },
      grades: [grade],
    });
    expect(told(aProjectCard({ verdict }))).toEqual(['Up to 15 points: knowing the releases']);
  });

  it('is nothing for a reference, or where the policy has no card', () => {
    expect(told(aProjectCard({ verdict: undefined }))).toEqual([]);
    expect(told(aProjectCard({ class: 'library' }))).toEqual([]);
  });

  it('takes the card of in-tree components for what lives in a folder', () => {
    expect(groupsFor(aProjectCard({ paths: ['drivers/macvtap'] }), policy)).toEqual([]);
  });
});
