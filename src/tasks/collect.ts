// What `stadium collect` does: registry to sources to facts to measurements to one snapshot on disk.

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openCache } from '../cache/open.ts';
import { requireCapableGit } from '../collect/git/capability.ts';
import { collectHistories } from '../collect/run.ts';
import { writeWhole } from '../disk/write.ts';
import { isInCycles } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import type { SourceReport } from '../domain/facts.ts';
import { type Project, type RepositoryName, repositoriesOf } from '../domain/project.ts';
import { type Snapshot, snapshotVersion } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { formatSnapshot } from '../evidence/format.ts';
import { definitionsVersion, gitMeasures } from '../measure/catalogue.ts';
import { measureProjects, type Past, pinsOf } from '../measure/project.ts';
import { windowsAt } from '../measure/windows.ts';
import { type Data, loadData } from '../registry/load.ts';
import { refreshCalendar } from './calendar.ts';
import {
  leftOutLine,
  type Outcome,
  progressLine,
  tellOutcome,
  unreadWords,
} from './collect-words.ts';
import {
  cacheFolder,
  dataFolder,
  dayNamed,
  evidenceFolder,
  packagedData,
  today,
} from './folders.ts';
import { gitBase, mailmapRemarks, pastOf } from './histories.ts';
import { withPractices } from './practices.ts';
import { askSources, type SourceOptions, sourcesWanted } from './sources.ts';
import { type ExitCode, exitCode, type Shell } from './world.ts';

export interface CollectOptions extends SourceOptions {
  readonly asOf?: string;
  readonly gitBase?: string;
  readonly goals?: boolean;
}

/** Collects and writes the snapshot; resolves to 3 when a source failed. */
export async function collect(options: CollectOptions, shell: Shell): Promise<ExitCode> {
  const folder = dataFolder(options);
  const data = loadData(folder, packagedData);
  const asOf = options.asOf === undefined ? today(shell) : dayNamed(options.asOf, data.calendar);
  refuseFuture(asOf, today(shell));
  const governance = await governanceReports(data, folder, asOf, options, shell);
  const current = governance.length === 0 ? data : loadData(folder, packagedData);
  const run = await measureDay(current, asOf, options, shell);
  const { snapshot: measured } = run;
  const complete = { ...measured, sources: [...measured.sources, ...governance] };
  const snapshot =
    options.goals === true ? await withPractices(complete, data, folder, options, shell) : complete;
  shell.signal.throwIfAborted();
  const file = join(evidenceFolder(folder), `${asOf}.json`);
  if (isNothingRead(snapshot) && existsSync(file)) {
    shell.err(`stadium: no repository could be read: ${file} stays as it was\n`);
    return exitCode.partial;
  }
  writeWhole(file, formatSnapshot(snapshot));
  for (const project of leftOut(data, snapshot)) shell.err(leftOutLine(project, asOf));
  return tellOutcome(snapshot, file, run, options, shell);
}

/** When no history could be read at all, an older snapshot of the day is worth more than a file of unknowns. */
function isNothingRead({ sources }: Snapshot): boolean {
  const histories = sources.filter(({ source }) => source === 'git');
  return histories.every(({ state }) => state === 'failed');
}

/** The calendar of today is refreshed; an earlier day is measured by the calendar that is there. */
async function governanceReports(
  data: Data,
  folder: string,
  asOf: IsoDate,
  options: CollectOptions,
  shell: Shell,
): Promise<readonly SourceReport[]> {
  if (!sourcesWanted(options).has('governance')) return [];
  if (asOf !== today(shell)) {
    shell.err(
      'stadium: governance refreshes the calendar of today only: not asked for an earlier day\n',
    );
    return [];
  }
  return await refreshCalendar(
    data,
    folder,
    asOf,
    {
      ...gitBase(data, options),
      cacheRoot: await cacheFolder(options, shell),
      offline: options.offline === true,
      signal: shell.signal,
    },
    shell,
  );
}

interface Run extends Outcome {
  readonly snapshot: Snapshot;
}

async function measureDay(
  data: Data,
  asOf: IsoDate,
  options: CollectOptions,
  shell: Shell,
): Promise<Run> {
  const isGitAsked = sourcesWanted(options).has('git');
  await requireCapableGit();
  const cacheRoot = await cacheFolder(options, shell);
  const cache = openCache(cacheRoot);
  try {
    const common = {
      ...gitBase(data, options),
      cacheRoot,
      store: cache,
      readAt: Math.floor(shell.now().getTime() / 1000),
      offline: options.offline === true || !isGitAsked,
      signal: shell.signal,
    };
    const histories = await collectHistories(repositoriesOf(data.registry), {
      ...common,
      ...(options.quiet === true ? {} : { onProgress: (each) => shell.err(progressLine(each)) }),
    });
    const past = await pastOf(data, histories, [asOf], common);
    const unread = unreadAt(past, asOf);
    const mailmaps = mailmapRemarks(past, asOf);
    const windows = windowsAt(data.calendar, asOf);
    const others = await askSources(data.registry, windows, histories, options, shell, cache);
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
  return { ...report, remarks: [...(report.remarks ?? []), unreadWords(detail)] };
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
