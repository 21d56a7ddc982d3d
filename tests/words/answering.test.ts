// Who is named to answer, in words, and when somebody is asked about.

import { describe, expect, it } from 'vitest';
import { isUnseenForYear } from '../../src/domain/answering.ts';
import type { Measurement, Measurements } from '../../src/domain/measurement.ts';
import { answeringSentence, answeringShort } from '../../src/words/answering.ts';

const window = { name: '180d', from: '2019-05-17', to: '2019-11-12' } as const;

function people(value: number, more: Partial<Measurement> = {}): Measurement {
  const seen = { unit: 'people', source: 'git', window, sample: value } as const;
  return { state: 'measured', value, ...seen, ...more } as Measurement;
}

function figures(
  named: Measurement,
  family: Measurement = people(0),
  here: Measurement = people(0),
): Measurements {
  return {
    'named-people': named,
    'named-people-seen-180d': family,
    'named-people-seen-365d': family,
    'named-people-seen-here-180d': here,
  };
}

const since = '2017-01-06';

describe('who answers, in words', () => {
  it.each([
    [
      figures(people(2, { since }), people(1, { sample: 2 }), people(0, { sample: 2 })),
      '2 people are named, the same since 2017-01-06. 1 of 2 seen in the family in 180 days, 0 of them in it.',
      '2, 1 seen',
    ],
    [
      figures(people(1, { since }), people(0, { sample: 0, atMost: 1, outOf: 1 })),
      '1 person is named, the same since 2017-01-06. 1 name fits no author: whether they were there is not known.',
      '1, not matched',
    ],
    [
      figures(people(2, { since }), people(1, { sample: 1, atMost: 2, outOf: 2 }), people(1)),
      '2 people are named, the same since 2017-01-06. 1 of 1 seen in the family in 180 days, 1 of them in it. 1 name fits no author: whether they were there is not known.',
      '2, 1..2 seen',
    ],
    [figures(people(0)), 'nobody is named.', '0'],
    [figures(people(0, { since })), 'nobody is named since 2017-01-06.', '0'],
    [{}, undefined, ''],
  ] as const)('%#: %s', (measurements, sentence, short) => {
    expect(answeringSentence(measurements)).toBe(sentence);
    expect(answeringShort(measurements)).toBe(short);
  });

  it('says why it is not known', () => {
    const reason = { code: 'offline', detail: 'asked nobody' } as const;
    const named = { state: 'unknown', reason, unit: 'people', source: 'git', window } as const;

    expect(answeringSentence({ 'named-people': named })).toMatch(/^not known: /);
  });
});

describe('who is asked about', () => {
  const year = (family: Measurement, from = since) =>
    isUnseenForYear(figures(people(1, { since: from }), family), '2019-11-12');

  it('is a project whose named people were not seen for a year', () => {
    expect(year(people(0, { sample: 1 }))).toBe(true);
  });

  it('is none of which somebody was seen, was named within the year, or fits no author', () => {
    expect(year(people(1, { sample: 1 }))).toBe(false);
    expect(year(people(0, { sample: 1 }), '2019-03-01')).toBe(false);
    expect(year(people(0, { sample: 0, atMost: 1, outOf: 1 }))).toBe(false);
    expect(isUnseenForYear({}, '2019-11-12')).toBe(false);
  });
});
