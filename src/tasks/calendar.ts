// The data folder's calendar, as the release team publishes it today.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../disk/write.ts';
import type { SourceReport } from '../domain/facts.ts';
import type { IsoDate } from '../domain/time.ts';
import { calendarText, holdsCalendar } from '../registry/calendar-text.ts';
import type { Data } from '../registry/load.ts';
import { packagedData } from './folders.ts';
import { governanceAt, governanceOf, type MirrorPlace } from './governance.ts';
import type { World } from './outside-world.ts';

/** Reads governance and releases, and brings the folder's calendar.yaml up to date; gives what became of both. */
export async function refreshCalendar(
  data: Data,
  folder: string,
  asOf: IsoDate,
  place: MirrorPlace,
  world: World,
): Promise<readonly SourceReport[]> {
  const names = governanceOf(data.registry);
  if (names === undefined) return [];
  const { releases, reports } = await governanceAt(data.registry.team, asOf, names, place);
  const calendar = releases.state === 'known' ? releases.value.calendar : undefined;
  if (calendar === undefined || calendar.length < data.calendar.length) return reports;
  const file = join(folder, 'calendar.yaml');
  const before = readFileSync(
    existsSync(file) ? file : join(packagedData, 'calendar.yaml'),
    'utf8',
  );
  if (holdsCalendar(before, calendar)) return reports;
  writeWhole(file, calendarText(before, calendar));
  world.tell?.({ kind: 'calendar-updated', file, from: names.releases });
  return reports;
}
