// Reads what is new of a group of projects from Zuul, and finds out why a list is empty.

import type { Absent } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { startOfDay } from '../../domain/time.ts';
import { failureIn, SourceFailure } from '../../http/failure.ts';
import { refuseFuture } from '../credible.ts';
import { timeOfBuild, timeOfBuildset, ZuulBuild, ZuulBuildset } from './answers.ts';
import { readRows } from './pages.ts';
import { absenceOf, refuseEmptyTenant, refuseUnknownTenant } from './presence.ts';
import { gateFailures, isGateFailure } from './results.ts';
import type { ZuulRun } from './run.ts';
import { stateOf, storedOf, type ZuulState } from './stored.ts';
import { refsOf } from './translate.ts';

export interface Group {
  readonly projects: readonly RepositoryName[];
  /** Present where every project of the group was collected before. */
  readonly since?: { readonly resume: number; readonly witnesses: readonly ZuulState['witness'][] };
}

export interface Read {
  readonly rows: readonly ZuulBuildset[];
  readonly builds: ReadonlyMap<string, readonly ZuulBuild[]>;
  readonly absent: ReadonlyMap<RepositoryName, Absent>;
  readonly query: string;
}

/** Throws SourceFailure where anything of it could not be read whole. */
export async function readGroup(run: ZuulRun, group: Group): Promise<Read> {
  const query = `${run.tenantAddress}/buildsets?${filterOf(run, group)}`;
  const rows = await readBuildsets(run, group, query);
  refuseFuture(run.askedAt, run.base, rows.map(timeOfBuildset));
  const builds = await readFailedBuilds(run, group, rows);
  return { rows, builds, absent: await absentIn(run, group, rows), query };
}

export function filterOf({ pipeline }: ZuulRun, { projects }: Pick<Group, 'projects'>): string {
  const names = projects.map((project) => `project=${encodeURIComponent(project)}`);
  return [...names, `pipeline=${encodeURIComponent(pipeline)}`].join('&');
}

/** A day: rows are in the order in which Zuul took them up, which is not quite that of their times. */
export const graceSeconds = 86_400;

/** How long a project makes an address. */
export function termOf(project: RepositoryName): string {
  return `&project=${project}`;
}

async function readBuildsets(
  run: ZuulRun,
  { projects, since }: Group,
  address: string,
): Promise<readonly ZuulBuildset[]> {
  const until = startOfDay(run.window.from) - graceSeconds;
  const listing = { address, schema: ZuulBuildset, timeOf: timeOfBuildset, until };
  if (since !== undefined) {
    const rows = await readRows(run.http, { ...listing, idMin: since.resume });
    if (showsWitness(rows, projects, since.witnesses)) return rows;
  }
  const rows = await withKnownTenant(run, () => readRows(run.http, listing));
  if (rows.length > 0) return rows;
  await refuseUnknownTenant(run.http, run.base, run.tenant);
  if (since === undefined) return rows;
  const detail = `${run.base} lists no buildset at all, though it listed some before`;
  throw new SourceFailure('suspicious-empty', detail);
}

/** A database that is away, or was set up anew, answers "nothing new" just as cheerfully. */
function showsWitness(
  rows: readonly ZuulBuildset[],
  projects: readonly RepositoryName[],
  witnesses: readonly ZuulState['witness'][],
): boolean {
  const ids = new Set(rows.map((row) => row._id));
  const askable = witnesses.filter(({ repository }) => projects.includes(repository));
  return askable.length > 0 && askable.every(({ id }) => ids.has(id));
}

/** "Not found" may mean the tenant: then say so. */
async function withKnownTenant<T>(run: ZuulRun, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (failureIn(error)?.reason.code === 'not-found') {
      await refuseUnknownTenant(run.http, run.base, run.tenant);
    }
    throw error;
  }
}

/** Builds by buildset. Those that passed are not asked for: there are a hundred times as many. */
async function readFailedBuilds(
  run: ZuulRun,
  group: Group,
  rows: readonly ZuulBuildset[],
): Promise<Read['builds']> {
  const failed = rows.filter(({ result }) => isGateFailure(result));
  const oldest = Math.min(...failed.flatMap((row) => timeOfBuildset(row) ?? []));
  if (failed.length === 0) return new Map();
  const results = gateFailures.map((result) => `result=${result}`).join('&');
  const builds = await readRows(run.http, {
    address: `${run.tenantAddress}/builds?${filterOf(run, group)}&voting=1&${results}`,
    schema: ZuulBuild,
    timeOf: timeOfBuild,
    until: Math.max(startOfDay(run.window.from), oldest) - graceSeconds,
  });
  if (builds.length === 0 && failed.some(({ result }) => result === 'FAILURE')) {
    const detail = `${run.base} lists failed buildsets and not one failed build`;
    throw new SourceFailure('suspicious-empty', detail);
  }
  return byBuildset(builds);
}

function byBuildset(builds: readonly ZuulBuild[]): Read['builds'] {
  const groups = new Map<string, ZuulBuild[]>();
  for (const build of builds) {
    const group = groups.get(build.buildset.uuid) ?? [];
    groups.set(build.buildset.uuid, [...group, build]);
  }
  return groups;
}

async function absentIn(
  run: ZuulRun,
  { projects }: Group,
  rows: readonly ZuulBuildset[],
): Promise<Read['absent']> {
  const shown = new Set(rows.flatMap((row) => refsOf(row).map(({ project }) => project)));
  const silent = projects.filter(
    (project) => !shown.has(project) && storedOf(run, project).length === 0,
  );
  const absent = new Map<RepositoryName, Absent>();
  for (const project of silent) {
    const known = stateOf(run, project)?.absent;
    const absence = known === undefined ? await absenceOfOne(run, project) : absentFor(known);
    if (absence !== undefined) absent.set(project, absence);
  }
  const hasDoubt = rows.length === 0 && absent.size < projects.length;
  if (hasDoubt) await refuseEmptyTenant(run.http, run.tenantAddress, run.pipeline);
  return absent;
}

function absenceOfOne(run: ZuulRun, project: RepositoryName): Promise<Absent | undefined> {
  return absenceOf(run.http, run.tenantAddress, project, run.pipeline);
}

export function absentFor(detail: string): Absent {
  return { state: 'not-applicable', reason: { code: 'no-jobs', detail } };
}
