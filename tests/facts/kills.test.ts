// A few kills of the trial that `npm run trial:shards` makes fifty of.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasDuckdb } from '../support/duckdb.ts';
import { aSharedFamily, sharedDay } from '../support/shared-facts.ts';
import { seeded } from '../trials/kill-trial.ts';
import { killShards } from '../trials/shard-kills.ts';

describe.skipIf(!hasDuckdb)('shares that are killed with -9', () => {
  it('leave whole files alone, and the next run gives the bytes of one machine', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stadium-shard-kills-'));
    try {
      const { data } = aSharedFamily(folder);
      const place = { folder, data, place: [], day: sharedDay, shards: 2 };
      const figures = await killShards({ ...place, kills: 2, random: seeded(1) });

      expect(figures.differences).toEqual([]);
      expect(figures.broken).toBe(0);
      expect(figures.kills).toBeGreaterThanOrEqual(2);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 300_000);
});
