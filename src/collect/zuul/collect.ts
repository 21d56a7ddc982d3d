// Gate buildsets of many projects from one Zuul, with the builds that failed; later runs read back to the newest row they know.

import { z } from 'zod';
import type { Absent, GateBuildset, UnknownReason } from '../../domain/facts.ts';
import { gateFailures, isGateFailure } from '../../domain/gate.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { DocumentStore } from '../../domain/stores.ts';
import { type IsoDate, startOfDay } from '../../domain/time.ts';
import { askedTogether } from '../asked-together.ts';
import { type Collected, collected, type Outcome, unknown } from '../collected.ts';
import type { HttpClient } from '../http/client.ts';
import { failureIn, reasonOf, SourceFailure } from '../http/failure.ts';
import { timeOfBuild, timeOfBuildset, ZuulBuild, ZuulBuildset } from './answers.ts';
import { readRows } from './pages.ts';
import { absenceOf, refuseEmptyTenant, refuseUnknownTenant } from './presence.ts';
import { buildsetOf, refsOf } from './translate.ts';

export interface ZuulOptions {
  /** `https://zuul.opendev.org` */
  readonly url: string;
  readonly tenant: string;
  /** Default: gate. */
  readonly pipeline?: string;
  readonly projects: readonly RepositoryName[];
  /** Buildsets since `from` are read. */
  readonly window: { readonly from: IsoDate; readonly to: IsoDate };
  /** ISO instant. */
  readonly askedAt: string;
  readonly http: HttpClient;
  readonly documents: DocumentStore;
  /** Gives what earlier runs kept, and asks nothing. */
  readonly offline?: boolean;
  /** Read back only to the newest row of the last complete run; default true. */
  readonly sinceLast?: boolean;
}

/** Never throws for an ill Zuul: that is a failed report. A tenant that does not exist is a StadiumError. */
export async function collectZuul(
  options: ZuulOptions,
): Promise<Collected<readonly GateBuildset[]>> {
  const base = options.url.replace(/\/+$/, '');
  const pipeline = options.pipeline ?? 'gate';
  const tenantAddress = `${base}/api/tenant/${encodeURIComponent(options.tenant)}`;
  const run = { ...options, base, pipeline, tenantAddress };
  if (options.offline) {
    return collected('zuul', options.askedAt, options.projects.map(fromStore(run)));
  }
  const outcomes: Outcome<readonly GateBuildset[]>[] = [];
  for (const group of groupsOf(run)) outcomes.push(...(await collectGroup(run, group)));
  return collected('zuul', options.askedAt, outcomes);
}

interface Run extends ZuulOptions {
  readonly base: string;
  readonly pipeline: string;
  readonly tenantAddress: string;
}

/** Where the last complete collection of a project ended. */
const State = z.object({
  from: z.string(),
  /** Rows from this id on are read again: the newest, or one that was still running. */
  resume: z.int(),
  /** The newest row of the group then: a later answer has to show it again. */
  witness: z.object({ id: z.int(), repository: z.string() }),
  /** Why there is nothing, where that was found out. */
  absent: z.string().optional(),
});
type State = z.infer<typeof State>;

interface Group {
  readonly projects: readonly RepositoryName[];
  /** Present where every project of the group was collected before. */
  readonly since?: { readonly resume: number; readonly witnesses: readonly State['witness'][] };
}

function groupsOf(run: Run): readonly Group[] {
  const states = new Map(run.projects.map((project) => [project, stateOf(run, project)]));
  const known = run.projects.filter((project) => states.get(project) !== undefined);
  const fresh = run.projects.filter((project) => states.get(project) === undefined);
  return [
    ...askedTogether(fresh, termOf).map((projects) => ({ projects })),
    ...askedTogether(known, termOf).map((projects) => {
      const of = projects.flatMap((project) => states.get(project) ?? []);
      const resume = Math.min(...of.map((state) => state.resume));
      return { projects, since: { resume, witnesses: of.map(({ witness }) => witness) } };
    }),
  ];
}

function termOf(project: RepositoryName): string {
  return `&project=${project}`;
}

/** The number tells stored buildsets of an older form apart. */
function scopeOf({ tenantAddress, pipeline }: Run, project: RepositoryName): string {
  return `1 ${tenantAddress} ${pipeline} ${project}`;
}

function stateOf(run: Run, project: RepositoryName): State | undefined {
  if (run.sinceLast === false) return undefined;
  const text = run.documents.scopeState('zuul', scopeOf(run, project));
  if (text === undefined) return undefined;
  const state = State.safeParse(JSON.parse(text)).data;
  return state !== undefined && state.from <= run.window.from ? state : undefined;
}

async function collectGroup(
  run: Run,
  group: Group,
): Promise<readonly Outcome<readonly GateBuildset[]>[]> {
  const read = await reasonOf(() => readGroup(run, group));
  if ('reason' in read) {
    return group.projects.map((repository) => ({ repository, fact: unknown(read.reason) }));
  }
  return keep(run, group, read.value);
}

interface Read {
  readonly rows: readonly ZuulBuildset[];
  readonly builds: ReadonlyMap<string, readonly ZuulBuild[]>;
  readonly absent: ReadonlyMap<RepositoryName, Absent>;
  readonly query: string;
}

