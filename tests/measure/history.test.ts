// When a commit landed, and where the tip was on a day: what every other figure stands on.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfDay } from '../../src/domain/time.ts';
import { landedAt, landedCount, landingHistory, tipStepAt } from '../../src/measure/history.ts';
import { aRepository, at, type CommitSketch, measured } from '../support/facts.ts';

function landed(sketches: readonly CommitSketch[], asOf: string): readonly string[] {
  const history = landingHistory(aRepository('openstack/example', sketches));
  return history.landed.slice(0, landedCount(history, asOf)).map(({ id }) => id);
}

describe('landing', () => {
  it('gives the two commits of a side branch the day of their merge, not their own', () => {
    const history = landingHistory(
      aRepository('openstack/example', [
        { id: 'root', landed: '2019-01-01' },
        {
          id: 'merge',
          landed: '2019-06-01',
          merges: [
            { id: 'one', landed: '2019-02-01' },
            { id: 'two', landed: '2019-02-02' },
          ],
        },
      ]),
    );
    const days = history.landed.map(({ id }, place) => [id, landedAt(history, place)]);
    expect(Object.fromEntries(days)).toEqual({
      root: at('2019-01-01'),
      merge: at('2019-06-01'),
      one: at('2019-06-01'),
      two: at('2019-06-01'),
    });
  });

  it('puts what a merge brought after what stood before it, whatever the dates say', () => {
    const sketches: readonly CommitSketch[] = [
      { id: 'root', landed: '2019-01-01' },
      { id: 'main', landed: '2019-03-01' },
      {
        id: 'merge',
        landed: '2019-04-01',
        merges: [{ id: 'side', landed: '2018-01-01' }],
      },
    ];
    expect(landed(sketches, '2019-12-31')).toEqual(['root', 'main', 'merge', 'side']);
    expect(landed(sketches, '2019-03-31')).toEqual(['root', 'main']);
  });

  it('gives each commit of a fast-forward its own day', () => {
    const sketches = [
      { id: 'a', landed: '2019-01-01' },
      { id: 'b', landed: '2019-01-05' },
      { id: 'c', landed: '2019-01-09' },
    ];
    expect(landed(sketches, '2019-01-05')).toEqual(['a', 'b']);
  });

  it('counts the last second of the day and not the first of the next', () => {
    const sketches = [
      { id: 'a', landed: '2019-11-12T23:59:59Z' },
      { id: 'b', landed: '2019-11-13T00:00:00Z' },
    ];
    expect(landed(sketches, '2019-11-12')).toEqual(['a']);
  });

  it('holds nothing before the first commit', () => {
    expect(landed([{ landed: '2019-01-01' }], '2018-12-31')).toEqual([]);
  });

  it('counts a commit once when two merges bring it', () => {
    const sketches: readonly CommitSketch[] = [
      { id: 'root', landed: '2019-01-01' },
      { id: 'first', landed: '2019-02-01', merges: [{ id: 'side', landed: '2019-01-15' }] },
      { id: 'second', landed: '2019-03-01', parents: ['first', 'side'] },
    ];
    expect(landed(sketches, '2019-12-31')).toEqual(['root', 'first', 'side', 'second']);
  });
});

