// Outcomes from recorded decisions: what had ended by when, and what nobody can know yet.

import { describe, expect, it } from 'vitest';
import { daysToldOf, outcomesOf } from '../../src/outlook/outcomes.ts';
import { aDecision } from '../lifecycle/fixture.ts';
import { aProject } from '../support/facts.ts';

const days = ['2018-02-28', '2019-10-16', '2020-05-13'];
const outcomes = (...decisions: Parameters<typeof aDecision>[]) =>
  outcomesOf(
    [aProject('a')],
    decisions.map((each) => aDecision(...each)),
    days,
    'neutron',
    '2021-10-16',
  ).map(({ asOf, retired, kind }) => [asOf, retired[12], retired[24], kind]);

describe('outcomes of a project', () => {
  it('lived as far as is known', () => {
    expect(outcomes()).toEqual([
      ['2018-02-28', false, false, ''],
      ['2019-10-16', false, false, ''],
      ['2020-05-13', false, undefined, ''],
    ]);
  });

  it.each([
    ['retire', 'died'],
    ['merge-into', 'absorbed'],
  ] as const)('%s ends it, and it is not judged any more', (kind, ending) => {
    expect(outcomes(['a', kind, '2019-11-12'])).toEqual([
      ['2018-02-28', false, true, ending],
      ['2019-10-16', true, true, ending],
    ]);
  });

  it('counts the day itself, and not the one after the horizon', () => {
    expect(outcomes(['a', 'retire', '2020-02-28'])[0]).toEqual(['2018-02-28', false, true, 'died']);
    expect(outcomes(['a', 'retire', '2020-02-29'])[0]).toEqual([
      '2018-02-28',
      false,
      false,
      'died',
    ]);
  });

  it('did not end when it came back', () => {
    const found = outcomes(['a', 'retire', '2019-01-01'], ['a', 'revive', '2019-06-01']);
    expect(found.map(([asOf, , within]) => [asOf, within])).toEqual([
      ['2018-02-28', false],
      ['2019-10-16', false],
      ['2020-05-13', undefined],
    ]);
  });

  it('knows what has happened inside a horizon that is still open', () => {
    expect(outcomes(['a', 'retire', '2021-10-01']).at(-1)).toEqual([
      '2020-05-13',
      false,
      true,
      'died',
    ]);
  });
});

describe('the days of which something may be known', () => {
  it('are a year ago, or before the newest decision', () => {
    expect(daysToldOf(days, [], '2020-10-16')).toEqual(days.slice(0, 2));
    const decisions = [
      aDecision('a', 'retire', '2020-06-01'),
      aDecision('b', 'retire', '2018-06-01'),
    ];
    expect(daysToldOf(days, decisions, '2020-10-16')).toEqual(days);
    expect(daysToldOf(days, [], '2018-10-16')).toEqual([]);
  });
});
