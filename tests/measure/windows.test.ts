// The spans of days: which cycle is measured, and where each window ends.

import { describe, expect, it } from 'vitest';
import { monthsAsCycles } from '../../src/domain/cycle.ts';
import { windowsAt } from '../../src/measure/windows.ts';
import { calendar } from '../lifecycle/fixture.ts';
import { aRepository, measured } from '../support/facts.ts';

describe('the cycle that is measured', () => {
  it.each([
    ['the day after the release of Train', '2019-10-17', 'train', '2019-04-11', '2019-10-16'],
    ['the day of the report of 2019', '2019-11-12', 'train', '2019-04-11', '2019-10-16'],
    ['59 days into Ussuri', '2019-12-15', 'train', '2019-04-11', '2019-10-16'],
    ['60 days into Ussuri', '2019-12-16', 'ussuri', '2019-10-17', '2019-12-16'],
    ['the release day of Train', '2019-10-16', 'train', '2019-04-11', '2019-10-16'],
    ['the day before the release of Train', '2019-10-15', 'train', '2019-04-11', '2019-10-15'],
    ['the first day of the calendar', '2018-08-31', 'stein', '2018-08-31', '2018-08-31'],
  ])('on %s (%s) is %s, from %s to %s', (_day, asOf, series, from, to) => {
    const windows = windowsAt(calendar, asOf);
    expect(windows.cycle).toBe(series);
    expect(windows.named.cycle).toEqual({ name: 'cycle', from, to });
  });

  it.each(['2018-08-30', '2027-03-25'])('refuses %s, a day outside the calendar', (asOf) => {
    expect(() => windowsAt(calendar, asOf)).toThrow(
      expect.objectContaining({ code: 'DATA_INVALID', message: expect.stringContaining(asOf) }),
    );
  });
});

describe('the quarter of a family without cycles', () => {
  it.each([
    ['2026-08-01', '2026-q2', '2026-04-01', '2026-06-30'],
    ['2026-08-30', '2026-q3', '2026-07-01', '2026-08-30'],
    ['2020-02-29', '2019-q4', '2019-10-01', '2019-12-31'],
    ['2020-03-01', '2020-q1', '2020-01-01', '2020-03-01'],
    ['2020-01-01', '2019-q4', '2019-10-01', '2019-12-31'],
  ])('on %s is %s, from %s to %s', (asOf, quarter, from, to) => {
    const windows = windowsAt(monthsAsCycles(), asOf);
    expect(windows.cycle).toBe(quarter);
    expect(windows.named.cycle).toEqual({ name: 'quarter', from, to });
  });
});

describe('trailing windows', () => {
  it.each([
    ['90d', '2019-08-15'],
    ['180d', '2019-05-17'],
    ['365d', '2018-11-13'],
    ['730d', '2017-11-13'],
  ] as const)('%s ends on the as-of day and starts on %s', (name, from) => {
    expect(windowsAt(calendar, '2019-11-12').named[name]).toEqual({ name, from, to: '2019-11-12' });
  });

  it('counts the first second of the first day and the last of the last: 2 of 4 commits in 365 days', () => {
    const repository = aRepository('openstack/example', [
      { landed: '2018-11-12T23:59:59Z' },
      { landed: '2018-11-13T00:00:00Z' },
      { landed: '2019-11-12T23:59:59Z' },
      { landed: '2019-11-13T00:00:00Z' },
    ]);
    expect(measured([repository], { asOf: '2019-11-12' })('commits-365d')).toBe(2);
  });

  it('counts the release day and not the day after it in a cycle that has ended', () => {
    const repository = aRepository('openstack/example', [
      { landed: '2019-04-10T23:59:59Z' },
      { landed: '2019-04-11T00:00:00Z' },
      { landed: '2019-10-16T23:59:59Z' },
      { landed: '2019-10-17T00:00:00Z' },
    ]);
    expect(measured([repository], { asOf: '2019-11-12' })('commits-cycle')).toBe(2);
  });
});