describe('a line whose dates step back', () => {
  const line: readonly CommitSketch[] = [
    { id: 'a', landed: '2019-02-01' },
    { id: 'merge', landed: '2019-03-16', merges: [{ id: 'side', landed: '2019-02-10' }] },
    { id: 'old', landed: '2019-02-21' },
    { id: 'b', landed: '2019-03-20' },
  ];

  it('does not stand on a commit dated by the day whose ancestor landed after it', () => {
    expect(landed(line, '2019-02-22')).toEqual(['a']);
    expect(landed(line, '2019-03-16')).toEqual(['a', 'merge', 'side', 'old']);
  });

  it('counts the commit in the window in which what it stands on landed', () => {
    const figures = measured([aRepository('openstack/example', line)], { asOf: '2019-03-16' });
    expect(figures('days-since-commit')).toBe(0);
    const history = landingHistory(aRepository('openstack/example', line));
    expect(history.landings).toEqual(
      ['2019-02-01', '2019-03-16', '2019-03-16', '2019-03-20'].map(at),
    );
  });

  it('never has an ancestor land after the day, on any line and day', () => {
    const day = fc
      .integer({ min: 0, max: 900 })
      .map((days) => new Date(Date.UTC(2016, 0, 1) + days * 86_400_000).toISOString());
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 30 }), day, (dates, asOf) => {
        const history = landingHistory(
          aRepository(
            'openstack/example',
            dates.map((each) => ({ landed: each })),
          ),
        );
        const step = tipStepAt(history, asOf.slice(0, 10)) ?? -1;
        const limit = endOfDay(asOf.slice(0, 10));
        const { landings = [] } = history;
        expect(landings.slice(0, step + 1).every((each) => each <= limit)).toBe(true);
        expect(landings.slice(step + 1).every((each) => each > limit)).toBe(true);
      }),
    );
  });
});

describe('dates that cannot be true', () => {
  const live: readonly CommitSketch[] = Array.from({ length: 6 }, (_unused, index) => ({
    id: `live-${index}`,
    landed: `2019-0${index + 4}-15`,
  }));

  it('has a tip dated 1970 land with the newest of the six live commits below it, and makes seven', () => {
    const figures = measured(
      [aRepository('openstack/example', [...live, { id: 'tip', landed: null }])],
      { asOf: '2019-11-12' },
    );
    expect(figures('own-commits-365d')).toBe(7);
    expect(figures('days-since-commit')).toBe(58);
  });

  it('keeps the undated tip among what had landed', () => {
    const history = landingHistory(
      aRepository('openstack/example', [...live, { id: 'tip', landed: null }]),
    );
    expect(tipStepAt(history, '2019-11-12')).toBe(6);
  });

  it('does not let a commit dated 2037, which the reader takes for undated, wake a repository silent for three years', () => {
    const figures = measured(
      [
        aRepository('openstack/example', [
          { landed: '2016-06-01' },
          { id: 'future', landed: null, written: '2016-06-02' },
        ]),
      ],
      { asOf: '2019-06-01' },
    );
    expect(figures('own-commits-365d')).toBe(0);
    expect(figures('days-since-own-commit')).toBe(1095);
  });

  it('lands a commit dated three months ahead of both its neighbours with the one below it', () => {
    const skewed = aRepository('openstack/example', [
      { id: 'a', landed: '2019-10-01' },
      { id: 'skewed', landed: '2019-12-24' },
      { id: 'c', landed: '2019-10-03' },
    ]);
    const figures = measured([skewed], { asOf: '2019-11-12' });
    expect(figures('days-since-commit')).toBe(40);
    expect(figures('days-since-own-commit')).toBe(40);
    expect(figures('own-commits-365d')).toBe(3);
  });

  it('says unknown, not 0, of a repository in which no date can be true', () => {
    const figures = measured([aRepository('openstack/example', [{ landed: null }])], {
      asOf: '2019-11-12',
    });
    expect(figures('own-commits-365d')).toBe('unknown: bad-dates');
    expect(figures('age')).toBe('unknown: bad-dates');
  });
});

describe('a history with a hole', () => {
  it('says unknown when a commit of the first-parent line could not be read: what is older is out of sight', () => {
    const whole = aRepository('openstack/example', [
      { id: 'a', landed: '2019-05-01' },
      { id: 'b', landed: '2019-06-01' },
      { id: 'c', landed: '2019-07-01' },
    ]);
    const holed = { ...whole, commits: whole.commits.filter(({ id }) => id !== 'b') };
    const headless = { ...whole, commits: whole.commits.filter(({ id }) => id !== 'c') };
    expect(measured([whole], { asOf: '2019-11-12' })('own-commits-365d')).toBe(3);
    for (const broken of [holed, headless]) {
      const figures = measured([broken], { asOf: '2019-11-12' });
      expect(figures('own-commits-365d')).toBe('unknown: incomplete-mirror');
    }
  });
});
