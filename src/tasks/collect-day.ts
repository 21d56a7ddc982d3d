// From the registry to sources to facts to measurements to one snapshot on disk.

import { isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { SourceReport } from '../domain/facts.ts';
import { type Project, repositoriesOf, teamsOf } from '../domain/project.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { knowsSomething, lostBy } from '../evidence/knowledge.ts';
import { snapshotDays, snapshotPlace } from '../evidence/places.ts';
import { readSnapshot, writeSnapshot } from '../evidence/snapshots.ts';
import { type Data, loadData } from '../registry/load.ts';
import { refreshCalendar } from './calendar.ts';
import {
  cacheFolder,
  dataFolder,
  dayNamed,
  evidenceFolder,
  packagedData,
  today,
} from './folders.ts';
import { gitBase, rememberBase } from './git-base.ts';
import { changingData } from './locked.ts';
import { type DayRequest, type MeasuredDay, measureDay } from './measure-day.ts';
import type { Collection } from './nothing-new.ts';
import type { World } from './outside-world.ts';
import { withPractices } from './practices.ts';
import { sourcesWanted } from './sources.ts';

export interface CollectRequest extends DayRequest {
  readonly asOf?: string;
  readonly goals?: boolean;
  /** Write also over a snapshot of the day that knows more. */
  readonly replace?: boolean;
}

/** Reads, measures and writes, whatever was found before. */
export async function collectDay(request: CollectRequest, world: World): Promise<Collection> {
  const folder = dataFolder(request);
  const data = loadData(folder, packagedData);
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  refuseFuture(asOf, today(world));
  const isGovernanceAsked = sourcesWanted(request, data.registry).has('governance');
  const isToday = asOf === today(world);
  const governance =
    isGovernanceAsked && isToday
      ? await changingData(request, world, () => governanceReports(data, folder, request, world))
      : [];
  const current = governance.length === 0 ? data : loadData(folder, packagedData);
  const run = await measureDay(current, asOf, request, world);
  if (hasFilled(request, run, data)) await rememberBase(data, request, world);
  const complete = { ...run.snapshot, sources: [...run.snapshot.sources, ...governance] };
  const snapshot =
    request.goals === true ? await withPractices(complete, data, folder, request, world) : complete;
  world.signal.throwIfAborted();
  const unwritten = await changingData(request, world, () => put(snapshot, data, request));
  const file = snapshotPlace(evidenceFolder(folder), asOf);
  const report = {
    ...run,
    ...{ snapshot, file, unwritten },
    leftOut: leftOut(data, snapshot),
    isGovernancePast: isGovernanceAsked && !isToday,
  };
  return { report, ...askedAlone(request, data) };
}

/** Whom a collection of nothing but histories asks. */
function askedAlone(request: CollectRequest, data: Data): Pick<Collection, 'asked'> {
  const { registry } = data;
  const wanted = sourcesWanted(request, registry);
  const isAlone = wanted.size === 1 && wanted.has('git') && request.goals !== true;
  if (!isAlone || request.offline === true) return {};
  const pages = registry.sources.answers?.repository;
  const repositories = [...repositoriesOf(registry), ...(pages === undefined ? [] : [pages])];
  return { asked: { ...gitBase(data, request), repositories: [...new Set(repositories)] } };
}

/** Whether git was asked, and answered. */
function hasFilled(
  request: CollectRequest,
  { snapshot }: MeasuredDay,
  { registry }: Data,
): boolean {
  const isAsked =
    request.offline !== true &&
    request.facts === undefined &&
    sourcesWanted(request, registry).has('git');
  return isAsked && !isNothingRead(snapshot);
}

/** No history could be read at all. */
function isNothingRead({ sources }: Snapshot): boolean {
  const histories = sources.filter(({ source }) => source === 'git');
  return histories.every(({ state }) => state === 'failed');
}

/** Writes the snapshot, or says why it is not written: it knows nothing, or less than the one that is there. */
function put(snapshot: Snapshot, { registry }: Data, request: CollectRequest): readonly string[] {
  if (!knowsSomething(snapshot)) return ['nothing could be read'];
  if (snapshot.projects.length === 0) return [`no project has a commit by ${snapshot.asOf}`];
  const root = dataFolder(request);
  const folder = evidenceFolder(root);
  const lost = request.replace === true ? [] : lostBy(snapshot, earlierOf(folder, snapshot.asOf));
  if (lost.length === 0) writeSnapshot(root, folder, snapshot, teamsOf(registry));
  return lost;
}

/** What is there and cannot be read is no loss. */
function earlierOf(folder: string, day: IsoDate): Snapshot | undefined {
  try {
    return snapshotDays(folder).includes(day) ? readSnapshot(folder, day) : undefined;
  } catch {
    return undefined;
  }
}

async function governanceReports(
  data: Data,
  folder: string,
  request: CollectRequest,
  world: World,
): Promise<readonly SourceReport[]> {
  return await refreshCalendar(
    data,
    folder,
    today(world),
    {
      ...gitBase(data, request),
      cacheRoot: await cacheFolder(request, world),
      offline: request.offline === true,
      signal: world.signal,
    },
    world,
  );
}

function refuseFuture(asOf: IsoDate, now: IsoDate): void {
  if (asOf <= now) return;
  throw new StadiumError('USAGE', `--as-of ${asOf} lies in the future: today is ${now}`, {
    hint: 'Only what has happened can be measured.',
  });
}

/** Members of that day of which nothing could be found: most likely a path in the registry is wrong. */
function leftOut({ registry, calendar }: Data, { asOf, projects }: Snapshot): readonly Project[] {
  const measured = new Set(projects.map(({ name }) => name));
  return registry.projects.filter(
    ({ name, listed }) => isInCycles(calendar, listed, asOf) && !measured.has(name),
  );
}
