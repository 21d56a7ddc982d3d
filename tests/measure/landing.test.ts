// Which dates of a first-parent line are believed. Each row: the dates as written, and when each step landed.

import { describe, expect, it } from 'vitest';
import { landingTimes } from '../../src/measure/landing.ts';
import { at } from '../support/facts.ts';

const landings = (dates: readonly (string | null)[]) =>
  landingTimes(dates.map((date) => (date === null ? undefined : at(date))));

describe('landing times', () => {
  it.each([
    ['in order', ['2016-01-01', '2016-02-01'], ['2016-01-01', '2016-02-01']],
    [
      'one step back',
      ['2016-01-01', '2016-03-01', '2015-04-01', '2016-03-02'],
      ['2016-01-01', '2016-03-01', '2016-03-01', '2016-03-02'],
    ],
    [
      'a branch of old commits pushed at once after a long rest',
      ['2015-01-01', '2016-03-01', '2016-02-01', '2016-02-02', '2016-03-05'],
      ['2015-01-01', '2016-03-01', '2016-03-01', '2016-03-01', '2016-03-05'],
    ],
    [
      'two lines one after the other, of the same year',
      ['2016-01-01', '2016-02-01', '2016-03-01', '2016-01-10', '2016-02-10', '2016-03-10'],
      ['2016-01-01', '2016-02-01', '2016-03-01', '2016-03-01', '2016-03-01', '2016-03-10'],
    ],
    [
      'one date years ahead',
      ['2016-01-01', '2022-01-01', '2016-02-01', '2016-03-01'],
      ['2016-01-01', '2016-01-01', '2016-02-01', '2016-03-01'],
    ],
    [
      'the same wrong clock twice',
      ['2016-01-01', '2022-01-01', '2022-01-02', '2016-02-01', '2016-03-01', '2016-04-01'],
      ['2016-01-01', '2016-01-01', '2016-01-01', '2016-02-01', '2016-03-01', '2016-04-01'],
    ],
    [
      'a wrong clock at the very beginning',
      ['2022-01-01', '2016-02-01', '2016-03-01'],
      ['2016-02-01', '2016-02-01', '2016-03-01'],
    ],
    [
      'the newest date of all, far ahead',
      ['2016-01-01', '2022-01-01'],
      ['2016-01-01', '2022-01-01'],
    ],
    [
      'dates that the reader refused',
      [null, '2016-01-01', null, '2016-02-01', null],
      ['2016-01-01', '2016-01-01', '2016-01-01', '2016-02-01', '2016-02-01'],
    ],
  ])('of %s', (_what, dates, expected) => {
    expect(landings(dates)).toEqual(expected.map(at));
  });

  it('are undefined where no date can be true', () => {
    expect(landings([null, null])).toBeUndefined();
    expect(landings([])).toBeUndefined();
  });
});
