// The small form of `npm run trial:bad`.

import { expect, it } from 'vitest';
import { badRun } from '../trials/bad-run.ts';

it('a family with dead, silent and lying members is told as far as it is known, and no further (N1)', {
  timeout: 600_000,
}, async () => {
  const figures = await badRun(40);
  expect(figures).toMatchObject({ bad: 6, codes: { well: 0, ill: 3 }, wrong: [] });
  expect(Object.values(figures.reasons).reduce((sum, count) => sum + count, 0)).toBe(6);
  expect(figures.said).toEqual(figures.reasons);
  expect(figures.notOnce).toEqual([]);
  expect(figures.peakMiB).toBeLessThan(512);
  expect(figures.bounded).toBeGreaterThan(0);
});
