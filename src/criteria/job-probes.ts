// Probes of the jobs that a project runs.

import type { JobKind, Proof, Seen } from '../domain/criteria.ts';
import type { Probe } from '../domain/probe.ts';
import type { JobRun } from './job-run.ts';
import { type ProbeView, seen } from './probe-view.ts';

/** Whether a job of the kind runs in one of the pipelines. */
export function jobSeen(probe: Extract<Probe, { job: string }>, view: ProbeView): Seen {
  const { pipelines = ['gate'], voting = true } = probe;
  const all = runsOfKind(probe.job, view);
  const found = all.filter(
    ({ pipeline, isVoting }) => pipelines.includes(pipeline) && (isVoting || !voting),
  );
  if (found.length > 0) return seen('yes', said(found), found.slice(0, 3).map(proofOf));
  if (view.jobs.missing.length > 0) return notAtHand(view);
  const where = pipelines.join(' or ');
  const none = `no ${probe.job} job in ${where}`;
  if (all.length === 0) return seen('no', none);
  return seen(
    'no',
    `${none}${voting ? ' that votes' : ''}: ${said(all)}`,
    all.slice(0, 3).map(proofOf),
  );
}

/** Whether each maintained series has a job of the kind with its name. */
export function seriesJobsSeen(
  { seriesJobs, pipelines, months }: Extract<Probe, { seriesJobs: string }>,
  view: ProbeView,
): Seen {
  const series = view.released.filter((each) => each.months < months);
  if (series.length === 0) return seen('unknown', 'no series was out on the day');
  const runs = runsOfKind(seriesJobs, view).filter(({ pipeline }) => pipelines.includes(pipeline));
  const found = series.map(({ series: { name } }) => ({
    name,
    run: runs.find(({ job }) => new RegExp(`(^|-)${name}(-|$)`).test(job)),
  }));
  const lacking = found.filter(({ run }) => run === undefined).map(({ name }) => name);
  if (lacking.length === 0) {
    const there = found.flatMap(({ run }) => run ?? []);
    return seen('yes', said(there), there.map(proofOf));
  }
  if (view.jobs.missing.length > 0) return notAtHand(view);
  return seen('no', `no ${seriesJobs} job for ${lacking.join(', ')}`);
}

/** Whether unit jobs cover what the series asks for; `3` alone is any Python 3. */
export function runtimesSeen(
  { runtimes: kind }: Extract<Probe, { runtimes: string }>,
  view: ProbeView,
): Seen {
  const { current } = view;
  const table = view.runtimes;
  const wanted =
    current === undefined ? undefined : (table[current.id ?? ''] ?? table[current.name]);
  if (wanted === undefined) return seen('unknown', 'the data does not say what the series runs on');
  const gating = runsOfKind(kind, view).filter((run) => run.pipeline === 'gate' && run.isVoting);
  const found = wanted.map((version) => ({
    version,
    run: gating.find(({ job }) => pythonOf(job)?.startsWith(version.replace('.', '')) === true),
  }));
  const lacking = found.filter(({ run }) => run === undefined).map(({ version }) => version);
  if (lacking.length === 0) {
    const there = found.flatMap(({ run }) => run ?? []);
    return seen('yes', said(there), there.map(proofOf));
  }
  if (view.jobs.missing.length > 0) return notAtHand(view);
  return seen('no', `no gating unit job for Python ${lacking.join(', ')}; ${said(gating)}`);
}

/** `313` of `openstack-tox-py313`, `35` of `gate-x-python35-db`. */
function pythonOf(job: string): string | undefined {
  return /(?:^|-)(?:py|python)(\d+)(?=-|$)/.exec(job)?.[1];
}

export function runsOfKind(kind: string, { jobs, kinds }: ProbeView): readonly JobRun[] {
  const told = kinds[kind];
  return told === undefined ? [] : jobs.runs.filter((run) => isOfKind(run, told));
}

export function isOfKind({ job, nodes: count }: JobRun, { match, not, nodes }: JobKind): boolean {
  if (nodes !== undefined && count >= nodes) return true;
  return new RegExp(match).test(job) && (not === undefined || !new RegExp(not).test(job));
}

function notAtHand({ jobs }: ProbeView): Seen {
  return seen('unknown', [...new Set(jobs.missing)].slice(0, 3).join('; '));
}

export function proofOf({ job, pipeline, branch, isVoting, place, template }: JobRun): Proof {
  const { repository, commit, path } = place;
  return {
    repository,
    ...(commit === '' ? {} : { commit, path }),
    job,
    pipeline,
    branch,
    isVoting,
    ...(template === undefined ? {} : { template }),
  };
}

function said(runs: readonly JobRun[]): string {
  if (runs.length === 0) return 'none gates';
  const phrases = runs.map(
    ({ job, pipeline, isVoting }) => `${job} in ${pipeline}${isVoting ? '' : ', not voting'}`,
  );
  const rest = phrases.length - 3;
  return `${phrases.slice(0, 3).join('; ')}${rest > 0 ? `; ${rest} more` : ''}`;
}
