// Who requires a project: a question of its own, and asked before a decision that would hurt them.

import { isNamingFile, namingFiles } from '../collect/git/naming.ts';
import type { BlastRadius } from '../domain/dependents.ts';
import type { NamingFile } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import { isInTree, repositoriesOf } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { dependentsOf, namingIndex } from '../measure/dependents.ts';
import { type Data, loadData } from '../registry/load.ts';
import { dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { baseTold, mirrorPlace } from './git-base.ts';
import type { MirrorPlace } from './governance.ts';
import type { Places, World } from './outside-world.ts';
import { requireProjects } from './project-names.ts';
import { treeAt } from './trees.ts';

export interface RadiusOptions extends Places {
  readonly gitBase?: string;
  /** Only what the cache holds. */
  readonly offline?: boolean;
}

/** Reads the requirement, setup and Zuul files of every known repository; offline, what the cache holds of them. */
export async function blastRadius(
  project: string,
  data: Data,
  asOf: IsoDate,
  options: RadiusOptions,
  world: World,
): Promise<BlastRadius> {
  const { projects, sources } = data.registry;
  const member = projects.find(({ name }) => name === project);
  const repositories = member?.repositories ?? [];
  const followers = projects.filter(({ follows }) => follows === project).map(({ name }) => name);
  const nothing = { asOf, project, followers, dependents: [], seen: [], unseen: [], livesIn: [] };
  if (member !== undefined && isInTree(member)) return { ...nothing, livesIn: repositories };
  const others = repositoriesOf(data.registry).filter((each) => !repositories.includes(each));
  if (sources.git === undefined && (await baseTold(data, options, world)) === undefined) {
    return { ...nothing, unseen: others };
  }
  const place = await mirrorPlace(data, options, world);
  const { naming, unseen } = await readAll(others, asOf, place);
  if (repositories.length === 0) return { ...nothing, seen: [...naming.keys()], unseen };
  const own = await readAll(repositories, asOf, place);
  const provided = [...own.naming.values()].flat().flatMap(({ provides = [] }) => provides);
  const users = dependentsOf({ name: project, repositories }, namingIndex(naming), provided);
  // What its own files publish is how others name it.
  return {
    ...nothing,
    ...{ dependents: users, seen: [...naming.keys()], unseen: [...unseen, ...own.unseen] },
  };
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

export interface DependentsRequest extends RadiusOptions {
  readonly asOf?: string;
}

/** Who uses a member as of a day, today by default. Throws USAGE when the registry has no such project. */
export async function dependents(
  project: string,
  request: DependentsRequest,
  world: World,
): Promise<BlastRadius> {
  const data = loadData(dataFolder(request), packagedData);
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  const names = data.registry.projects.map(({ name }) => name);
  requireProjects([project], names, 'the registry');
  return await blastRadius(project, data, asOf, request, world);
}
