// The folder of evidence snapshots, found, read and written whole: for each as-of day a file, or of a large family a folder with
// a head and a file a group. Where a run was killed between the two forms, the folder counts.

import { existsSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { replaceFolder, takeAway } from '../disk/folder.ts';
import { writeInside } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import {
  formatHead,
  formatPart,
  formatSnapshot,
  readHeadFile,
  readPartFile,
  readSnapshotFile,
} from './format.ts';
import {
  type Group,
  type GroupOf,
  type Head,
  inGroups,
  mostInOneFile,
  type Part,
  together,
} from './groups.ts';
import { snapshotDays, snapshotPlace } from './places.ts';

const headFile = 'head.json';

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
  const place = snapshotPlace(folder, day);
  const isFile = place.endsWith('.json');
  const snapshot = isFile ? readSnapshotFile(place) : readFolder(folder, day, place);
  const file = isFile ? place : join(place, headFile);
  if (snapshot.asOf !== day)
    throw invalid(file, `asOf is ${snapshot.asOf}, expected ${day}`, 'named after its as-of day');
  const twice = firstTwice(snapshot.projects.map(({ name }) => name));
  if (twice !== undefined)
    throw invalid(file, `it has ${twice} twice`, 'a list of projects, each once');
  return snapshot;
}

function firstTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.size === seen.add(name).size);
}

/** Writes the snapshot in the place of that of its day, if any; gives where it lies. `root` is what no link may lead out of. */
export function writeSnapshot(
  root: string,
  folder: string,
  snapshot: Snapshot,
  groupOf: GroupOf,
): string {
  const place = join(folder, snapshot.asOf);
  const file = `${place}.json`;
  if (snapshot.projects.length <= mostInOneFile) {
    writeInside(root, relative(root, file), formatSnapshot(snapshot));
    takeAway(place);
    return file;
  }
  replaceFolder(root, place, filesOf(snapshot, groupOf));
  takeAway(file);
  return place;
}

/** Once more where the folder was replaced meanwhile: files of two snapshots never meet. */
function readFolder(folder: string, day: IsoDate, place: string): Snapshot {
  const { ino } = statSync(place);
  const isSame = () => existsSync(place) && statSync(place).ino === ino;
  try {
    const head = readHeadFile(join(place, headFile));
    const parts = head.groups.map((group) => readPart(place, group, head));
    if (isSame()) return together(head, parts);
  } catch (error) {
    if (isSame()) throw error;
  }
  return readSnapshot(folder, day);
}

function readPart(place: string, { name, file, projects }: Group, { windows }: Head): Part {
  const path = join(place, file);
  const part = readPartFile(path, windows);
  if (part.group === name && part.projects.length === projects) return part;
  const came = `it holds ${part.projects.length} projects of ${part.group}`;
  const wanted = `the ${projects} of ${name} that ${join(place, headFile)} names`;
  throw invalid(path, `${came}, expected ${wanted}`, 'one snapshot with its head');
}

function invalid(file: string, problem: string, rule: string): StadiumError {
  return new StadiumError('SNAPSHOT_INVALID', `${file}: ${problem}`, {
    hint: `A snapshot is ${rule}; restore the file from version control.`,
  });
}

function* filesOf(snapshot: Snapshot, groupOf: GroupOf) {
  const { head, parts } = inGroups(snapshot, groupOf);
  yield { name: headFile, content: formatHead(head) };
  for (const [at, part] of parts.entries())
    yield { name: head.groups[at]?.file ?? '', content: formatPart(part()) };
}
