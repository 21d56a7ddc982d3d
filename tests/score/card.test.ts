// Which card a project has, and which of its rows nobody was asked about.

import { describe, expect, it } from 'vitest';
import type { Measurement } from '../../src/domain/measurement.ts';
import type { ProjectEvidence } from '../../src/domain/snapshot.ts';
import type { PointsCard, Policy } from '../../src/domain/verdict.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import { cardFor, unaskedRows } from '../../src/score/card.ts';
import { aMeasurement, anUnknown, yearWindow } from '../support/scorecard.ts';

const shipped = readPolicy(new URL('../../data/policy.yaml', import.meta.url).pathname).value;
const evidence = (with_: Partial<ProjectEvidence> = {}): ProjectEvidence => ({
  ...{ name: 'a', class: 'driver', role: 'judged', repositories: ['openstack/a'] },
  ...{ paths: [], measurements: {}, ...with_ },
});
const notApplicable = (code: string): Measurement => ({
  ...{ state: 'not-applicable', unit: 'days', window: yearWindow, source: 'git' },
  reason: { code, detail: code },
});

describe('the card of a project', () => {
  it('is that of its class, or of in-tree components where it lives in a folder', () => {
    expect(cardFor(shipped, evidence()).classes).toContain('driver');
    expect(cardFor(shipped, evidence({ paths: ['a'] })).classes).toContain('in-tree-component');
  });

  it('is missed aloud where the policy has none', () => {
    const policy: Policy = { ...shipped, cards: [] };
    expect(() => cardFor(policy, evidence())).toThrow('the policy has no card for driver');
  });
});

describe('rows that nobody was asked about', () => {
  const points = (most: number) => [
    { atLeast: 0, points: 0, reason: 'none' },
    { atLeast: 1, points: most, reason: 'some' },
  ];
  const card: PointsCard = {
    classes: ['driver'],
    groups: [
      {
        ...{ id: 'g', title: 'G' },
        rows: [
          ...['lacking', 'not-asked', 'begins', 'in-tree', 'unknown', 'measured'].map(
            (measure) => ({ measure, bands: points(1) }),
          ),
          { measure: 'shown', bands: points(0) },
        ],
      },
    ],
  };

  it('are those without a source, or before its record begins, as far as they have points', () => {
    const measurements = {
      ...{ 'not-asked': notApplicable('not-asked'), begins: notApplicable('record-begins') },
      ...{ 'in-tree': notApplicable('in-tree'), unknown: anUnknown(), measured: aMeasurement(0) },
    };
    expect(unaskedRows(card, evidence({ measurements }))).toBe('lacking,not-asked,begins');
  });
});
