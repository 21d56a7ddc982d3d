// Ranking figures against what can be counted by hand, and against the definition.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { averagePrecision, rocAuc, type Scored } from '../../src/outlook/ranking.ts';

const rows = (scores: string): Scored[] =>
  scores.split(' ').map((each) => ({
    score: Number(each.replace('!', '')),
    event: each.endsWith('!'),
  }));

describe('ROC AUC', () => {
  it.each([
    ['everything in order', '4! 3! 2 1', 1],
    ['everything upside down', '4 3 2! 1!', 0],
    ['a tie counts half', '1! 1', 0.5],
    ['three of four pairs', '4! 3 2! 1', 0.75],
    ['two and a half of four', '3! 2 2! 1', 0.875],
  ])('%s: %s', (_case, scores, expected) => {
    expect(rocAuc(rows(scores))).toBe(expected);
  });

  it.each([['1! 2!'], ['1 2']])('is unknown where there is nothing to compare: %s', (scores) => {
    expect(rocAuc(rows(scores))).toBeUndefined();
  });

  it('is the share of pairs in the right order', () => {
    const scored = fc.record({ score: fc.integer({ min: 0, max: 9 }), event: fc.boolean() });
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 40 }), (sample) => {
        const events = sample.filter(({ event }) => event);
        const others = sample.filter(({ event }) => !event);
        const wins = events.flatMap((a) =>
          others.map((b) => (a.score > b.score ? 1 : a.score === b.score ? 0.5 : 0)),
        );
        const pairs = wins.length;
        const sum = wins.reduce<number>((total, win) => total + win, 0);
        const auc = rocAuc(sample);
        if (pairs === 0) expect(auc).toBeUndefined();
        else expect(auc).toBeCloseTo(sum / pairs, 12);
      }),
    );
  });
});

describe('average precision', () => {
  it.each([
    ['all first', '4! 3! 2 1', 1],
    ['first and third', '4! 3 2! 1', (1 + 2 / 3) / 2],
    ['rows with one score come in together', '1! 1 1 1', 0.25],
  ])('%s: %s', (_case, scores, expected) => {
    expect(averagePrecision(rows(scores))).toBeCloseTo(expected, 12);
  });

  it('is unknown where nothing happened', () => {
    expect(averagePrecision(rows('1 2'))).toBeUndefined();
  });
});
