import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/registry/calendar.ts';
import { aCalendar, aFolder, refusalOf } from './data.ts';

function read(text: string) {
  return readCalendar(join(aFolder({ 'calendar.yaml': text }), 'calendar.yaml')).value;
}

describe('the calendar', () => {
  it('reads series with their milestones and keeps a release id as text', () => {
    const text = aCalendar.replace(
      '- name: train',
      '- name: train\n    id: 2019.2\n    slurp: true',
    );
    expect(read(text)[0]).toEqual({
      name: 'train',
      id: '2019.2',
      start: '2019-04-11',
      release: '2019-10-16',
      estimated: false,
      slurp: true,
      milestones: [],
    });
    expect(read(text)[1]?.milestones).toHaveLength(2);
  });

  it.each([
    ['2020-05-13', '2020-02-30', 'series[1].release: is "2020-02-30"; expected a day that exists'],
    ['2020-05-13', '2020-5-13', 'expected a day that exists, written YYYY-MM-DD'],
    ['2020-05-13', '0020-05-13', 'expected a day that exists'],
    [
      '2020-05-13',
      '2019-10-01',
      ':7:14: series[1].release: 2019-10-01 is before its cycle starts (series[1].start is in line 6)',
    ],
    [
      '2019-10-17',
      '2019-10-18',
      ':6:12: series[1].start: is 2019-10-18; expected 2019-10-17, the day after train was released (series[0].release is in line 4)',
    ],
    [
      'name: ussuri',
      'name: train',
      'series[1].name: "train" is given twice (series[0].name is in line 2)',
    ],
    ['name: ussuri', 'name: "Ussuri, or so"', 'expected the name of a series'],
    ['2020-02-14', '2019-11-01', 'milestones[1].date: 2019-11-01 is before the milestone above it'],
    ['2020-02-14', '2020-06-01', 'milestones[1].date: 2020-06-01 is outside the cycle'],
    ['2020-05-13', 'TBA', ':7:14: series[1].release: is "TBA"; expected a day that exists'],
    ['id: milestone-2', 'id: milestone-4', 'is "milestone-4"; did you mean "milestone-1"?'],
  ])('with %s as %s is refused', (piece, by, message) => {
    expect(aCalendar).toContain(piece);
    const error = refusalOf(() => read(aCalendar.replace(piece, by)));
    expect(error.message).toContain(message);
  });

  it('an address where a day belongs is refused, and its password is not repeated', () => {
    const address = '"https://ada:secret@example.org/"';
    const { message } = refusalOf(() => read(aCalendar.replace('2020-05-13', address)));
    expect(message).toContain('https://***@example.org');
    expect(message).not.toContain('secret');
  });
});
