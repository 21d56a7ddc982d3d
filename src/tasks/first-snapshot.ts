// How every new data folder begins: in a place where nothing was, with a snapshot of unknowns, so that it reports at once.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Known, RepositoryFacts } from '../domain/facts.ts';
import { peopleDirectory } from '../domain/people.ts';
import { type RepositoryName, repositoriesOf } from '../domain/project.ts';
import { type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { formatSnapshot } from '../evidence/format.ts';
import { definitionsVersion } from '../measure/catalogue.ts';
import { measureProjects, prepare } from '../measure/project.ts';
import { windowsAt } from '../measure/windows.ts';
import { loadData } from '../registry/load.ts';
import { evidenceFolder, packagedData } from './folders.ts';

/** init writes over nothing. */
export function refuseFilled(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return;
  throw new StadiumError('USAGE', `--output ${folder}: the folder is not empty`, {
    hint: 'Name a new folder; init writes over nothing.',
  });
}

export function writeFirstSnapshot(folder: string, asOf: IsoDate): void {
  const file = join(evidenceFolder(folder), `${asOf}.json`);
  writeWhole(file, formatSnapshot(nothingYet(folder, asOf)));
}

/** A snapshot in which everything is unknown, because nothing was asked yet. */
function nothingYet(folder: string, asOf: IsoDate): Snapshot {
  const { registry, calendar, people } = loadData(folder, packagedData);
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
