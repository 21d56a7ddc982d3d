// Which jobs a project runs, from whatever the day's configuration is written in.

import type { CriteriaPlaces, CriteriaSet } from '../domain/criteria.ts';
import type { Known } from '../domain/facts.ts';
import { matching } from '../domain/globs.ts';
import type { RepositoryName } from '../domain/project.ts';
import { jenkinsNodes } from './jenkins.ts';
import type { JobRun, Jobs } from './job-run.ts';
import { type Layout, layoutRuns, readLayout } from './layout.ts';
import type { ReadTree } from './probe-view.ts';
import { readZuul, zuulGlobs } from './zuul.ts';
import { type PlacedFile, zuulRuns } from './zuul-runs.ts';

/** The configuration of a day, read once for all projects. */
export interface JobConfig {
  readonly layout?: { readonly value: Layout; readonly nodes: ReadonlyMap<string, number> };
  readonly layoutPlace?: JobRun['place'];
  readonly files: readonly PlacedFile[];
  readonly missing: readonly string[];
}

const layoutPath = 'zuul/layout.yaml';
const jenkinsPath = 'jenkins/jobs/projects.yaml';

/** Files in the configuration repositories that say which jobs there are. */
export const configGlobs = [...zuulGlobs, layoutPath, jenkinsPath];

type Trees = ReadonlyMap<RepositoryName, Known<ReadTree>>;

/** Reads the configuration and the definitions of jobs from the trees of the day. */
export function jobConfig({ config, jobs = [] }: CriteriaPlaces, trees: Trees): JobConfig {
  const ofConfig = config === undefined ? undefined : trees.get(config);
  if (config !== undefined && ofConfig?.state === 'known') {
    const layout = layoutOf(config, ofConfig.value);
    if (layout !== undefined) return layout;
  }
  const names = config === undefined ? jobs : [config, ...jobs];
  const parts = names.map((name) => filesOf(name, trees.get(name)));
  return {
    files: parts.flatMap(({ files }) => files),
    missing: parts.flatMap(({ missing }) => missing),
  };
}

/** What one project runs on its development branch. */
export function jobsOf(
  config: JobConfig,
  repository: RepositoryName,
  tree: Known<ReadTree> | undefined,
  known: CriteriaSet['templates'],
): Jobs {
  const branch = 'master';
  const { layout, layoutPlace } = config;
  if (layout !== undefined && layoutPlace !== undefined) {
    const { value, nodes } = layout;
    return layoutRuns(value, repository, branch, layoutPlace, nodes);
  }
  const own = filesOf(repository, tree);
  const others = config.files.filter((file) => file.repository !== repository);
  const files = [...others, ...own.files];
  const { runs, missing } = zuulRuns({ files, project: repository, branch, known });
  return { runs, missing: [...config.missing, ...own.missing, ...missing] };
}

function layoutOf(repository: RepositoryName, tree: ReadTree): JobConfig | undefined {
  if (!tree.paths.includes(layoutPath)) return undefined;
  const layoutPlace = { repository, commit: tree.commit, path: layoutPath };
  const value = readLayout(tree.texts.get(layoutPath) ?? '');
  if (value === undefined || value.projects.size === 0) {
    return { files: [], missing: [tree.lost ?? `${repository}: ${layoutPath} could not be read`] };
  }
  const nodes = jenkinsNodes(tree.texts.get(jenkinsPath) ?? '');
  return { layout: { value, nodes }, layoutPlace, files: [], missing: [] };
}

function filesOf(
  repository: RepositoryName,
  tree: Known<ReadTree> | undefined,
): { readonly files: readonly PlacedFile[]; readonly missing: readonly string[] } {
  if (tree === undefined) return { files: [], missing: [`${repository} was not read`] };
  if (tree.state === 'unknown')
    return { files: [], missing: [`${repository}: ${tree.reason.detail}`] };
  const { commit, paths, texts, lost } = tree.value;
  const read = matching(zuulGlobs, paths).map((path) => {
    const text = texts.get(path);
    const file = text === undefined ? undefined : readZuul(text);
    return { repository, commit, path, file };
  });
  const files = read.flatMap(({ file, ...place }) =>
    file === undefined ? [] : [{ ...place, file }],
  );
  const unread = read.filter(({ file }) => file === undefined);
  return {
    files,
    missing: unread.map(({ path }) => lost ?? `${repository}: ${path} could not be read`),
  };
}
