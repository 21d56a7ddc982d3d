// Makes the shipped snapshots anew from unmodified mirrors, as git serves them, at the commits of a table:
//   STADIUM_HISTORY_BASE=... STADIUM_HISTORY_TIPS=tips.csv npm run evidence
// Run it when a definition changes, and read the difference before committing it.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyBase } from './base.ts';
import {
  collectDay,
  dataCopy,
  otherTips,
  readTips,
  shippedDays,
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
  const other = otherTips(snapshot, tips, historyBase());
  if (other.length > 0) throw new Error(`not at the commits of the table:\n${other.join('\n')}`);
  writeShipped(snapshot);
  console.log(`${day}: ${snapshot.projects.length} projects`);
}
