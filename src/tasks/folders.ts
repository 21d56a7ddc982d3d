// Where data and cache lie, and how a day is named on the command line.

import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Calendar, findSeries, hasCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import { type IsoDate, isDay } from '../domain/time.ts';
import { nearest } from '../words/nearest.ts';
import { packaged } from '../words/packaged.ts';
import type { World } from './outside-world.ts';

/** The data folder that comes with the package. */
export const packagedData = fileURLToPath(packaged('data'));

/** The data folder that was asked for. Throws USAGE when it is not there. */
export function dataFolder({ data }: { readonly data?: string | undefined }): string {
  const folder = data ?? packagedData;
  if (existsSync(folder) && statSync(folder).isDirectory()) return folder;
  throw new StadiumError('USAGE', `--data ${folder}: there is no such folder`, {
    hint: 'Make one with: stadium init --team NAME --output DIR',
  });
}

/** The folder of the snapshots in a data folder. */
export function evidenceFolder(data: string): string {
  return join(data, 'evidence');
}

/** The folder of the answers to the criteria in a data folder. */
export function criteriaFolder(data: string): string {
  return join(data, 'criteria');
}

/** The cache folder that was asked for, else the user's own (XDG_CACHE_HOME on Linux). */
export async function cacheFolder(
  { cache }: { readonly cache?: string | undefined },
  { env }: Pick<World, 'env'>,
): Promise<string> {
  if (cache !== undefined) return resolve(cache);
  const ofEnvironment = env['STADIUM_CACHE'] ?? '';
  if (ofEnvironment !== '') return resolve(ofEnvironment);
  const { default: envPaths } = await import('env-paths');
  const folder = envPaths('stadium', { suffix: '' }).cache;
  return isAbsolute(folder) ? folder : join(homeOfAccount(), folder);
}

/** Without HOME, or with an empty one, the system still knows where the account lives. */
function homeOfAccount(): string {
  try {
    return userInfo().homedir;
  } catch (cause) {
    throw new StadiumError('USAGE', 'neither HOME nor the system names a home folder', {
      hint: 'Name a cache folder with --cache DIR or STADIUM_CACHE.',
      cause,
    });
  }
}

/** Today, UTC. */
export function today({ now }: Pick<World, 'now'>): IsoDate {
  return now().toISOString().slice(0, 10);
}

/**
 * The day that was named, behind `--as-of` or elsewhere: a day itself, or the release of a series. Throws USAGE for anything else.
 */
export function dayNamed(wanted: string, calendar: Calendar): IsoDate {
  if (isDay(wanted)) return wanted;
  const series = findSeries(calendar, wanted);
  if (series !== undefined) return series.release;
  if (!hasCycles(calendar)) {
    const what = `"${wanted}" is not a day, and this family has no releases in cycles`;
    throw new StadiumError('USAGE', what, {
      hint: 'Write a day like 2026-08-01, or a month like 2026-08.',
    });
  }
  throw new StadiumError('USAGE', `"${wanted}" is neither a day nor a series of the calendar`, {
    hint: meant(wanted, calendar),
  });
}

/** What was probably meant, a series of the year or of a like name, and how both are written. */
function meant(wanted: string, calendar: Calendar): string {
  const announced = calendar.filter(({ estimated }) => !estimated);
  const names = announced.map(({ name }) => name);
  const year = /^(\d{4})(?!-)/.exec(wanted)?.[1];
  const near =
    year === undefined
      ? [nearest(wanted, names)].filter((name) => name !== undefined)
      : announced.flatMap(({ id }) => (id?.startsWith(year) ? id : []));
  // The newest one is mostly still to be released.
  const one = announced.at(-2) ?? announced.at(-1);
  const known = one === undefined ? '' : `, or a series like ${one.id ?? one.name}`;
  const question = near.length === 0 ? '' : `Did you mean ${near.join(' or ')}? `;
  return `${question}Write a day that exists, like 2019-11-12${known}.`;
}
