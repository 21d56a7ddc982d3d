// Pairs by team: the same AUC as over rows, and what is left when a team is drawn twice or not at all.

import { describe, expect, it } from 'vitest';
import { rocAuc } from '../../src/outlook/ranking.ts';
import { interval, resamples } from '../../src/outlook/resample.ts';
import { teamGroups, teamTable, weightedAuc } from '../../src/outlook/teams.ts';

const teams = ['a', 'b', 'c'];
const rows = [
  { team: 'a', score: 5, event: true, stratum: '' },
  { team: 'a', score: 1, event: false, stratum: '' },
  { team: 'b', score: 2, event: true, stratum: '' },
  { team: 'b', score: 4, event: false, stratum: '' },
  { team: 'c', score: 3, event: false, stratum: '' },
];
const table = teamTable(rows, teams);

describe('pairs by team', () => {
  it.each([
    ['all teams once', [1, 1, 1], rocAuc(rows)],
    ['without b', [1, 0, 1], 1],
    ['a alone', [1, 0, 0], 1],
    ['b alone', [0, 1, 0], 0],
    // Events 5, 2, 2 against 1, 4, 4: 3 + 1 + 1 wins of 9.
    ['b twice', [1, 2, 0], 5 / 9],
    ['only a team without events', [0, 0, 1], undefined],
  ])('%s', (_case, times, expected) => {
    const auc = weightedAuc(table, Uint16Array.from(times));
    if (expected === undefined) expect(auc).toBeUndefined();
    else expect(auc).toBeCloseTo(expected, 12);
  });

  it('compares only inside a stratum', () => {
    const inStrata = rows.map((row) => ({ ...row, stratum: row.team }));
    expect(weightedAuc(teamTable(inStrata, teams), Uint16Array.of(1, 1, 1))).toBe(0.5);
  });

  it('joins teams between which a repository moved', () => {
    const groupOf = teamGroups([
      { repository: 'x', team: 'heat' },
      { repository: 'x', team: 'tacker' },
      { repository: 'y', team: 'tacker' },
      { repository: 'z', team: 'zaqar' },
    ]);
    expect(groupOf('heat')).toBe(groupOf('tacker'));
    expect(groupOf('zaqar')).toBe('zaqar');
  });
});

describe('draws', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(resamples(20, 5, 1)).toEqual(resamples(20, 5, 1));
    expect(resamples(20, 5, 1)).not.toEqual(resamples(20, 5, 2));
  });

  it('draw as many teams as there are, each about as often as any other', () => {
    const draws = resamples(10, 2000, 3);
    const sums = draws.map((times) => times.reduce((sum, each) => sum + each, 0));
    expect(new Set(sums)).toEqual(new Set([10]));
    for (let team = 0; team < 10; team++) {
      const mean = draws.reduce((sum, times) => sum + (times[team] ?? 0), 0) / draws.length;
      expect(mean).toBeGreaterThan(0.9);
      expect(mean).toBeLessThan(1.1);
    }
  });

  it('leave out 2.5 % on either side', () => {
    const values = Array.from({ length: 1001 }, (_, index) => index);
    expect(interval(values)).toEqual({ low: 25, high: 975 });
    expect(interval([])).toBeUndefined();
  });
});
