// Who requires a project: asked for by `stadium dependents`, and shown before a decision that would hurt them.

import { isNamingFile, namingFiles } from '../collect/git/naming.ts';
import type { NamingFile } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { isInTree, repositoriesOf } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { type Dependent, dependentsOf, namingIndex } from '../measure/dependents.ts';
import { type Data, loadData } from '../registry/load.ts';
import { cacheFolder, dataFolder, dayNamed, packagedData, today } from './folders.ts';
import type { MirrorPlace } from './governance.ts';
import { gitBase } from './histories.ts';
import { requireProjects } from './project-names.ts';
import { treeAt } from './trees.ts';
import type { CommonOptions } from './world.ts';
import { type ExitCode, exitCode, type Shell } from './world.ts';

export interface BlastRadius {
  /** Members that follow it, by the registry: they would go with it. */
  readonly followers: readonly string[];
  readonly dependents: readonly Dependent[];
  /** Repositories that were looked at. */
  readonly seen: readonly RepositoryName[];
  /** Repositories that could not be read: offline, what the cache does not have. */
  readonly unseen: readonly RepositoryName[];
  /** The repositories that it shares with others, for a component that lives in a folder: nobody can name that. */
  readonly livesIn: readonly RepositoryName[];
}

/** Reads the requirement, setup and Zuul files of every known repository; offline, what the cache holds of them. */
export async function blastRadius(
  project: string,
  data: Data,
  asOf: IsoDate,
  options: CommonOptions & { readonly gitBase?: string; readonly offline?: boolean },
  shell: Shell,
): Promise<BlastRadius> {
  const { projects, sources } = data.registry;
  const member = projects.find(({ name }) => name === project);
  const repositories = member?.repositories ?? [];
  const followers = projects.filter(({ follows }) => follows === project).map(({ name }) => name);
  const nothing = { followers, dependents: [], seen: [], unseen: [], livesIn: [] };
  if (member !== undefined && isInTree(member)) return { ...nothing, livesIn: repositories };
  const others = repositoriesOf(data.registry).filter((each) => !repositories.includes(each));
  if (options.gitBase === undefined && sources.git === undefined) {
    return { ...nothing, unseen: others };
  }
  const place = {
    ...gitBase(data, options),
    cacheRoot: await cacheFolder(options, shell),
    offline: options.offline === true,
    signal: shell.signal,
  };
  const { naming, unseen } = await readAll(others, asOf, place);
  const index = namingIndex(naming);
  const dependents =
    repositories.length === 0 ? [] : dependentsOf({ name: project, repositories }, index);
  return { followers, dependents, seen: [...naming.keys()], unseen, livesIn: [] };
}

async function readAll(repositories: readonly RepositoryName[], asOf: IsoDate, place: MirrorPlace) {
  const naming = new Map<RepositoryName, readonly NamingFile[]>();
  const unseen: RepositoryName[] = [];
  for (const repository of repositories) {
    const tree = await treeAt(repository, asOf, place, (paths) => paths.filter(isNamingFile));
    // One that had no commit by then cannot have named anything.
    if (tree.state === 'unknown' && tree.reason.code === 'no-commit-yet') continue;
    if (tree.state === 'known' && tree.value.lost === undefined) {
      naming.set(repository, namingFiles(tree.value.texts));
    } else unseen.push(repository);
  }
  return { naming, unseen };
}

export interface DependentsOptions extends CommonOptions {
  readonly asOf?: string;
  readonly gitBase?: string;
  readonly offline?: boolean;
}

/** Prints who requires the project; resolves to 3 when a repository could not be read. */
export async function listDependents(
  project: string,
  options: DependentsOptions,
  shell: Shell,
): Promise<ExitCode> {
  const data = loadData(dataFolder(options), packagedData);
  const asOf = options.asOf === undefined ? today(shell) : dayNamed(options.asOf, data.calendar);
  const names = data.registry.projects.map(({ name }) => name);
  requireProjects([project], names, 'the registry');
  const radius = await blastRadius(project, data, asOf, options, shell);
  const json = { schemaVersion: 1, asOf, project, ...radius };
  const hint =
    options.offline === true ? 'without --offline they are asked' : 'see `stadium doctor`';
  shell.out(
    options.json === true
      ? `${JSON.stringify(json, null, 2)}\n`
      : radiusText(project, radius, { hint }),
  );
  return radius.unseen.length === 0 ? exitCode.done : exitCode.partial;
}

export interface RadiusContext {
  /** Those that the snapshot names, if it does. */
  readonly users?: readonly RepositoryName[];
  /** What to do about repositories that could not be read. */
  readonly hint: string;
}

/** What is known and what is not, with the criteria of the TC. */
export function radiusText(
  project: string,
  radius: BlastRadius,
  { users, hint }: RadiusContext,
): string {
  const { dependents, seen, unseen, livesIn } = radius;
  const verbs = { requires: 'requires', 'tests-with': 'tests with', 'runs-with': 'runs jobs with' };
  const lines = dependents.map(
    ({ repository, path, kind }) => `  ${repository} ${verbs[kind]} it (${path})\n`,
  );
  const rest =
    unseen.length === 0
      ? ''
      : `  unknown: ${unseen.length} of the repositories are not in the cache or could not be read; ${hint}\n`;
  const head =
    livesIn.length > 0
      ? `${project} is a part of ${livesIn.join(', ')}: who uses that is not told by part.\n`
      : headOf(project, dependents.length, seen.length, users);
  return `${head}${lines.join('')}${kinLine(project, radius)}${rest}${criteria}`;
}

function kinLine(project: string, { followers }: BlastRadius): string {
  if (followers.length === 0) return '';
  const [verb, them] = followers.length === 1 ? ['follows', 'it'] : ['follow', 'them'];
  return `  ${followers.join(', ')} ${verb} it: without ${project} there is no use for ${them}\n`;
}

function headOf(
  project: string,
  dependents: number,
  seen: number,
  users: readonly RepositoryName[] | undefined,
): string {
  if (seen === 0 && users !== undefined) {
    const all = users.length === 0 ? 'nobody' : users.join(', ');
    return `By the snapshot ${project} is used by: ${all}. In which files is not in the cache.\n`;
  }
  if (seen === 0) return `Who requires ${project} is unknown: no repository could be read.\n`;
  if (dependents > 0) return `Who would be hurt, among ${seen} repositories that were read:\n`;
  return `None of the ${seen} repositories that were read requires ${project}.\n`;
}

const criteria = `The TC keeps what more than 5 % of deployments use (user survey), and what other projects depend on:
  https://governance.openstack.org/tc/reference/dropping-projects.html
`;
