// Who requires a project: asked for by `stadium dependents`, and shown before a decision that would hurt them.

import { isNamingFile, namingFiles } from '../collect/git/naming.ts';
import { StadiumError } from '../domain/errors.ts';
import type { NamingFile } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { isInTree, repositoriesOf } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { type Dependent, dependentsOf, namingIndex } from '../measure/dependents.ts';
import { type Data, loadData } from '../registry/load.ts';
import type { CommonOptions } from './command.ts';
import { cacheFolder, dataFolder, dayNamed, packagedData, today } from './data.ts';
import { gitBase } from './histories.ts';
import { type ExitCode, exitCode, type Shell } from './shell.ts';
import { treeAt } from './trees.ts';

export interface BlastRadius {
  /** Members that follow it, by the registry: they would go with it. */
  readonly followers: readonly string[];
  readonly dependents: readonly Dependent[];
  /** Repositories that were looked at. */
  readonly seen: readonly RepositoryName[];
  /** Repositories that the cache does not have, or not these files of. */
  readonly unseen: readonly RepositoryName[];
}

/** Reads the requirement, setup and Zuul files of every known repository; offline, what the cache holds of them. */
export async function blastRadius(
  project: string,
  data: Data,
  asOf: IsoDate,
  options: CommonOptions & { readonly gitBase?: string; readonly offline?: boolean },
  shell: Shell,
): Promise<BlastRadius> {
  const member = data.registry.projects.find(({ name }) => name === project);
  const repositories = member === undefined || isInTree(member) ? [] : member.repositories;
  const followers = data.registry.projects
    .filter(({ follows }) => follows === project)
    .map(({ name }) => name);
  const others = repositoriesOf(data.registry).filter((each) => !repositories.includes(each));
  if (options.gitBase === undefined && data.registry.sources.git === undefined) {
    return { followers, dependents: [], seen: [], unseen: others };
  }
  const place = {
    ...gitBase(data, options),
    cacheRoot: await cacheFolder(options, shell),
    offline: options.offline === true,
    signal: shell.signal,
  };
  const naming = new Map<RepositoryName, readonly NamingFile[]>();
  const unseen: RepositoryName[] = [];
  for (const repository of others) {
    const tree = await treeAt(repository, asOf, place, (paths) => paths.filter(isNamingFile));
    if (tree.state === 'known' && tree.value.lost === undefined)
      naming.set(repository, namingFiles(tree.value.texts));
    else unseen.push(repository);
  }
  return {
    followers,
    dependents:
      repositories.length === 0
        ? []
        : dependentsOf({ name: project, repositories }, namingIndex(naming)),
    seen: [...naming.keys()],
    unseen,
  };
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
  if (!names.includes(project)) {
    throw new StadiumError('USAGE', `the registry has no project "${project}"`, {
      hint: `It holds: ${names.join(', ')}.`,
    });
  }
  const radius = await blastRadius(project, data, asOf, options, shell);
  const json = { schemaVersion: 1, asOf, project, ...radius };
  shell.out(
    options.json === true ? `${JSON.stringify(json, null, 2)}\n` : radiusText(project, radius),
  );
  return radius.unseen.length === 0 ? exitCode.done : exitCode.partial;
}

/** What is known and what is not, with the criteria of the TC. `counted` is what the snapshot knows, where it does. */
export function radiusText(
  project: string,
  { followers, dependents, seen, unseen }: BlastRadius,
  counted?: number,
): string {
  const verbs = { requires: 'requires', 'tests-with': 'tests with', 'runs-with': 'runs jobs with' };
  const lines = dependents.map(
    ({ repository, path, kind }) => `  ${repository} ${verbs[kind]} it (${path})\n`,
  );
  const rest =
    unseen.length === 0
      ? ''
      : `  unknown: ${unseen.length} repositories could not be read; \`stadium dependents ${project}\` asks for them\n`;
  const verb = followers.length === 1 ? 'follows' : 'follow';
  const kin =
    followers.length === 0
      ? ''
      : `  ${followers.join(', ')} ${verb} it: without ${project} there is no use for ${followers.length === 1 ? 'it' : 'them'}\n`;
  return `${headOf(project, dependents.length, seen.length, counted)}${lines.join('')}${kin}${rest}${criteria}`;
}

function headOf(project: string, dependents: number, seen: number, counted?: number): string {
  if (seen === 0 && counted !== undefined) {
    const users = counted === 1 ? '1 repository uses' : `${counted} repositories use`;
    return `${users} ${project}, by the snapshot; which is not in the cache.\n`;
  }
  if (seen === 0) return `Who requires ${project} is unknown: no repository could be read.\n`;
  if (dependents > 0) return `Who would be hurt, among ${seen} repositories that were read:\n`;
  return `None of the ${seen} repositories that were read requires ${project}.\n`;
}

const criteria = `The TC keeps what more than 5 % of deployments use (user survey), and what other projects depend on:
  https://governance.openstack.org/tc/reference/dropping-projects.html
`;
