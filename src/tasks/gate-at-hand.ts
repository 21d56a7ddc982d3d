// The gate by job as the cache knows it: for those who ask nobody.

import { hasCache } from '../cache/open.ts';
import { StadiumError } from '../domain/errors.ts';
import type { GateReport } from '../domain/gate.ts';
import type { IsoDate } from '../domain/time.ts';
import { cacheFolder } from './folders.ts';
import { gate } from './gate.ts';
import type { Places, World } from './outside-world.ts';

/** Undefined where Zuul was never asked, or the cache cannot be read: then nothing is said of the gate. */
export async function gateAtHand(
  { data, cache }: Places,
  asOf: IsoDate,
  project: readonly string[],
  world: World,
): Promise<GateReport | undefined> {
  const places = {
    ...(data === undefined ? {} : { data }),
    ...(cache === undefined ? {} : { cache }),
  };
  if (!hasCache(await cacheFolder(places, world))) return undefined;
  try {
    const found = await gate({ ...places, asOf, project, offline: true }, world);
    return found.projects.some((row) => row.gate.state === 'known') ? found : undefined;
  } catch (error) {
    if (error instanceof StadiumError) return undefined;
    throw error;
  }
}
