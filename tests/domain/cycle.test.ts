// The calendar: which cycle holds a day, and how a series is found and named.

import { describe, expect, it } from 'vitest';
import {
  findSeries,
  isInCycles,
  seriesAfter,
  seriesAt,
  seriesTitle,
} from '../../src/domain/cycle.ts';
import { calendar } from '../lifecycle/fixture.ts';

describe('the calendar', () => {
  it.each([
    ['2019-04-10', 'stein'],
    ['2019-04-11', 'train'],
    ['2019-10-16', 'train'],
    ['2019-10-17', 'ussuri'],
    ['2018-08-30', undefined],
    ['2027-03-25', undefined],
  ])('on %s the cycle is %s', (day, name) => {
    expect(seriesAt(calendar, day)?.name).toBe(name);
  });

  it.each([
    ['train', 'train'],
    ['Train', 'train'],
    ['2026.1', 'gazpacho'],
    ['GAZPACHO', 'gazpacho'],
    ['stable/train', 'train'],
    ['unmaintained/2026.1', 'gazpacho'],
    ['stable', undefined],
    ['2026', undefined],
    ['', undefined],
  ])('%j names %s', (wanted, name) => {
    expect(findSeries(calendar, wanted)?.name).toBe(name);
  });

  it('writes a series with an id by both names, an older one by its own', () => {
    expect(seriesTitle({ name: 'gazpacho', id: '2026.1' })).toBe('2026.1 (Gazpacho)');
    expect(seriesTitle({ name: 'train' })).toBe('Train');
  });

  it('steps forwards and backwards, and off neither end', () => {
    const [stein, train] = calendar;
    const last = calendar.at(-1);
    if (stein === undefined || train === undefined || last === undefined) throw new Error('empty');
    expect(seriesAfter(calendar, train, -1)).toBe(stein);
    expect(seriesAfter(calendar, stein, 1)).toBe(train);
    expect(seriesAfter(calendar, stein, -1)).toBeUndefined();
    expect(seriesAfter(calendar, last, 1)).toBeUndefined();
    expect(seriesAfter(calendar, { ...stein, name: 'kilo' }, 1)).toBeUndefined();
  });

  it.each([
    [{}, '2019-11-12', true],
    [{ from: 'ussuri' }, '2019-10-16', false],
    [{ from: 'ussuri' }, '2019-10-17', true],
    [{ to: 'train' }, '2019-10-16', true],
    [{ to: 'train' }, '2019-10-17', false],
    [{ from: 'train', to: 'ussuri' }, '2020-05-13', true],
  ])('%j on %s: %s', (span, day, expected) => {
    expect(isInCycles(calendar, span, day)).toBe(expected);
  });
});
