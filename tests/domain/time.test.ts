// Days and windows are UTC, whatever the zone of the machine.

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  endOfDay,
  isInside,
  monthsBetween,
  startOfDay,
  trailingWindow,
} from '../../src/domain/time.ts';

const day = fc
  .integer({ min: 0, max: 60_000 })
  .map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));

describe('days', () => {
  it.each([
    ['2020-02-28', 1, '2020-02-29'],
    ['2019-02-28', 1, '2019-03-01'],
    ['2020-01-31', 30, '2020-03-01'],
    ['2019-12-31', 1, '2020-01-01'],
    ['2019-03-31', -1, '2019-03-30'],
    ['2019-03-30', 2, '2019-04-01'],
  ])('%s and %d days is %s', (from, days, expected) => {
    expect(addDays(from, days)).toBe(expected);
    expect(daysBetween(from, expected)).toBe(days);
  });

  it('add and subtract to where they began', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });

  it.each([
    ['2020-01-31', 1, '2020-02-29'],
    ['2019-01-31', 1, '2019-02-28'],
    ['2020-02-29', 12, '2021-02-28'],
    ['2020-02-29', 48, '2024-02-29'],
    ['2019-12-31', -1, '2019-11-30'],
    ['2019-10-31', 4, '2020-02-29'],
  ])(
    '%s and %d months is %s, the last day of a month that is shorter',
    (from, months, expected) => {
      expect(addMonths(from, months)).toBe(expected);
    },
  );

  it.each([
    ['2019-10-16', '2021-04-15', 17],
    ['2019-10-16', '2021-04-16', 18],
    ['2020-03-31', '2020-04-30', 1],
    ['2020-02-29', '2021-02-28', 12],
  ])('from %s to %s %d whole months have passed', (from, to, months) => {
    expect(monthsBetween(from, to)).toBe(months);
  });

  it('last from their first second to their last', () => {
    expect(dayOf(startOfDay('2020-02-29'))).toBe('2020-02-29');
    expect(dayOf(endOfDay('2020-02-29'))).toBe('2020-02-29');
    expect(dayOf(endOfDay('2020-02-29') + 1)).toBe('2020-03-01');
    expect(endOfDay('2020-02-29') - startOfDay('2020-02-29')).toBe(86_399);
  });
});

describe('a trailing window', () => {
  it('of 1 day is that day, of 365 days starts on the day after that of a year ago', () => {
    expect(trailingWindow('90d', '2019-11-12', 1).from).toBe('2019-11-12');
    expect(trailingWindow('365d', '2019-11-12', 365).from).toBe('2018-11-13');
    expect(trailingWindow('365d', '2020-11-12', 365).from).toBe('2019-11-14');
  });

  it('holds both its ends and nothing outside', () => {
    const window = trailingWindow('90d', '2019-11-12', 90);
    expect(isInside(startOfDay(window.from), window)).toBe(true);
    expect(isInside(startOfDay(window.from) - 1, window)).toBe(false);
    expect(isInside(endOfDay(window.to), window)).toBe(true);
    expect(isInside(endOfDay(window.to) + 1, window)).toBe(false);
  });
});

describe('the zone of the machine', () => {
  const program = `
    import { addDays, addMonths, dayOf, daysBetween, endOfDay, startOfDay } from './src/domain/time.ts';
    const days = ['2019-03-30', '2019-03-31', '2019-10-27', '2020-02-29', '2011-12-30'];
    console.log(JSON.stringify(days.map((day) => [
      startOfDay(day), endOfDay(day), dayOf(endOfDay(day)), addDays(day, 1), daysBetween(day, '2019-11-12'), addMonths(day, 1),
    ])));`;
  const inZone = (TZ: string) =>
    execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      cwd: join(import.meta.dirname, '..', '..'),
      env: { ...process.env, TZ },
      encoding: 'utf8',
    });

  it('changes nothing: east and west of the date line, with summer time and with a day that never was', () => {
    const expected = inZone('UTC');
    expect(expected).toContain('"2020-02-29"');
    for (const zone of ['Pacific/Apia', 'America/Los_Angeles', 'Europe/Berlin'])
      expect(inZone(zone)).toBe(expected);
  });
});
