// Where snapshots lie in the folder of evidence, without reading one: whoever only asks which there are loads nothing else.

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { standing } from '../disk/folder.ts';
import type { IsoDate } from '../domain/time.ts';

const placeName = /^(\d{4}-\d{2}-\d{2})(?:\.json|\.old)?$/;

/** The days for which the folder holds a snapshot, earliest first. */
export function snapshotDays(folder: string): readonly IsoDate[] {
  if (!existsSync(folder)) return [];
  const days = readdirSync(folder).flatMap((name) => placeName.exec(name)?.[1] ?? []);
  return [...new Set(days)].sort();
}

/** Where the snapshot of a day lies: a file, or a folder. */
export function snapshotPlace(folder: string, day: IsoDate): string {
  return standing(join(folder, day)) ?? join(folder, `${day}.json`);
}

/** Every file of a snapshot, by path. */
export function snapshotFiles(place: string): readonly string[] {
  if (!existsSync(place) || !statSync(place).isDirectory()) return [place];
  const names = readdirSync(place, { recursive: true, encoding: 'utf8' }).sort();
  return names.filter((name) => name.endsWith('.json')).map((name) => join(place, name));
}

/** Every file of every snapshot of the folder. */
export function evidenceFiles(folder: string): readonly string[] {
  return snapshotDays(folder).flatMap((day) => snapshotFiles(snapshotPlace(folder, day)));
}
