import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, startOfDay } from '../../src/domain/time.ts';
import {
  calendarThrough,
  extendCalendar,
  milestoneDay,
  nextMilestone,
  seriesNamed,
  seriesOfDay,
} from '../../src/lifecycle/calendar.ts';
import { calendar } from './fixture.ts';

describe('extendCalendar', () => {
  it('adds half-yearly series, marked estimated, on the weekday of their models', () => {
    const added = extendCalendar(calendar, 4).slice(calendar.length);

    expect(added.map(({ name, release, estimated }) => [name, release, estimated])).toEqual([
      ['2027.2', '2027-09-29', true],
      ['2028.1', '2028-03-22', true],
      ['2028.2', '2028-09-27', true],
      ['2029.1', '2029-03-21', true],
    ]);
    expect(added.map(({ slurp }) => slurp)).toEqual([false, true, false, true]);
  });

  it('does not drift: a century on, releases are still within four days of their anniversary', () => {
    const added = extendCalendar(calendar, 200).slice(calendar.length);

    for (const { release } of added) {
      expect(new Date(`${release}T00:00:00Z`).getUTCDay()).toBe(3);
      const anniversary = release.slice(5, 7) < '06' ? '03-24' : '09-30';
      const distance = daysBetween(`${release.slice(0, 4)}-${anniversary}`, release);
      expect(Math.abs(distance)).toBeLessThanOrEqual(4);
    }
  });

  it('gives the same whether asked once or step by step', () => {
    expect(extendCalendar(extendCalendar(calendar, 3), 2)).toEqual(extendCalendar(calendar, 5));
  });

  it('leaves no gap and no overlap between cycles', () => {
    const extended = extendCalendar(calendar, 12);

    for (const [index, series] of extended.entries()) {
      const before = extended[index - 1];
      if (before !== undefined) expect(series.start).toBe(addDays(before.release, 1));
      expect(series.release > series.start).toBe(true);
    }
  });

  it('adds nothing to an empty calendar and half a year to a single series', () => {
    expect(extendCalendar([], 3)).toEqual([]);
    const one = calendar.slice(-1);
    expect(extendCalendar(one, 1)[1]?.release).toBe('2027-09-22');
  });
});

describe('calendarThrough', () => {
  it('reaches as many series beyond the day as asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 8 }),
        (days, steps) => {
          const day = addDays('2019-05-01', days);
          const extended = calendarThrough(calendar, day, steps);
          const index = extended.findIndex((series) => series.release >= day);
          expect(extended.length - 1 - index).toBeGreaterThanOrEqual(steps);
        },
      ),
    );
  });
});

describe('milestones', () => {
  it('are estimated from the release where a schedule does not name them', () => {
    const bare = { ...seriesNamed(calendar, 'ussuri'), milestones: [] };

    expect(milestoneDay(bare, 'milestone-2')).toMatchObject({
      date: '2020-02-21',
      estimated: true,
    });
    expect(milestoneDay(bare, 'milestone-1').date > bare.start).toBe(true);
  });

  it('come next on their own day and a cycle later the day after', () => {
    expect(nextMilestone(calendar, '2020-02-14', 'milestone-2').series.name).toBe('ussuri');
    expect(nextMilestone(calendar, '2020-02-15', 'milestone-2').series.name).toBe('victoria');
  });
});

describe('lookups', () => {
  it('find a series by its release id and refuse an unknown one', () => {
    expect(seriesNamed(calendar, '2023.2').name).toBe('bobcat');
    expect(() => seriesNamed(calendar, 'ursula')).toThrow(/no series "ursula"/);
  });

  it('refuse a day before the calendar', () => {
    expect(seriesOfDay(calendar, '2020-02-29').name).toBe('ussuri');
    expect(() => seriesOfDay(calendar, '1999-01-01')).toThrow(/holds 1999-01-01/);
    expect(startOfDay('2020-02-29')).toBe(1582934400);
  });
});
