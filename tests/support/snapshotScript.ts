// Run by tests as a process of its own, so that it can be killed: writes two snapshots of a day in turns, for ever.

import { snapshotDays } from '../../src/evidence/places.ts';
import { writeSnapshot } from '../../src/evidence/snapshots.ts';
import { aLargeSnapshot } from './large-snapshot.ts';

const [folder = '', ...sizes] = process.argv.slice(2);

for (let at = 0; ; at += 1) {
  const snapshot = aLargeSnapshot(Number(sizes[at % sizes.length]), `turn-${at % sizes.length}`);
  writeSnapshot(folder, folder, snapshot, (name) => `team ${name.length}`);
  if (at === 0) process.send?.(snapshotDays(folder));
}
