// Dashboards of failure rates: which jobs they show, and whether those still run.

import type { Seen } from '../domain/criteria.ts';
import { matching } from '../domain/globs.ts';
import type { Probe } from '../domain/probe.ts';
import { isOfKind } from './job-probes.ts';
import { type ProbeView, seen, treeOf } from './probe-view.ts';

export const dashboardGlobs = ['grafana/*.yaml'];

export interface Target {
  readonly pipeline: string;
  /** Absent before Zuul v3, when the name of a job held that of its project. */
  readonly project?: string;
  readonly job: string;
}

/** Whether the project's test jobs are shown. Nothing here tells whether anybody looks. */
export function dashboardSeen(
  { dashboard }: Extract<Probe, { dashboard: unknown }>,
  view: ProbeView,
): Seen {
  const { config } = view.places;
  if (config === undefined) return seen('unknown', 'the data names no repository of dashboards');
  const tree = treeOf(config, view);
  if (typeof tree === 'string') return seen('unknown', tree);
  const own = `grafana/${view.name}.yaml`;
  const boards = matching(dashboardGlobs, tree.paths).map((path) => ({
    path,
    targets: targetsIn(tree.texts.get(path) ?? '').filter((each) => isOf(each, view.name)),
  }));
  const theirs = boards.filter(({ path, targets }) => path === own || targets.length > 0);
  const proof = theirs.map(({ path }) => ({ repository: config, commit: tree.commit, path }));
  if (theirs.length === 0) return seen('no', 'no dashboard shows its jobs');
  if (dashboard === 'there') return seen('yes', `there is ${theirs[0]?.path}`, proof);
  if (theirs.some(({ path }) => !tree.texts.has(path)))
    return seen('unknown', tree.lost ?? 'a dashboard could not be read', proof);
  const shown = new Set(theirs.flatMap(({ targets }) => targets.map(({ job }) => job)));
  return living(shown, view, proof);
}

function living(shown: ReadonlySet<string>, view: ProbeView, proof: Seen['proof']): Seen {
  const { runs, missing } = view.jobs;
  const running = new Set(runs.map(({ job }) => job));
  const tests = Object.values(view.kinds).filter(({ isTest }) => isTest === true);
  const gating = runs.filter(
    (run) => run.pipeline === 'gate' && run.isVoting && tests.some((kind) => isOfKind(run, kind)),
  );
  const jobs = [...new Set(gating.map(({ job }) => job))];
  const there = jobs.filter((job) => shown.has(job));
  const gone = [...shown].filter((job) => !running.has(job));
  const share = `${there.length} of ${jobs.length} gating test jobs shown`;
  const dead =
    gone.length === 0 ? '' : `, ${gone.length} of ${shown.size} that it names no longer run`;
  if (there.length > 0) return seen('yes', `${share}: ${there.join(', ')}${dead}`, proof);
  if (missing.length > 0) return seen('unknown', [...new Set(missing)].join('; '), proof);
  const why = gone.length === shown.size ? 'it shows no job that still runs' : share;
  return seen('no', `${why}${dead}`, proof);
}

/** A target of old is the project's where its name stands in the job's with nothing longer around it. */
function isOf({ project, job }: Target, name: string): boolean {
  if (project !== undefined) return project === name;
  return new RegExp(`(^|-)${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(-|$)`).test(job);
}

/** Every job that a dashboard draws; `{,-a,-b}` in a name stands for several. */
export function targetsIn(text: string): readonly Target[] {
  return [...text.matchAll(target)].flatMap(([, pipeline = '', project, job = '']) =>
    expanded(job).map((each) => ({
      pipeline,
      job: each,
      ...(project === undefined ? {} : { project }),
    })),
  );
}

const target =
  /pipeline\.([\w-]+)\.(?:project\.[\w-]+\.[^._\s]+_([\w-]+)\.[^.\s]+\.)?job\.((?:\{[^{}]*\}|[^.{}\s,()'"])+)\./g;

function expanded(name: string): readonly string[] {
  const brace = /\{([^{}]*)\}/.exec(name);
  if (brace === null) return [name];
  return (brace[1] ?? '').split(',').flatMap((each) => expanded(name.replace(brace[0], each)));
}
