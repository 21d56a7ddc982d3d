// `npm run trial:shards -- KILLS [SEED]`: four shares as four processes with caches of their own, killed with -9 at random moments and run
// again. Prints the figures; ends with 1 where the snapshot is other than that of one machine. DATA, GIT_BASE and DAY may come third.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aSharedFamily, sharedDay } from '../support/shared-facts.ts';
import { seeded } from './kill-trial.ts';
import { killShards } from './shard-kills.ts';

const [kills = '50', seed = '20261126', data, base, day = sharedDay] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'stadium-shards-'));
const began = Date.now();
try {
  const figures = await killShards({
    ...{ folder, day, kills: Number(kills), random: seeded(Number(seed)) },
    data: data ?? aSharedFamily(folder).data,
    place: base === undefined ? [] : ['--git-base', base],
  });
  const seconds = Math.round((Date.now() - began) / 1000);
  console.log(JSON.stringify({ ...figures, seed: Number(seed), seconds }, null, 2));
  process.exitCode = figures.differences.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