async function readGroup(run: Run, group: Group): Promise<Read> {
  const query = `${run.tenantAddress}/buildsets?${filterOf(run, group)}`;
  const rows = await readBuildsets(run, group, query);
  const builds = await readFailedBuilds(run, group, rows);
  return { rows, builds, absent: await absentIn(run, group, rows), query };
}

function filterOf({ pipeline }: Run, { projects }: Group): string {
  const names = projects.map((project) => `project=${encodeURIComponent(project)}`);
  return [...names, `pipeline=${encodeURIComponent(pipeline)}`].join('&');
}

/** A day: rows are in the order in which Zuul took them up, which is not quite that of their times. */
const graceSeconds = 86_400;

async function readBuildsets(
  run: Run,
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
  witnesses: readonly State['witness'][],
): boolean {
  const ids = new Set(rows.map((row) => row._id));
  const askable = witnesses.filter(({ repository }) => projects.includes(repository));
  return askable.length > 0 && askable.every(({ id }) => ids.has(id));
}

/** "Not found" may mean the tenant: then say so. */
async function withKnownTenant<T>(run: Run, ask: () => Promise<T>): Promise<T> {
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
  run: Run,
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
  run: Run,
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

function absenceOfOne(run: Run, project: RepositoryName): Promise<Absent | undefined> {
  return absenceOf(run.http, run.tenantAddress, project, run.pipeline);
}

function absentFor(detail: string): Absent {
  return { state: 'not-applicable', reason: { code: 'no-jobs', detail } };
}

function keep(
  run: Run,
  { projects }: Group,
  { rows, builds, absent, query }: Read,
): readonly Outcome<readonly GateBuildset[]>[] {
  const newest = rows.toSorted((a, b) => (b._id ?? 0) - (a._id ?? 0))[0];
  return projects.map((repository) => {
    const buildsets = rows.flatMap(
      (row) => buildsetOf(row, repository, builds.get(row.uuid) ?? []) ?? [],
    );
    const absence = absent.get(repository);
    store(run, repository, buildsets, rows, newest, absence);
    if (absence !== undefined) return { repository, fact: absence };
    const value = inOrder([...storedOf(run, repository), ...buildsets]);
    return { repository, fact: { state: 'known', value }, remarks: remarksOn(value), query };
  });
}

/** A row that runs longer than this was forgotten, not unfinished. */
const longestRunSeconds = 3 * 86_400;

function store(
  run: Run,
  repository: RepositoryName,
  buildsets: readonly GateBuildset[],
  rows: readonly ZuulBuildset[],
  newest: ZuulBuildset | undefined,
  absence: Absent | undefined,
): void {
  if (newest?._id === undefined) return;
  const youngest = Date.parse(run.askedAt) / 1000 - longestRunSeconds;
  const running = rows.filter(
    (row) => row.result === null && (timeOfBuildset(row) ?? 0) > youngest,
  );
  const from = [run.window.from, stateOf(run, repository)?.from ?? run.window.from].toSorted();
  const state: State = {
    from: from[0] ?? run.window.from,
    resume: Math.min(newest._id, ...running.flatMap((row) => row._id ?? [])),
    witness: { id: newest._id, repository: refsOf(newest)[0]?.project ?? repository },
    ...(absence === undefined ? {} : { absent: absence.reason.detail }),
  };
  const documents = buildsets.map((each) => ({ key: each.uuid, body: JSON.stringify(each) }));
  run.documents.putDocuments('zuul', scopeOf(run, repository), documents, JSON.stringify(state));
}

function storedOf(run: Run, project: RepositoryName): readonly GateBuildset[] {
  const documents = run.documents.documents('zuul', scopeOf(run, project));
  return inOrder(documents.map(({ body }) => JSON.parse(body) as GateBuildset));
}

/** Each buildset once, as it was last seen, oldest first. */
function inOrder(buildsets: readonly GateBuildset[]): readonly GateBuildset[] {
  const last = new Map(buildsets.map((each) => [each.uuid, each]));
  return [...last.values()].sort(
    (a, b) => (a.startedAt ?? 0) - (b.startedAt ?? 0) || (a.uuid < b.uuid ? -1 : 1),
  );
}

function remarksOn(buildsets: readonly GateBuildset[]): readonly string[] {
  const undated = buildsets.filter(
    ({ result, endedAt }) => result !== null && endedAt === undefined,
  );
  if (undated.length === 0) return [];
  return [`${undated.length} buildsets have a result and no believable end; they are left out`];
}

function fromStore(run: Run): (project: RepositoryName) => Outcome<readonly GateBuildset[]> {
  const detail = `buildsets were not collected back to ${run.window.from}, and this run is offline`;
  const reason: UnknownReason = { code: 'offline', detail };
  return (repository) => {
    const state = stateOf(run, repository);
    if (state === undefined) return { repository, fact: unknown(reason) };
    return {
      repository,
      fact:
        state.absent === undefined
          ? { state: 'known', value: storedOf(run, repository) }
          : absentFor(state.absent),
    };
  };
}
