// Makes the shipped snapshots anew: STADIUM_HISTORY_BASE=... STADIUM_HISTORY_TIPS=tips.csv npm run evidence
// Run it when a definition changes, and read the difference before committing it.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyBase } from './base.ts';
import {
  collectDay,
  dataCopy,
  readTips,
  shippedDays,
  withUpstreamPins,
  writeShipped,
} from './evidence.ts';

const folder = mkdtempSync(join(tmpdir(), 'stadium-ship-'));
const tips = readTips(process.env['STADIUM_HISTORY_TIPS'] ?? '');
const data = dataCopy(folder);
for (const day of shippedDays) {
  const { snapshot } = await collectDay(day, {
    data,
    cache: join(folder, 'cache'),
    base: historyBase(),
  });
  writeShipped(withUpstreamPins(snapshot, tips));
  console.log(`${day}: ${snapshot.projects.length} projects`);
}
