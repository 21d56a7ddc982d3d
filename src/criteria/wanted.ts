// Which files the questions name, so that nothing else is fetched.

import type { CriteriaPlaces, Question } from '../domain/criteria.ts';
import type { Probe } from '../domain/probe.ts';
import type { RepositoryName } from '../domain/project.ts';
import { dashboardGlobs } from './dashboards.ts';
import { configGlobs } from './jobs.ts';
import { namesIn } from './probe-view.ts';
import { deliverableGlobs } from './releases.ts';
import { pathsOf, type TreeProbe } from './tree.ts';
import { zuulGlobs } from './zuul.ts';

/** Every probe of the questions, those inside others too. */
export function probesOf(questions: readonly Probing[]): readonly Probe[] {
  return questions
    .flatMap(({ probe, when, hint, says = [] }) => [
      ...[probe, when, hint].flatMap((each) => each ?? []),
      ...says.map((each) => each.when),
    ])
    .flatMap(within);
}

/** A question or a goal: whatever looks at a project. */
type Probing = Pick<Question, 'probe' | 'when' | 'hint' | 'says'>;

function within(probe: Probe): readonly Probe[] {
  if ('all' in probe) return probe.all.flatMap(within);
  if ('any' in probe) return probe.any.flatMap(within);
  return [probe];
}

/** Globs of the files whose text is needed, by repository; `` stands for the project's own. */
export function wantedGlobs(
  probes: readonly Probe[],
  places: CriteriaPlaces,
  projects: readonly { readonly name: string; readonly names: Names }[],
): ReadonlyMap<RepositoryName, readonly string[]> {
  const wanted = new Map<RepositoryName, string[]>();
  const add = (repository: RepositoryName, globs: readonly string[]) =>
    wanted.set(repository, [...(wanted.get(repository) ?? []), ...globs]);
  for (const probe of probes) {
    for (const [repository, globs] of globsOf(probe, places, projects)) add(repository, globs);
  }
  return wanted;
}

type Names = Readonly<Record<string, readonly string[]>>;
type Wanted = readonly (readonly [RepositoryName, readonly string[]])[];

function globsOf(
  probe: Probe,
  places: CriteriaPlaces,
  projects: readonly { readonly name: string; readonly names: Names }[],
): Wanted {
  const { config, jobs = [], releases } = places;
  const ofJobs: Wanted = [
    ['', zuulGlobs],
    ...[config, ...jobs].flatMap((each) =>
      each === undefined ? [] : [[each, configGlobs] as const],
    ),
  ];
  if ('dashboard' in probe)
    return config === undefined ? ofJobs : [...ofJobs, [config, dashboardGlobs]];
  if (isOfJobs(probe)) return ofJobs;
  if ('released' in probe) {
    const globs = projects.flatMap(({ name }) => deliverableGlobs(name, places));
    return releases === undefined ? [] : [[releases, globs]];
  }
  if ('imports' in probe) return [['', probe.in]];
  if ('workIn' in probe) return [[probe.workIn, []]];
  if ('tag' in probe || 'backports' in probe || 'all' in probe || 'any' in probe) return [];
  return [[probe.of ?? '', textGlobs(probe, projects)]];
}

/** Whether the probe looks at the jobs that a project runs. */
export function isOfJobs(probe: Probe): probe is JobProbe {
  return 'job' in probe || 'seriesJobs' in probe || 'runtimes' in probe || 'dashboard' in probe;
}

type JobProbe = Extract<
  Probe,
  { job: unknown } | { seriesJobs: unknown } | { runtimes: unknown } | { dashboard: unknown }
>;

/** A path probe needs the tree alone. */
function textGlobs(
  probe: TreeProbe,
  projects: readonly { readonly name: string; readonly names: Names }[],
): readonly string[] {
  if (!('in' in probe)) return [];
  return pathsOf(probe).flatMap((glob) =>
    projects.flatMap((project) => namesIn(glob, project) ?? []),
  );
}
