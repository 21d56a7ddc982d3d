// One day measured: histories and sources read, every project measured, one snapshot made. Nothing is written but the cache.

import { openCache } from '../cache/open.ts';
import { requireCapableGit } from '../collect/git/capability.ts';
import type { FleetOptions } from '../collect/git/fleet.ts';
import type { NamingOptions } from '../collect/git/naming.ts';
import { isInCycles } from '../domain/cycle.ts';
import type { SourceReport } from '../domain/facts.ts';
import { type RepositoryName, repositoriesOf } from '../domain/project.ts';
import { type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import { endOfDay, type IsoDate } from '../domain/time.ts';
import type { EngineName } from '../engine/open.ts';
import { askClock, clockCheck } from '../http/clock.ts';
import { definitionsVersion, gitMeasures } from '../measure/catalogue.ts';
import type { Others } from '../measure/one-project.ts';
import { eachMeasured, type Past, pinsOf } from '../measure/project.ts';
import { windowsAt } from '../measure/windows.ts';
import type { Data } from '../registry/load.ts';
import type { CollectionReport } from '../report/collection.ts';
import { unreadFilesWords } from '../words/evidence.ts';
import { cacheFolder, today } from './folders.ts';
import { filledFrom, gitBase } from './git-base.ts';
import type { GitOfDay } from './git-of-day.ts';
import { mailmapRemarks, pastOf, readHistories } from './histories.ts';
import { gitFromFacts } from './measure-facts.ts';
import { interruptible, type World } from './outside-world.ts';
import { askSources, type SourceOptions, sourcesWanted } from './sources.ts';

export interface DayRequest extends SourceOptions {
  readonly gitBase?: string;
  /** The folder in which several machines left the facts that they read: then nothing is read here. */
  readonly facts?: string;
  readonly engine?: EngineName;
}

export type MeasuredDay = Pick<CollectionReport, 'snapshot' | 'commitsRead' | 'unread' | 'shards'>;

/** Measures one day and writes nothing. */
export async function measureDay(
  data: Data,
  asOf: IsoDate,
  options: DayRequest,
  world: World,
): Promise<MeasuredDay> {
  const isGitAsked = sourcesWanted(options, data.registry).has('git');
  const cacheRoot = await cacheFolder(options, world);
  if (options.facts === undefined) await requireCapableGit(cacheRoot);
  const cache = openCache(cacheRoot);
  let git: GitOfDay | undefined;
  try {
    const offline = options.offline === true || options.facts !== undefined || !isGitAsked;
    const common = {
      ...(offline ? await filledFrom(data, options, world) : gitBase(data, options)),
      cacheRoot,
      store: cache,
      // By the day, not the second: two runs of a day find the same.
      readAt: endOfDay(today(world)),
      offline,
      signal: world.signal,
    };
    const checkClock = clockCheck(
      () => world.now().getTime(),
      (host, secondsAhead) => world.tell?.({ kind: 'clock', host, secondsAhead }),
    );
    if (!common.offline && /^https?:/.test(common.base))
      await askClock(new URL(common.base), checkClock, world.signal);
    const windows = windowsAt(data.calendar, asOf);
    git =
      options.facts === undefined
        ? await gitHere(data, asOf, common, world)
        : await gitFromFacts(data, asOf, windows, { ...options, facts: options.facts }, world);
    const others = await askSources(
      data.registry,
      windows,
      git.histories,
      options,
      world,
      cache,
      checkClock,
    );
    const listed = data.registry.projects.filter((each) =>
      isInCycles(data.calendar, each.listed, asOf),
    );
    const snapshot: Snapshot = {
      snapshotVersion,
      definitions: definitionsVersion,
      team: data.registry.team,
      asOf,
      cycle: windows.cycle,
      windows: Object.values(windows.named),
      pins: [...git.pins, ...others.pins],
      sources: [...remarked(git), ...others.reports],
      projects: await git.measure(toldOf(others, listed.length, world)),
    };
    world.tell?.({ kind: 'measuring', project: '', done: listed.length, total: listed.length });
    const { commitsRead, unread, shards } = git;
    return { snapshot, commitsRead, unread, shards };
  } finally {
    await git?.close();
    cache.close();
  }
}

/** Each project asks once, when its turn comes: that is how far the measuring is. */
function toldOf(others: Others, total: number, { tell }: World): Others {
  let done = 0;
  return {
    ...others,
    measure: (project, scene) => {
      tell?.({ kind: 'measuring', project: project.name, done, total });
      done += 1;
      return others.measure(project, scene);
    },
  };
}

/** From mirrors on this machine. */
async function gitHere(
  data: Data,
  asOf: IsoDate,
  common: FleetOptions & NamingOptions,
  world: World,
): Promise<GitOfDay> {
  const histories = await readHistories(repositoriesOf(data.registry), [asOf], {
    ...common,
    onProgress: (progress) => world.tell?.({ kind: 'mirror', progress }),
  });
  const onRead = (repository: RepositoryName, done: number, total: number) =>
    world.tell?.({ kind: 'files', repository, done, total });
  const past = await pastOf(data, histories, { ...common, onRead });
  const pins = pinsOf(past, asOf);
  const directory = past.directoryAt?.(asOf) ?? past.fleet.directory;
  const { projects } = data.registry;
  return {
    ...{ pins, unread: unreadAt(past, asOf), shards: [], commitsRead: histories.commitsRead },
    reports: histories.reports,
    remarks: mailmapRemarks(past.mailmaps, pins, directory),
    histories: async () => past.facts,
    measure: (asked) =>
      interruptible(eachMeasured(projects, past, data.calendar, asOf, gitMeasures, asked), world),
    close: async () => undefined,
  };
}

function remarked({ reports, unread, remarks }: GitOfDay): readonly SourceReport[] {
  return reports.map((each) => withRemark(withUnread(each, unread), remarks));
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
