// The folder of evidence snapshots: one file for each as-of day, found, read and written whole.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { StadiumError } from '../domain/errors.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { readSnapshotFile } from './format.ts';

const fileName = /^(\d{4}-\d{2}-\d{2})\.json$/;

/** The days for which the folder holds a snapshot, earliest first. */
export function snapshotDays(folder: string): readonly IsoDate[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => fileName.exec(name)?.[1] ?? [])
    .sort();
}

/** Every snapshot up to and including the day, earliest first; the last one is the newest at or before it. */
export function snapshotsUpTo(folder: string, asOf: IsoDate): readonly Snapshot[] {
  const days = snapshotDays(folder);
  const wanted = days.filter((day) => day <= asOf);
  if (wanted.length > 0) return wanted.map((day) => readSnapshot(folder, day));
  const [first] = days;
  throw new StadiumError(
    'SNAPSHOT_MISSING',
    `there is no snapshot at or before ${asOf} in ${folder}`,
    {
      hint:
        first === undefined
          ? `Make one with: stadium collect --as-of ${asOf}`
          : `The earliest is of ${first}. Make an earlier one with: stadium collect --as-of ${asOf}`,
    },
  );
}

/** Reads one snapshot. Throws SNAPSHOT_INVALID naming the file and what is wrong with it. */
export function readSnapshot(folder: string, day: IsoDate): Snapshot {
  const file = join(folder, `${day}.json`);
  const snapshot = readSnapshotFile(file);
  if (snapshot.asOf === day) return snapshot;
  throw new StadiumError('SNAPSHOT_INVALID', `${file}: asOf is ${snapshot.asOf}, expected ${day}`, {
    hint: 'A snapshot is named after its as-of day; restore the file from version control.',
  });
}
