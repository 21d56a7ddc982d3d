// How every new data folder begins: in a place where nothing was, whole, with a snapshot of unknowns, so that it reports at once.

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { whileLocked } from '../disk/lock.ts';
import { writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Known, RepositoryFacts } from '../domain/facts.ts';
import { peopleDirectory } from '../domain/people.ts';
import { type RepositoryName, repositoriesOf, teamsOf } from '../domain/project.ts';
import { type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { writeSnapshot } from '../evidence/snapshots.ts';
import { definitionsVersion } from '../measure/catalogue.ts';
import { measureProjects, prepare } from '../measure/project.ts';
import { windowsAt } from '../measure/windows.ts';
import { type Data, loadData } from '../registry/load.ts';
import { evidenceFolder, packagedData } from './folders.ts';
import { lockName } from './locked.ts';
import type { World } from './outside-world.ts';

/** init writes over nothing. */
export function refuseFilled(folder: string): void {
  if (!existsSync(folder)) return;
  const isFolder = statSync(folder).isDirectory();
  if (isFolder && readdirSync(folder).every((name) => isOurs(folder, name))) return;
  const what = isFolder ? 'the folder is not empty' : 'it is a file';
  throw new StadiumError('USAGE', `--output ${folder}: ${what}`, {
    hint: 'Name a new folder; init writes over nothing.',
  });
}

/** Writes the folder or nothing. What an init that was killed left there is taken for nothing. */
export async function writeFamily(
  folder: string,
  files: Readonly<Record<string, string>>,
  asOf: IsoDate,
  { now }: Pick<World, 'now'>,
): Promise<void> {
  const lock = { what: folder, waitMs: 0, now };
  await whileLocked(join(folder, lockName), lock, () => {
    refuseFilled(folder);
    removeOurs(folder);
    try {
      writeWhole(join(folder, unfinished), '');
      for (const [name, text] of Object.entries(files)) writeWhole(join(folder, name), text);
      writeFirstSnapshot(folder, asOf);
      rmSync(join(folder, unfinished));
    } catch (error) {
      removeOurs(folder);
      throw error;
    }
  });
}

/** Stands in a folder that init has begun and not finished. */
const unfinished = '.init-unfinished';

function isOurs(folder: string, name: string): boolean {
  // A kill while the mark itself is written leaves a part of it alone.
  if (name === lockName || name.startsWith(unfinished)) return true;
  const own = ['stadium.yaml', 'decisions.yaml', 'evidence'];
  return existsSync(join(folder, unfinished)) && own.includes(name.replace(/\.\d+\.part$/, ''));
}

/** The mark goes last, so that a second init may be killed as well. */
function removeOurs(folder: string): void {
  const names = readdirSync(folder).filter((name) => name !== lockName && isOurs(folder, name));
  for (const name of names.filter((each) => each !== unfinished))
    rmSync(join(folder, name), { recursive: true, force: true });
  rmSync(join(folder, unfinished), { force: true });
}

function writeFirstSnapshot(folder: string, asOf: IsoDate): void {
  const data = loadData(folder, packagedData);
  const first = nothingYet(data, asOf);
  writeSnapshot(folder, evidenceFolder(folder), first, teamsOf(data.registry));
}

/** A snapshot in which everything is unknown, because nothing was asked yet. */
function nothingYet({ registry, calendar, people }: Data, asOf: IsoDate): Snapshot {
  const reason = { code: 'not-collected', detail: 'nothing was collected yet' } as const;
  const repositories = repositoriesOf(registry);
  const facts = new Map<RepositoryName, Known<RepositoryFacts>>(
    repositories.map((repository) => [repository, { state: 'unknown', reason }]),
  );
  const windows = windowsAt(calendar, asOf);
  return {
    snapshotVersion,
    definitions: definitionsVersion,
    team: registry.team,
    asOf,
    cycle: windows.cycle,
    windows: Object.values(windows.named),
    pins: [],
    sources: repositories.map((repository) => ({
      source: 'git',
      repository,
      state: 'failed',
      reason,
    })),
    projects: measureProjects(
      registry.projects,
      prepare(facts, [], peopleDirectory(people)),
      calendar,
      asOf,
    ),
  };
}
