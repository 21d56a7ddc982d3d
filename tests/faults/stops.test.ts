// X1: what writes is asked to stop, at the moments at which it writes.

import { expect, it } from 'vitest';
import { killEverything } from '../trials/all-kills.ts';
import { seeded } from '../trials/kill-trial.ts';

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'collect, decide, publish, init and call --send, stopped by %s, end in words and with its code, and leave nothing half (X1)',
  { timeout: 300_000 },
  async (by) => {
    const figures = await killEverything(10, seeded(by.length), { by, inARow: 2 });
    expect(figures).toMatchObject({ differences: [], mailsTwice: 0, decisionsLost: 0 });
    expect(Object.keys(figures.kills).sort()).toEqual(commands);
    expect(figures.longestEndingMs).toBeLessThan(10_000);
  },
);

const commands = ['call', 'collect', 'decide', 'init', 'publish'];
