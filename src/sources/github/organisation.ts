// The repositories of an organisation or an account, as GitHub lists them.

import { z } from 'zod';
import { StadiumError } from '../../domain/errors.ts';
import { failureIn } from '../../http/failure.ts';
import type { Asked, ListedRepository } from '../source.ts';
import { type GithubClient, githubClient, restList } from './client.ts';
import { githubToken } from './token.ts';

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

/** Undefined where GitHub knows neither an organisation nor an account of that name. Throws SOURCE where it is not reached. */
export async function repositoriesOwnedBy(
  owner: string,
  { http, env, ...host }: Asked,
): Promise<readonly ListedRepository[] | undefined> {
  if (!/^[A-Za-z0-9][\w-]*$/.test(owner)) return undefined;
  const client = await githubClient(http, host.url, await githubToken(host, env));
  const each = { per_page: 100, sort: 'full_name' } as const;
  const rows =
    (await rowsOf(owner, client, client.rest.repos.listForOrg({ org: owner, ...each }))) ??
    (await rowsOf(owner, client, client.rest.repos.listForUser({ username: owner, ...each })));
  return rows?.map(listed);
}

async function rowsOf(
  owner: string,
  client: GithubClient,
  first: Parameters<typeof restList>[1],
): Promise<readonly Row[] | undefined> {
  try {
    return (await restList(client, first, Repositories)).rows;
  } catch (error) {
    const reason = failureIn(error)?.reason;
    if (reason === undefined) throw error;
    if (reason.code === 'not-found') return undefined;
    throw new StadiumError('SOURCE', `the repositories of ${owner}: ${reason.detail}`, {
      hint: reason.code === 'unreachable' ? offTheNet : askedTooOften,
      cause: error,
    });
  }
}

const offTheNet =
  'Try again where it can be reached, or list the repositories in a stadium.yaml by hand: docs/other-families.md shows one.';
const askedTooOften = 'Try again later; a token in GH_TOKEN allows more questions an hour.';

function listed(row: Row): ListedRepository {
  return {
    name: row.name,
    repository: row.full_name,
    isArchived: row.archived,
    isFork: row.fork,
    hints: [...(row.topics ?? []), ...(row.language ? [row.language] : [])],
    ...(row.description ? { description: row.description } : {}),
  };
}
