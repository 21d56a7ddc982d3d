// Finished but kept: every edge of the shipped conditions, what is unknown, and how the verdict follows.

import { describe, expect, it } from 'vitest';
import type { Measurement, Measurements } from '../../src/domain/measurement.ts';
import type { ProjectClass } from '../../src/domain/project.ts';
import type { Condition } from '../../src/domain/verdict.ts';
import { readPolicy } from '../../src/registry/policy.ts';
import { keptOf } from '../../src/score/finished-but-kept.ts';
import { judgeOverTime } from '../../src/score/over-time.ts';
import { aMeasurement, anUnknown } from '../support/scorecard.ts';

const policy = readPolicy(new URL('../../data/policy.yaml', import.meta.url).pathname).value;

/** A library in its last years: hardly any work, few people, but needed, released and answered for. */
const finished = {
  age: 4000,
  'code-commits-365d': 0,
  'code-people-730d': 1,
  'organisations-365d': 1,
  'maintainers-active': 1,
  'team-people-365d': 3,
  'releases-365d': 1,
  'lively-dependents-365d': 1,
};
/** One that is nobody's any more. */
const abandoned = { ...finished, 'releases-365d': 0, 'maintainers-active': 0 };

function measurements(
  figures: Readonly<Record<string, number>>,
  more: Measurements = {},
): Measurements {
  const measured = Object.entries(figures).map(([id, value]) => [id, aMeasurement(value)] as const);
  return { ...Object.fromEntries<Measurement>(measured), ...more };
}

function judged(dates: readonly Measurements[], projectClass: ProjectClass = 'library') {
  const evidence = dates.map((each, index) => ({
    asOf: `20${10 + index}-01-01`,
    evidence: {
      name: 'a',
      class: projectClass,
      role: 'judged' as const,
      repositories: ['openstack/a'],
      paths: [],
      measurements: each,
    },
  }));
  return judgeOverTime(policy, evidence).map(({ verdict }) => verdict);
}

function verdictOf(figures: Readonly<Record<string, number>>, more?: Measurements) {
  const [verdict] = judged([measurements(figures, more)]);
  return `${verdict?.name}: ${verdict?.reasons[0].code}`;
}

describe('finished but kept', () => {
  it('is healthy with few points, and says so first', () => {
    const [verdict] = judged([measurements(finished)]);
    expect(verdict?.points).toBeLessThan(policy.thresholds.healthy);
    expect(verdict?.name).toBe('healthy');
    expect(verdict?.reasons[0]).toEqual({ code: 'finished-but-kept', args: {} });
    expect(verdict?.kept?.map(({ holds }) => holds)).toEqual([
      'yes',
      'yes',
      'yes',
      'yes',
      'passed-over',
    ]);
  });

  it.each([
    ['lively-dependents-365d', 1, 0],
    ['releases-365d', 1, 0],
    ['maintainers-active', 1, 0],
    ['team-people-365d', 3, 2],
  ])('needs %s: %d is enough, %d is not', (id, enough, tooFar) => {
    expect(verdictOf({ ...finished, [id]: enough })).toBe('healthy: finished-but-kept');
    expect(verdictOf({ ...finished, [id]: tooFar })).toMatch(/^at-risk/);
  });

  it.each([
    [14, /^healthy: finished-but-kept/],
    [15, /^at-risk/],
  ])('with answers after %d days, where reviews were asked for', (days, expected) => {
    const asked = { ...finished, 'median-days-to-first-response-365d': days };
    expect(verdictOf(asked)).toMatch(expected);
  });

  it.each(Object.keys(finished).filter((id) => id !== 'age'))(
    'leaves the verdict open where %s is unknown, or has it all the same',
    (id) => {
      expect(verdictOf(finished, { [id]: anUnknown() })).toMatch(/^(undetermined|healthy)/);
    },
  );

  it('is open where a condition is unknown and none fails', () => {
    const condition = { measure: 'seen', atLeast: 1 };
    const failing = { measure: 'gone', below: 1 };
    const card = (...kept: Condition[]) => ({ classes: [], groups: [], kept });
    const known = { seen: anUnknown(), gone: aMeasurement(1) };
    expect(keptOf(card(condition), known)).toEqual({
      worst: false,
      best: true,
      grades: [{ condition, holds: 'unknown' }],
    });
    expect(keptOf(card(condition, failing), known)).toMatchObject({ worst: false, best: false });
    expect(keptOf(card(), known)).toEqual({ worst: false, best: false, grades: [] });
  });

  it('holds where what is known cannot be less, whatever is not', () => {
    const bounded = (atLeast: number) => ({
      'lively-dependents-365d': { ...anUnknown(), atLeast } as Measurement,
    });
    expect(verdictOf(finished, bounded(1))).toBe('healthy: finished-but-kept');
    expect(verdictOf(finished, bounded(0))).toMatch(/^undetermined/);
  });

  it('asks for more than the absence of a measure', () => {
    const { 'lively-dependents-365d': _unread, ...before } = finished;
    expect(verdictOf(before)).toMatch(/^at-risk/);
  });

  it('is a way of companions alone: a service with the same figures is at risk', () => {
    const [verdict] = judged([measurements(finished)], 'service-plugin');
    expect(verdict?.name).toBe('at-risk');
    expect(verdict?.kept).toBeUndefined();
  });

  it('is won and lost only when it shows twice', () => {
    const names = judged(
      [abandoned, finished, finished, abandoned, abandoned].map((each) => measurements(each)),
    ).map(({ name }) => name);
    // The points of the abandoned one are so low that it is at risk at once.
    expect(names).toEqual(['at-risk', 'at-risk', 'healthy', 'at-risk', 'at-risk']);
    const lastRelease = { ...finished, 'organisations-365d': 5, 'code-people-730d': 8 };
    const late = { ...lastRelease, 'releases-365d': 0 };
    const held = judged([lastRelease, late, late].map((each) => measurements(each)));
    expect(held.map(({ name }) => name)).toEqual(['healthy', 'healthy', 'at-risk']);
    expect(held[1]?.reasons[0].code).toBe('held');
  });
});
