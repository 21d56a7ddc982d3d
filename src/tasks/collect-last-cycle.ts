// `collect --also-last-cycle`: the snapshot that a day is best compared with, made where it is missing.

import { sameDayBefore } from '../domain/cycle.ts';
import type { IsoDate } from '../domain/time.ts';
import { snapshotDays } from '../evidence/places.ts';
import { loadData } from '../registry/load.ts';
import type { CollectionReport } from '../report/collection.ts';
import { collect } from './collect.ts';
import type { CollectRequest } from './collect-day.ts';
import { missingDay } from './comparison-day.ts';
import { dataFolder, evidenceFolder, packagedData } from './folders.ts';
import type { World } from './outside-world.ts';

export interface LastCycle {
  /** The same day of the cycle before; undefined where the calendar knows none. */
  readonly day?: IsoDate;
  /** Absent where a snapshot of it, or of a day near it, is kept. */
  readonly collection?: CollectionReport;
}

/** Throws as collect does. */
export async function collectLastCycle(
  asOf: IsoDate,
  request: CollectRequest,
  world: World,
): Promise<LastCycle> {
  const folder = dataFolder(request);
  const { calendar } = loadData(folder, packagedData);
  const day = sameDayBefore(calendar, asOf)?.day;
  if (day === undefined) return {};
  const missing = missingDay(snapshotDays(evidenceFolder(folder)), calendar, asOf);
  if (missing === undefined) return { day };
  return { day, collection: await collect({ ...request, asOf: missing }, world) };
}
