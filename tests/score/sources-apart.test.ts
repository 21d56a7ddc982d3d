// Days measured over other sources are not compared with each other.

import { describe, expect, it } from 'vitest';
import type { Measurements } from '../../src/domain/measurement.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import { judgeOverTime } from '../../src/score/over-time.ts';
import { aMeasurement } from '../support/scorecard.ts';

const shipped = readPolicy(new URL('../../data/policy.yaml', import.meta.url).pathname).value;
const row = (measure: string) => ({
  measure,
  bands: [
    { atLeast: 0, points: 0, reason: 'few-own-commits' },
    { atLeast: 50, points: 50, reason: 'own-commits' },
    { atLeast: 66, points: 66, reason: 'own-commits' },
    { atLeast: 100, points: 100, reason: 'own-commits' },
  ],
});
const policy = {
  ...shipped,
  cards: [
    {
      classes: ['library'] as const,
      groups: [{ id: 'g', title: 'G', rows: [row('git-row'), row('review-row')] }],
    },
  ],
};

function judged(...days: readonly Measurements[]) {
  const dates = days.map((measurements, index) => ({
    asOf: `20${20 + index}-01-01`,
    evidence: {
      ...{ name: 'a', class: 'library' as const, role: 'judged' as const },
      ...{ repositories: ['openstack/a'], paths: [] },
      measurements: { age: aMeasurement(2000), ...measurements },
    },
  }));
  return judgeOverTime(policy, dates);
}

describe('days over other sources', () => {
  const gitOnly = { 'git-row': aMeasurement(100) };
  const near = { 'git-row': aMeasurement(66), 'review-row': aMeasurement(66) };

  it('a verdict is held by a day over the same sources', () => {
    const [, second] = judged(
      { ...near, 'git-row': aMeasurement(100), 'review-row': aMeasurement(100) },
      near,
    );
    expect(second?.verdict).toMatchObject({ name: 'healthy', points: 66, since: '2020-01-01' });
  });

  it('but not by one that was measured without reviews, and has stood since the first that had them', () => {
    const [first, second] = judged(gitOnly, near);
    expect(first?.verdict.name).toBe('healthy');
    expect(second?.verdict).toMatchObject({ name: 'at-risk', points: 66, since: '2021-01-01' });
    expect(second?.unasked).not.toBe(first?.unasked);
  });

  it('a day without reviews between two that have them changes nothing', () => {
    const whole = { 'git-row': aMeasurement(100), 'review-row': aMeasurement(100) };
    const verdicts = judged(whole, { 'git-row': aMeasurement(50) }, near).map(
      ({ verdict }) => verdict.name,
    );
    expect(verdicts).toEqual(['healthy', 'at-risk', 'healthy']);
  });
});
