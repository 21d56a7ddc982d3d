// Every build of the gate runs of a window, also those that passed: how often a job ran, and not only how often it failed.
// There are a hundred times as many as failures, so a collection leaves them alone and `stadium gate` asks for them.

import type { Known, UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { dayOf } from '../../domain/time.ts';
import { reasonOf } from '../../http/failure.ts';
import { askedTogether } from '../asked-together.ts';
import { timeOfBuild, ZuulBuild } from './answers.ts';
import type { GateBuildset } from './facts.ts';
import { readRows } from './pages.ts';
import { filterOf, graceSeconds, termOf } from './read.ts';
import { isGateFailure } from './results.ts';
import type { ZuulRun } from './run.ts';
import { passed } from './runs.ts';

export interface JobResult {
  readonly job: string;
  readonly hasPassed: boolean;
  readonly isVoting: boolean;
}

/** What each job came to, by gate run. */
export type RunResults = ReadonlyMap<string, readonly JobResult[]>;

type Runs = ReadonlyMap<RepositoryName, readonly GateBuildset[]>;

/** The builds of these decided runs: those that are kept, and the rest asked for unless the run is offline. */
export async function resultsOf(
  run: ZuulRun,
  runs: Runs,
): Promise<ReadonlyMap<RepositoryName, Known<RunResults>>> {
  const lacking = [...runs].flatMap(([repository, decided]) => {
    const kept = keptOf(run, repository);
    const missing = decided.filter(({ uuid }) => !kept.has(uuid));
    return missing.length === 0 ? [] : [[repository, missing] as const];
  });
  const ill = run.offline === true ? new Map() : await fill(run, new Map(lacking));
  return new Map(
    [...runs].map(([repository, decided]) => [
      repository,
      whole(repository, decided, keptOf(run, repository), ill.get(repository)),
    ]),
  );
}

/** Asks for what is missing and keeps it. Gives the reason for each repository of which it could not be read. */
async function fill(
  run: ZuulRun,
  missing: Runs,
): Promise<ReadonlyMap<RepositoryName, UnknownReason>> {
  const ill = new Map<RepositoryName, UnknownReason>();
  for (const projects of askedTogether([...missing.keys()], termOf)) {
    const sought = projects.flatMap((project) => missing.get(project) ?? []);
    const oldest = Math.min(...sought.flatMap(({ startedAt }) => startedAt ?? []));
    const read = await reasonOf(() =>
      readRows(run.http, {
        address: `${run.tenantAddress}/builds?${filterOf(run, { projects })}`,
        schema: ZuulBuild,
        timeOf: timeOfBuild,
        until: oldest - graceSeconds,
      }),
    );
    for (const project of projects) {
      if ('reason' in read) ill.set(project, read.reason);
      else keep(run, project, missing.get(project) ?? [], read.value);
    }
  }
  return ill;
}

function keep(
  run: ZuulRun,
  repository: RepositoryName,
  missing: readonly GateBuildset[],
  builds: readonly ZuulBuild[],
): void {
  const groups = new Map<string, ZuulBuild[]>(missing.map(({ uuid }) => [uuid, []]));
  for (const build of builds) groups.get(build.buildset.uuid)?.push(build);
  const documents = [...groups]
    .filter(([, group]) => group.length > 0)
    .map(([key, group]) => ({ key, body: JSON.stringify(decidedIn(group)) }));
  run.documents.putDocuments('zuul', scopeOf(run, repository), documents, '{}');
}

/** The last result of each job: what was tried again counts by its last try, what was skipped or cancelled not at all. */
function decidedIn(builds: readonly ZuulBuild[]): readonly JobResult[] {
  const newestFirst = builds.toSorted((a, b) => (b._id ?? 0) - (a._id ?? 0));
  const decided = newestFirst.filter(({ result }) => result === 'SUCCESS' || isGateFailure(result));
  const jobs = new Map<string, JobResult>();
  for (const { job_name: job, result, voting } of decided)
    if (!jobs.has(job)) jobs.set(job, { job, hasPassed: result === 'SUCCESS', isVoting: voting });
  return [...jobs.values()];
}

function keptOf(run: ZuulRun, repository: RepositoryName): RunResults {
  const documents = run.documents.documents('zuul', scopeOf(run, repository));
  return new Map(documents.map(({ key, body }) => [key, JSON.parse(body) as JobResult[]]));
}

/** The number tells stored builds of an older form apart. */
function scopeOf({ tenantAddress, pipeline }: ZuulRun, repository: RepositoryName): string {
  return `1 builds ${tenantAddress} ${pipeline} ${repository}`;
}

/** A run that passed has builds: where Zuul shows none, it has forgotten them, and so how often each job ran. */
function whole(
  repository: RepositoryName,
  decided: readonly GateBuildset[],
  kept: RunResults,
  reason: UnknownReason | undefined,
): Known<RunResults> {
  if (reason !== undefined) return { state: 'unknown', reason };
  const bare = decided.filter((each) => passed(each) && !kept.has(each.uuid));
  if (bare.length === 0) return { state: 'known', value: kept };
  if (bare.length === decided.filter(passed).length) return unknown(onlyFailures);
  const newest = Math.max(...bare.map(({ startedAt = 0 }) => startedAt));
  return unknown(
    `the builds of ${bare.length} of ${decided.length} runs of ${repository} are not at hand, the newest of ${dayOf(newest)}`,
  );
}

const onlyFailures = 'the builds that passed are not at hand, only those that failed';

function unknown(detail: string): Known<never> {
  return { state: 'unknown', reason: { code: 'not-collected', detail } };
}
