// Pull requests with more reviews or comments than came along are read to their end.

import { z } from 'zod';
import type { RepositoryName } from '../../domain/project.ts';
import { SourceFailure } from '../../http/failure.ts';
import {
  Comments,
  type GraphqlError,
  type PullRequest,
  type PullRequestNode,
  Reviews,
} from './answers.ts';
import { type GithubClient, graphql, shaped } from './client.ts';
import { commentFields, reviewFields } from './question.ts';

const mostPages = 200;

/** Reads on where a pull request has more reviews or comments than came with it. */
export async function completed(
  client: GithubClient,
  repository: RepositoryName,
  { reviews, comments, commits, ...pull }: PullRequestNode,
): Promise<PullRequest> {
  const of = { repository, number: pull.number };
  return {
    ...pull,
    head: commits.nodes.at(-1)?.commit,
    reviews: await readOn(
      client,
      { ...of, what: 'reviews', fields: reviewFields },
      Reviews,
      reviews,
    ),
    comments: await readOn(
      client,
      { ...of, what: 'comments', fields: commentFields },
      Comments,
      comments,
    ),
  };
}

interface Connection<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly T[];
}

interface Place {
  readonly repository: RepositoryName;
  readonly number: number;
  readonly what: 'reviews' | 'comments';
  readonly fields: string;
}

async function readOn<T>(
  client: GithubClient,
  place: Place,
  schema: z.ZodType<Connection<T>>,
  first: Connection<T>,
): Promise<readonly T[]> {
  const rows = [...first.nodes];
  let { hasNextPage, endCursor } = first.pageInfo;
  for (let pages = 0; hasNextPage; pages++) {
    if (pages >= mostPages || endCursor === null) {
      const detail = `${place.what} of ${place.repository}#${place.number} do not end`;
      throw new SourceFailure('pagination', detail);
    }
    const next = shaped(await listAfter(client, place, endCursor), schema, place.what);
    rows.push(...next.nodes);
    ({ hasNextPage, endCursor } = next.pageInfo);
  }
  return rows;
}

const Nested = z.object({ pullRequest: z.object({ list: z.unknown() }) });

async function listAfter(
  client: GithubClient,
  { repository, number, what, fields }: Place,
  after: string,
): Promise<unknown> {
  const [owner, name] = repository.split('/');
  const query = `query ($owner: String!, $name: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $name) { pullRequest(number: $number) {
      list: ${what}(first: 100, after: $after) { ${fields} } } } }`;
  const { data, errors } = await graphql(client, query, { owner, name, number, after });
  if (errors !== undefined) throw failureOf(errors[0]);
  return shaped(data?.['repository'], Nested, repository).pullRequest.list;
}

/** What an error inside an answer means. */
export function failureOf(error: GraphqlError | undefined): SourceFailure {
  const said = error?.message ?? 'no data';
  if (error?.type === 'NOT_FOUND') return new SourceFailure('not-found', `GitHub: ${said}`);
  if (error?.type === 'FORBIDDEN' || error?.type === 'INSUFFICIENT_SCOPES')
    return new SourceFailure('auth', `GitHub: ${said}`);
  if (error?.type === 'RATE_LIMITED') return new SourceFailure('rate-limited', `GitHub: ${said}`);
  return new SourceFailure('bad-answer', `GitHub answers with an error: ${said}`);
}
