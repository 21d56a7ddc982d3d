// The small form of `npm run trial:kills`.

import { expect, it } from 'vitest';
import { killEverything } from '../trials/all-kills.ts';
import { seeded } from '../trials/kill-trial.ts';

it('collect, decide, publish, init and call --send, killed twenty times, lose and double nothing (S1, M1)', {
  timeout: 300_000,
}, async () => {
  const figures = await killEverything(20, seeded(13));
  expect(figures).toMatchObject({ differences: [], mailsTwice: 0, decisionsLost: 0 });
  // A run that ends before its moment is no round.
  expect(figures.rounds).toBeGreaterThan(15);
});
