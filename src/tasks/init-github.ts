// What `stadium init --github` does: a data folder from the repositories of an organisation, ready to report at once.

import { openCache } from '../cache/open.ts';
import { StadiumError } from '../domain/errors.ts';
import { githubStadiumYaml } from '../registry/init-github.ts';
import type { NewFamily } from '../report/new-family.ts';
import type { ListedRepository } from '../sources/source.ts';
import { sources } from '../sources/table.ts';
import { refuseFilled, writeFamily } from './first-snapshot.ts';
import { cacheFolder, today } from './folders.ts';
import type { Places, World } from './outside-world.ts';
import { clientOf } from './sources.ts';

export interface GithubInitRequest extends Places {
  readonly github: string;
  readonly output: string;
  /** Names with `*`; without any, everything but forks. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly githubUrl?: string;
  readonly gitBase?: string;
}

/** Writes the folder. Throws USAGE for an owner that is not there or has nothing, SOURCE where GitHub is not reached. */
export async function initFromGithub(request: GithubInitRequest, world: World): Promise<NewFamily> {
  const { github: owner, output: folder } = request;
  refuseFilled(folder);
  const url = request.githubUrl ?? 'https://api.github.com';
  const listed = await repositoriesAt(url, request, world);
  const found = listed.filter((each) => isWanted(each, request));
  if (found.length === 0) throw nothingWanted(owner, listed);
  const projects = found.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const asOf = today(world);
  const gitBase = request.gitBase ?? 'https://github.com/{repo}';
  const text = githubStadiumYaml({ owner, asOf, gitBase, url, projects });
  await writeFamily(folder, { 'stadium.yaml': text }, asOf, world);
  return {
    ...{ folder, team: owner, asOf, projects: projects.length },
    archived: projects.filter(({ isArchived }) => isArchived).length,
    leftOut: listed.length - found.length,
  };
}

async function repositoriesAt(
  url: string,
  request: GithubInitRequest,
  world: World,
): Promise<readonly ListedRepository[]> {
  const { github: owner } = request;
  const host = sources.find(({ name }) => name === 'github');
  const cache = openCache(await cacheFolder(request, world));
  try {
    const http = clientOf({}, world, cache);
    const listed = await host?.ownedBy?.(owner, { url, isTyped: true, http, env: world.env });
    if (listed !== undefined) return listed;
  } finally {
    cache.close();
  }
  const what = `--github ${owner}: ${url} knows no such organisation or account`;
  throw new StadiumError('USAGE', what, {
    hint: 'Write the name as it stands behind github.com/.',
  });
}

function isWanted(
  { name, isFork }: ListedRepository,
  { include, exclude = [] }: GithubInitRequest,
): boolean {
  const isNamed = (patterns: readonly string[]) => patterns.some((each) => matches(each, name));
  if (!/^[A-Za-z0-9]/.test(name) || isNamed(exclude)) return false;
  return include === undefined ? !isFork : isNamed(include);
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^A-Za-z0-9_-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}

function nothingWanted(owner: string, listed: readonly ListedRepository[]): StadiumError {
  const what =
    listed.length === 0
      ? `${owner} has no public repository`
      : `none of the ${listed.length} repositories of ${owner} is wanted`;
  return new StadiumError('USAGE', `--github ${owner}: ${what}`, {
    hint: 'Forks are left out unless --include names them; --include and --exclude take names with *.',
  });
}
