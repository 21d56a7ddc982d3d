// What `stadium init --github` does: a data folder from the repositories of an organisation, ready to report at once.

import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { openCache } from '../cache/open.ts';
import { writeWhole } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import { type HttpClient, httpClient } from '../http/client.ts';
import { failureIn } from '../http/failure.ts';
import { type FoundRepository, githubStadiumYaml } from '../registry/init-github.ts';
import { githubClient, restList } from '../sources/github/client.ts';
import { githubToken } from '../sources/github/token.ts';
import { cacheFolder, today } from './folders.ts';
import { refuseFilled, writeFirstSnapshot } from './init.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface GithubInitOptions extends CommonOptions {
  readonly github: string;
  readonly output: string;
  /** Names with `*`; without any, everything but forks. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly githubUrl?: string;
  readonly gitBase?: string;
}

export interface GithubInit {
  readonly folder: string;
  readonly projects: number;
  readonly archived: number;
  /** Forks that nobody named, and names that no project can have. */
  readonly leftOut: number;
}

const Repositories = z.array(
  z.object({
    name: z.string(),
    full_name: z.string(),
    archived: z.boolean(),
    fork: z.boolean(),
    description: z.string().nullish(),
    language: z.string().nullish(),
    topics: z.array(z.string()).optional(),
  }),
);
type Row = z.infer<typeof Repositories>[number];

/** Writes the folder. Throws USAGE for an owner that is not there or has nothing, SOURCE where GitHub is not reached. */
export async function initFromGithub(
  options: GithubInitOptions,
  shell: Shell,
): Promise<GithubInit> {
  refuseFilled(options.output);
  const { github: owner, output: folder } = options;
  const url = options.githubUrl ?? 'https://api.github.com';
  const rows = await rowsOf(owner, url, options, shell);
  const found = rows.filter((row) => isWanted(row, options));
  if (found.length === 0) throw nothingWanted(owner, rows);
  const projects = found.map(foundRepository).sort((a, b) => (a.name < b.name ? -1 : 1));
  const asOf = today(shell);
  const gitBase = options.gitBase ?? 'https://github.com/{repo}';
  const text = githubStadiumYaml({ owner, asOf, gitBase, url, projects });
  writeWhole(join(folder, 'stadium.yaml'), text);
  writeFirstSnapshot(folder, asOf);
  const archived = projects.filter(({ isArchived }) => isArchived).length;
  return { folder, projects: projects.length, archived, leftOut: rows.length - found.length };
}

async function rowsOf(
  owner: string,
  url: string,
  options: GithubInitOptions,
  shell: Shell,
): Promise<readonly Row[]> {
  if (!/^[A-Za-z0-9][\w-]*$/.test(owner)) throw noSuchOwner(owner, url);
  const cache = openCache(await cacheFolder(options, shell));
  try {
    const http = httpClient({
      responses: cache,
      signal: shell.signal,
      random: Math.random,
      now: () => shell.now().getTime(),
      sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
    });
    return await listed(owner, url, http, shell);
  } finally {
    cache.close();
  }
}

/** An organisation's repositories, else those of an account. */
async function listed(
  owner: string,
  url: string,
  http: HttpClient,
  shell: Shell,
): Promise<readonly Row[]> {
  const client = await githubClient(http, url, await githubToken(url, shell.env));
  for (const kind of ['orgs', 'users']) {
    try {
      const path = `/${kind}/${owner}/repos?per_page=100&sort=full_name`;
      return (await restList(client, path, Repositories)).rows;
    } catch (error) {
      const reason = failureIn(error)?.reason;
      if (reason === undefined) throw error;
      if (reason.code === 'not-found') continue;
      throw new StadiumError('SOURCE', `the repositories of ${owner}: ${reason.detail}`, {
        hint: 'Try again later; a token in GH_TOKEN allows more questions an hour.',
        cause: error,
      });
    }
  }
  throw noSuchOwner(owner, url);
}

function isWanted(row: Row, { include, exclude = [] }: GithubInitOptions): boolean {
  const isNamed = (patterns: readonly string[]) => patterns.some((each) => matches(each, row.name));
  if (!/^[A-Za-z0-9]/.test(row.name) || isNamed(exclude)) return false;
  return include === undefined ? !row.fork : isNamed(include);
}

function matches(pattern: string, name: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[^A-Za-z0-9_-]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(name);
}

function foundRepository(row: Row): FoundRepository {
  return {
    name: row.name,
    repository: row.full_name,
    isArchived: row.archived,
    hints: [...(row.topics ?? []), ...(row.language ? [row.language] : [])],
    ...(row.description ? { description: row.description } : {}),
  };
}

function noSuchOwner(owner: string, url: string): StadiumError {
  return new StadiumError(
    'USAGE',
    `--github ${owner}: ${url} knows no such organisation or account`,
    {
      hint: 'Write the name as it stands behind github.com/.',
    },
  );
}

function nothingWanted(owner: string, rows: readonly Row[]): StadiumError {
  const what =
    rows.length === 0
      ? `${owner} has no public repository`
      : `none of the ${rows.length} repositories of ${owner} is wanted`;
  return new StadiumError('USAGE', `--github ${owner}: ${what}`, {
    hint: 'Forks are left out unless --include names them; --include and --exclude take names with *.',
  });
}
