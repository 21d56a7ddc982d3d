// The gate by job, for each project and branch: what a collection knows of the runs, and every build of them.

import type { Known, Sourced } from '../../domain/facts.ts';
import type { GateBranch, GateJob, IdleJob, ProjectGate } from '../../domain/gate.ts';
import type { Project, RepositoryName } from '../../domain/project.ts';
import { addDays, endOfDay, isInside } from '../../domain/time.ts';
import { reasonOf } from '../../http/failure.ts';
import { factsOf } from '../../measure/source-measure.ts';
import { tally } from '../../measure/statistics.ts';
import { repositoriesHostedBy } from '../question.ts';
import type { GateAnswer, GateQuestion } from '../source.ts';
import { type JobResult, type RunResults, resultsOf } from './builds.ts';
import { collectZuul } from './collect.ts';
import type { GateBuildset } from './facts.ts';
import { configuredJobs } from './presence.ts';
import { runOf, type ZuulRun } from './run.ts';
import { failedJobs, firstTries, isDecided, passed } from './runs.ts';

/** A change may have been tried first so many days before the window in which it passed. */
const earlierTriesDays = 30;

export async function askGate(question: GateQuestion): Promise<GateAnswer> {
  const { window, pipelines, settings, projects } = question;
  const options = {
    ...question,
    tenant: settings['tenant'] ?? 'openstack',
    projects: repositoriesHostedBy('gerrit', projects),
    window: { from: addDays(window.from, -earlierTriesDays), to: window.to },
  };
  const seen: PipelineSeen[] = [];
  for (const pipeline of pipelines) seen.push(await pipelineSeen({ ...options, pipeline }, window));
  const gates: (readonly [string, Sourced<ProjectGate>])[] = [];
  for (const project of projects) gates.push([project.name, await gateOf(project, seen)]);
  return { gates: new Map(gates), remarks: [...new Set(seen.flatMap(({ remarks }) => remarks))] };
}

interface PipelineSeen {
  readonly run: ZuulRun;
  readonly window: GateQuestion['window'];
  readonly runs: ReadonlyMap<RepositoryName, Sourced<readonly GateBuildset[]>>;
  readonly results: ReadonlyMap<RepositoryName, Known<RunResults>>;
  readonly remarks: readonly string[];
}

async function pipelineSeen(
  options: Parameters<typeof runOf>[0],
  window: GateQuestion['window'],
): Promise<PipelineSeen> {
  const { facts: runs, reports } = await collectZuul(options);
  const run = runOf(options);
  const decided = [...runs].flatMap(([repository, fact]) =>
    fact.state === 'known' ? [[repository, decidedIn(fact.value, window)] as const] : [],
  );
  const results = await resultsOf(run, new Map(decided));
  const remarks = reports.flatMap((each) =>
    each.state === 'collected' ? (each.remarks ?? []) : [],
  );
  return { run, window, runs, results, remarks };
}

async function gateOf(
  project: Project,
  seen: readonly PipelineSeen[],
): Promise<Sourced<ProjectGate>> {
  if (project.host !== 'gerrit') return notGated;
  const parts = seen.map((each) => ({ each, fact: factsOf(project, each.runs) }));
  const lost = parts.find(({ fact }) => fact.state === 'unknown') ?? parts[0];
  const known = parts.flatMap(({ each, fact }) => (fact.state === 'known' ? [each] : []));
  if (lost !== undefined && (lost.fact.state === 'unknown' || known.length === 0))
    return lost.fact as Exclude<typeof lost.fact, { state: 'known' }>;
  const branches = known.flatMap((each) =>
    project.repositories.flatMap((repository) => branchesOf(repository, each)),
  );
  return { state: 'known', value: { branches, idle: await idleOf(project, known, branches) } };
}

function branchesOf(repository: RepositoryName, seen: PipelineSeen): readonly GateBranch[] {
  const { run, window, runs, results } = seen;
  const fact = runs.get(repository);
  const builds = results.get(repository);
  if (fact?.state !== 'known' || builds === undefined) return [];
  const names = [...new Set(decidedIn(fact.value, window).map(({ branch }) => branch))];
  const rows = names.map((branch) => {
    const all = fact.value.filter((each) => each.branch === branch);
    const decided = decidedIn(all, window);
    const jobs = builds.state === 'known' ? jobsOf(decided, builds.value) : failuresOf(decided);
    return {
      ...{ repository, pipeline: run.pipeline, branch, runs: decided.length },
      passed: decided.filter(passed).length,
      ...firstTries(all, endOfDay(window.to), window),
      jobs: jobs.toSorted(worstFirst),
      ...(builds.state === 'known' ? {} : { unseen: builds.reason }),
    };
  });
  return rows.sort((a, b) => b.runs - a.runs || (a.branch < b.branch ? -1 : 1));
}

function decidedIn(runs: readonly GateBuildset[], window: GateQuestion['window']) {
  return runs.filter(
    (each) => isDecided(each, endOfDay(window.to)) && isInside(each.endedAt ?? 0, window),
  );
}

/** Runs are in order of time: the last result of a job says whether it votes. */
function jobsOf(decided: readonly GateBuildset[], results: RunResults): readonly GateJob[] {
  const byJob = new Map<string, JobResult[]>();
  for (const result of decided.flatMap(({ uuid }) => results.get(uuid) ?? [])) {
    const list = byJob.get(result.job);
    if (list === undefined) byJob.set(result.job, [result]);
    else list.push(result);
  }
  return [...byJob].map(([job, found]) => ({
    job,
    isVoting: found.at(-1)?.isVoting ?? true,
    runs: found.length,
    failed: found.filter(({ hasPassed }) => !hasPassed).length,
  }));
}

/** A collection keeps the voting builds that failed. */
function failuresOf(decided: readonly GateBuildset[]): readonly GateJob[] {
  const failures = tally(decided.flatMap(failedJobs));
  return [...failures].map(([job, failed]) => ({ job, isVoting: true, failed }));
}

function worstFirst(a: GateJob, b: GateJob): number {
  const share = ({ runs, failed }: GateJob) => (runs === undefined ? failed : failed / runs);
  return share(b) - share(a) || b.failed - a.failed || (a.job < b.job ? -1 : 1);
}

/** Jobs of the configuration of today that ran on no branch. */
async function idleOf(
  { repositories }: Project,
  seen: readonly PipelineSeen[],
  branches: readonly GateBranch[],
): Promise<ProjectGate['idle']> {
  const idle: IdleJob[] = [];
  for (const { run } of seen) {
    const ran = branches.filter(({ pipeline }) => pipeline === run.pipeline);
    const unseen = ran.find((each) => each.unseen !== undefined)?.unseen;
    if (unseen !== undefined) return { state: 'unknown', reason: unseen };
    if (run.offline === true) return { state: 'unknown', reason: configUnread };
    for (const repository of repositories) {
      const read = await reasonOf(() => configuredJobs(run, repository));
      if ('reason' in read) return { state: 'unknown', reason: read.reason };
      const names = new Set(ran.flatMap(({ jobs }) => jobs.map(({ job }) => job)));
      const quiet = read.value.filter((job) => !names.has(job));
      idle.push(...quiet.map((job) => ({ pipeline: run.pipeline, job })));
    }
  }
  return { state: 'known', value: idle };
}

const notGated = {
  state: 'not-applicable',
  reason: { code: 'no-gate', detail: 'its changes do not pass this gate' },
} as const;

const configUnread = {
  code: 'offline',
  detail: 'which jobs are configured was not asked: this run is offline',
} as const;
