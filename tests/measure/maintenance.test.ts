// Raw commits taken apart: each kind counted by hand.

import { describe, expect, it } from 'vitest';
import { aProject, aRepository, evidenceOf, measured } from '../support/facts.ts';

const asOf = '2019-11-12';
const bots = ['bot@example.org'];

describe('a history of 8 commits: 1 merge, 1 bot, 1 tree-wide, 5 own of which 3 code', () => {
  const sweep = { landed: '2019-06-01', subject: 'Switch to stestr' };
  const example = aRepository('openstack/example', [
    { landed: '2019-05-01' },
    { landed: '2019-05-02', paths: ['example/tests/test_main.py', 'example/main.py'] },
    { landed: '2019-05-03', paths: ['example/tests/test_main.py'] },
    { landed: '2019-05-04', paths: ['doc/source/index.rst'] },
    sweep,
    { landed: '2019-06-02', by: 'bot' },
    { landed: '2019-06-03', merges: [{ landed: '2019-04-20' }] },
  ]);
  const fleet = ['one', 'two'].map((name) => aRepository(`openstack/${name}`, [sweep]));
  const figures = measured([example, ...fleet], { asOf, people: { bots } });

  it.each([
    ['commits', 7],
    ['human-commits', 6],
    ['bot-commits', 1],
    ['merge-commits', 1],
    ['tree-wide-commits', 1],
    ['own-commits', 5],
    ['code-commits', 3],
  ])('%s: %d', (id, expected) => {
    expect(figures(`${id}-365d`)).toBe(expected);
    expect(figures(`${id}-cycle`)).toBe(expected);
  });

  it('says from how many it was made: own commits from 8, code commits from 5', () => {
    const rows = evidenceOf([example, ...fleet], { asOf, people: { bots } })?.measurements;
    expect(rows?.['own-commits-365d']).toMatchObject({ value: 5, sample: 8 });
    expect(rows?.['code-commits-365d']).toMatchObject({ value: 3, sample: 5 });
  });
});

describe('days since', () => {
  it('counts to the newest landing of each kind: 10 days for a bot, 20 for documentation, 30 for code', () => {
    const repository = aRepository('openstack/example', [
      { landed: '2019-10-13' },
      { landed: '2019-10-23', paths: ['README.rst'] },
      { landed: '2019-11-02', by: 'bot' },
    ]);
    const figures = measured([repository], { asOf, people: { bots } });
    expect(figures('days-since-commit')).toBe(10);
    expect(figures('days-since-own-commit')).toBe(20);
    expect(figures('days-since-code-commit')).toBe(30);
  });

  it('counts from the first commit where only bots ever came: 100 days', () => {
    const repository = aRepository('openstack/example', [
      { landed: '2019-08-04', by: 'bot' },
      { landed: '2019-11-01', by: 'bot' },
    ]);
    const figures = measured([repository], { asOf, people: { bots } });
    expect(figures('days-since-own-commit')).toBe(100);
  });

  it('is 0 on the day of the landing, whatever the hour', () => {
    const repository = aRepository('openstack/example', [{ landed: '2019-11-12T23:59:59Z' }]);
    expect(measured([repository], { asOf })('days-since-commit')).toBe(0);
  });
});

describe('age', () => {
  it('counts 312 days from the first landing', () => {
    const repository = aRepository('openstack/example', [
      { landed: null },
      { landed: '2019-01-04' },
      { landed: '2019-05-01' },
    ]);
    expect(measured([repository], { asOf })('age')).toBe(312);
  });

  it('is that of the oldest repository of the project, in whichever order they are listed: 680 days', () => {
    const old = aRepository('openstack/old', [{ landed: '2018-01-01', by: 'bot' }]);
    const young = aRepository('openstack/young', [{ landed: '2019-11-01', by: 'bot' }]);
    for (const repositories of [
      ['openstack/old', 'openstack/young'],
      ['openstack/young', 'openstack/old'],
    ]) {
      const project = aProject('pair', { repositories });
      const figures = measured([old, young], { asOf, project, people: { bots } });
      expect(figures('age')).toBe(680);
      expect(figures('days-since-own-commit')).toBe(680);
    }
  });
});

describe('days from written to landed', () => {
  const landedAfter = (...hours: number[]) =>
    measured(
      [
        aRepository(
          'openstack/example',
          hours.map((each, index) => {
            const landed = Date.parse(`2019-06-0${index + 1}T12:00:00Z`);
            const written = new Date(landed - each * 3_600_000).toISOString();
            return { landed: new Date(landed).toISOString(), written };
          }),
        ),
      ],
      { asOf },
    )('median-days-to-land-365d');

  it.each([
    ['the middle of 1, 2 and 9 days', [24, 48, 216], 2],
    ['between the middle two of 1, 2, 3 and 9 days', [24, 48, 72, 216], 2.5],
    ['never less than 0, where a clock was wrong', [-48], 0],
    ['to a tenth of a day', [30], 1.3],
  ])('is %s', (_what, hours, expected) => {
    expect(landedAfter(...hours)).toBe(expected);
  });

  it('does not apply where no own commit landed', () => {
    const repository = aRepository('openstack/example', [{ landed: '2015-01-01' }]);
    const figures = measured([repository], { asOf });
    expect(figures('median-days-to-land-365d')).toBe('not-applicable: nothing-landed');
  });

  it('counts what a side branch waited for its merge: written 1 June, merged 11 June, 10 days', () => {
    const repository = aRepository('openstack/example', [
      { landed: '2018-01-01' },
      { landed: '2019-06-11', merges: [{ landed: '2019-06-02', written: '2019-06-01' }] },
    ]);
    expect(measured([repository], { asOf })('median-days-to-land-365d')).toBe(10);
  });
});
