// An open verdict names the one answer that would settle it, where one would.

import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/domain/measurement.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import { judgeOverTime } from '../../src/score/over-time.ts';
import { reasonSentence } from '../../src/words/reasons.ts';
import { aDefinition, aMeasurement, anUnknown } from '../support/scorecard.ts';

const shipped = readPolicy(new URL('../../data/policy.yaml', import.meta.url).pathname).value;
const row = (measure: string, most: number) => ({
  measure,
  bands: [
    { atLeast: 0, points: 0, reason: 'few-own-commits' },
    { atLeast: 1, points: most, reason: 'own-commits' },
  ],
});
const policyOf = (wide: number, narrow: number) => ({
  ...shipped,
  cards: [
    {
      classes: ['library'] as const,
      groups: [
        { id: 'g', title: 'G', rows: [row('sure', 55), row('wide', wide), row('narrow', narrow)] },
      ],
    },
  ],
});
const policy = policyOf(35, 10);

function evidenceOf(measurements: Readonly<Record<string, Measurement>>) {
  return {
    ...{ name: 'a', class: 'library' as const, role: 'judged' as const },
    ...{ repositories: ['lab/a'], paths: [] },
    measurements: { age: aMeasurement(2000), ...measurements },
  };
}

function judged(measurements: Readonly<Record<string, Measurement>>, by = policy) {
  const evidence = evidenceOf(measurements);
  return judgeOverTime(by, [{ asOf: '2026-06-30', evidence }])[0]?.verdict;
}

describe('an undetermined verdict', () => {
  const sure = aMeasurement(1);

  it('is settled by the answer that leaves one side whatever the rest says', () => {
    const verdict = judged({ sure, wide: anUnknown(), narrow: anUnknown() });
    expect(verdict).toMatchObject({ name: 'undetermined', range: { worst: 55, best: 100 } });
    expect(verdict?.reasons[0]).toEqual({
      code: 'unknown-could-tip',
      args: { worst: 55, best: 100, settles: 'wide' },
    });
  });

  it('is the only unknown where all else is known, though a day before is open as well', () => {
    const open = { sure: aMeasurement(0), wide: aMeasurement(1), narrow: aMeasurement(1) };
    const [, second] = judgeOverTime(policy, [
      { asOf: '2026-01-01', evidence: evidenceOf({ ...open, sure: anUnknown() }) },
      {
        asOf: '2026-06-30',
        evidence: evidenceOf({ sure, wide: aMeasurement(0), narrow: anUnknown() }),
      },
    ]);
    expect(second?.verdict.reasons[0]).toMatchObject({
      code: 'unknown-earlier',
      args: { settles: 'narrow' },
    });
  });

  it('is open for an earlier unknown, not for its own, where all its points are on one side', () => {
    const [first, second] = judgeOverTime(policyOf(35, 10), [
      { asOf: '2026-01-01', evidence: evidenceOf({ sure, wide: anUnknown(), narrow: sure }) },
      { asOf: '2026-06-30', evidence: evidenceOf({ sure, wide: sure, narrow: anUnknown() }) },
    ]);
    expect(first?.verdict.reasons[0]?.code).toBe('unknown-could-tip');
    expect(second?.verdict).toMatchObject({
      name: 'undetermined',
      range: { worst: 90, best: 100 },
    });
    expect(second?.verdict.reasons[0]?.code).toBe('unknown-earlier');
  });

  it('names none where it takes more than one', () => {
    const unknowns = { sure, wide: anUnknown(), narrow: anUnknown() };
    const verdict = judged(unknowns, policyOf(25, 20));
    expect(verdict?.reasons[0]?.code).toBe('unknown-could-tip');
    expect(verdict?.reasons[0]?.args).not.toHaveProperty('settles');
  });

  it('says which, and how to get it', () => {
    const measurements = { 'organisations-365d': anUnknown() };
    const definitions = new Map([
      ['organisations-365d', aDefinition('organisations-365d', 'Organisations')],
    ]);
    const reason = {
      code: 'unknown-could-tip',
      args: { worst: 55, best: 100, settles: 'organisations-365d' },
    };
    const subject = { cycle: { name: 'x', title: 'X' }, measurements, definitions };
    expect(reasonSentence(reason, subject)).toBe(
      'What is unknown could tip the verdict: the points lie between 55 and 100. Knowing the organisations would settle it: name the employers of its people in people.yaml (`stadium people` lists what is in no list).',
    );
  });
});
