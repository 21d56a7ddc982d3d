// From the registry to sources to facts to measurements to one snapshot on disk.

import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { openCache } from '../cache/open.ts';
import { requireCapableGit } from '../collect/git/capability.ts';
import { collectHistories } from '../collect/run.ts';
import { writeInside } from '../disk/write.ts';
import { isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { SourceReport } from '../domain/facts.ts';
import { type Project, type RepositoryName, repositoriesOf } from '../domain/project.ts';
import { type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { formatSnapshot, parseSnapshot } from '../evidence/format.ts';
import { knowsSomething, lostBy } from '../evidence/knowledge.ts';
import { askClock, clockCheck } from '../http/clock.ts';
import { definitionsVersion, gitMeasures } from '../measure/catalogue.ts';
import { measureProjects, type Past, pinsOf } from '../measure/project.ts';
import { windowsAt } from '../measure/windows.ts';
import { type Data, loadData } from '../registry/load.ts';
import { unreadFilesWords } from '../words/wording.ts';
import { refreshCalendar } from './calendar.ts';
import {
  cacheFolder,
  dataFolder,
  dayNamed,
  evidenceFolder,
  packagedData,
  today,
} from './folders.ts';
import { filledFrom, gitBase, rememberBase } from './git-base.ts';
import { mailmapRemarks, pastOf } from './histories.ts';
import { changingData, fillingCache } from './locked.ts';
import { withPractices } from './practices.ts';
import { askSources, type SourceOptions, sourcesWanted } from './sources.ts';
import type { World } from './world.ts';

export interface CollectRequest extends SourceOptions {
  readonly asOf?: string;
  readonly gitBase?: string;
  readonly goals?: boolean;
  /** Write also over a snapshot of the day that knows more. */
  readonly replace?: boolean;
}

/** What came of a run. */
export interface Collection {
  readonly snapshot: Snapshot;
  readonly file: string;
  /** Why the snapshot was not written, where it was not: what is there stays. */
  readonly unwritten: readonly string[];
  /** Commits read from git now, as against taken from the cache. */
  readonly commitsRead: number;
  /** Why requirement and job files could not be read, by repository. */
  readonly unread: ReadonlyMap<RepositoryName, string>;
  /** Members of that day of which nothing could be found: most likely a path in the registry is wrong. */
  readonly leftOut: readonly Project[];
  /** Governance was wanted for an earlier day: it refreshes the calendar of today only. */
  readonly isGovernancePast: boolean;
}

/** Collects and writes the snapshot of the day. What a source fails to answer is unknown, and stands in its report. */
export async function collect(request: CollectRequest, world: World): Promise<Collection> {
  dataFolder(request);
  const cacheRoot = await cacheFolder(request, world);
  return await fillingCache(cacheRoot, world, () => collectAlone(request, world));
}

async function collectAlone(request: CollectRequest, world: World): Promise<Collection> {
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
  const file = join(evidenceFolder(folder), `${asOf}.json`);
  const unwritten = await changingData(request, world, () => put(snapshot, file, request));
  return {
    ...run,
    ...{ snapshot, file, unwritten },
    leftOut: leftOut(data, snapshot),
    isGovernancePast: isGovernanceAsked && !isToday,
  };
}

/** Whether git was asked, and answered. */
function hasFilled(request: CollectRequest, { snapshot }: Run, { registry }: Data): boolean {
  const isAsked = request.offline !== true && sourcesWanted(request, registry).has('git');
  return isAsked && !isNothingRead(snapshot);
}

/** No history could be read at all. */
function isNothingRead({ sources }: Snapshot): boolean {
  const histories = sources.filter(({ source }) => source === 'git');
  return histories.every(({ state }) => state === 'failed');
}

/** Writes the snapshot, or says why it is not written: it knows nothing, or less than the one that is there. */
function put(snapshot: Snapshot, file: string, request: CollectRequest): readonly string[] {
  if (!knowsSomething(snapshot)) return ['nothing could be read'];
  const lost = request.replace === true ? [] : lostBy(snapshot, earlierOf(file));
  if (lost.length === 0)
    writeInside(dataFolder(request), relative(dataFolder(request), file), formatSnapshot(snapshot));
  return lost;
}

/** What is there and cannot be read is no loss. */
function earlierOf(file: string): Snapshot | undefined {
  try {
    return existsSync(file) ? parseSnapshot(readFileSync(file, 'utf8'), file) : undefined;
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

type Run = Pick<Collection, 'snapshot' | 'commitsRead' | 'unread'>;

/** Measures one day and writes nothing. */
export async function measureDay(
  data: Data,
  asOf: IsoDate,
  options: CollectRequest,
  world: World,
): Promise<Run> {
  const isGitAsked = sourcesWanted(options, data.registry).has('git');
  const cacheRoot = await cacheFolder(options, world);
  await requireCapableGit(cacheRoot);
  const cache = openCache(cacheRoot);
  try {
    const offline = options.offline === true || !isGitAsked;
    const common = {
      ...(offline ? await filledFrom(data, options, world) : gitBase(data, options)),
      cacheRoot,
      store: cache,
      readAt: Math.floor(world.now().getTime() / 1000),
      offline,
      signal: world.signal,
    };
    const checkClock = clockCheck(
      () => world.now().getTime(),
      (host, secondsAhead) => world.tell?.({ kind: 'clock', host, secondsAhead }),
    );
    if (!common.offline && /^https?:/.test(common.base))
      await askClock(new URL(common.base), checkClock, world.signal);
    const histories = await collectHistories(repositoriesOf(data.registry), {
      ...common,
      onProgress: (progress) => world.tell?.({ kind: 'mirror', progress }),
    });
    const past = await pastOf(data, histories, [asOf], common);
    const unread = unreadAt(past, asOf);
    const mailmaps = mailmapRemarks(past, asOf);
    const windows = windowsAt(data.calendar, asOf);
    const others = await askSources(
      data.registry,
      windows,
      histories,
      options,
      world,
      cache,
      checkClock,
    );
    const snapshot: Snapshot = {
      snapshotVersion,
      definitions: definitionsVersion,
      team: data.registry.team,
      asOf,
      cycle: windows.cycle,
      windows: Object.values(windows.named),
      pins: [...pinsOf(past, asOf), ...others.pins],
      sources: [
        ...histories.reports.map((each) => withRemark(withUnread(each, unread), mailmaps)),
        ...others.reports,
      ],
      projects: measureProjects(
        data.registry.projects,
        past,
        data.calendar,
        asOf,
        gitMeasures,
        others.measure,
      ),
    };
    return { snapshot, commitsRead: histories.commitsRead, unread };
  } finally {
    cache.close();
  }
}

/** Why requirement and job files could not be read, by repository: it leaves open who uses the others. */
function unreadAt(past: Past, asOf: IsoDate): ReadonlyMap<RepositoryName, string> {
  const details = pinsOf(past, asOf).flatMap(({ repository, commit = '' }) => {
    const named = past.naming?.get(repository)?.get(commit);
    return named?.state === 'unknown' ? [[repository, named.reason.detail] as const] : [];
  });
  return new Map(details);
}

function withUnread(
  report: SourceReport,
  unread: ReadonlyMap<RepositoryName, string>,
): SourceReport {
  const detail = unread.get(report.repository);
  if (report.state !== 'collected' || detail === undefined) return report;
  return { ...report, remarks: [...(report.remarks ?? []), unreadFilesWords(detail)] };
}

function withRemark(
  report: SourceReport,
  remarks: ReadonlyMap<RepositoryName, string>,
): SourceReport {
  const remark = remarks.get(report.repository);
  if (report.state !== 'collected' || remark === undefined) return report;
  return { ...report, remarks: [...(report.remarks ?? []), remark] };
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
