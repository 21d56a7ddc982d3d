// A loopback GitHub with GraphQL: repositories by alias, two lists of pull requests, fifty rows a page.

import type { IncomingMessage } from 'node:http';
import type { PullRow } from './github-data.ts';
import { json, type Loopback, loopback, type Reply, status } from './loopback.ts';

export interface GithubRepository {
  readonly pulls: PullRow[];
  readonly nameWithOwner?: string;
  readonly isArchived?: boolean;
  readonly archivedAt?: string;
  readonly hasIssuesEnabled?: boolean;
}

export interface GithubServer extends Loopback {
  readonly repositories: Map<string, GithubRepository>;
  fault: ((turn: number) => Reply | undefined) | undefined;
  beforePage: ((turn: number) => void) | undefined;
}

export async function githubServer(
  repositories: Readonly<Record<string, GithubRepository>>,
): Promise<GithubServer> {
  let turn = 0;
  const server = await loopback((request, response) => {
    turn++;
    const fault = github.fault?.(turn);
    if (fault !== undefined) return fault(request, response);
    if (request.url !== '/graphql') return status(404)(request, response);
    github.beforePage?.(turn);
    void bodyOf(request).then((body) => json(answer(JSON.parse(body)))(request, response));
  });
  const github: GithubServer = {
    ...server,
    repositories: new Map(Object.entries(repositories)),
    fault: undefined,
    beforePage: undefined,
  };

  function answer({
    query,
    variables,
  }: {
    query: string;
    variables: Record<string, string | number>;
  }) {
    if (query.includes('pullRequest(number'))
      return { data: { repository: rest(query, variables) } };
    const data: Record<string, unknown> = {};
    const errors: unknown[] = [];
    for (const part of query.split('\n').filter((line) => /r\d+: repository/.test(line))) {
      const index = /r(\d+): repository/.exec(part)?.[1] ?? '';
      const name = `${variables[`o${index}`]}/${variables[`n${index}`]}`;
      const found = github.repositories.get(name);
      data[`r${index}`] = found === undefined ? null : nodeOf(name, found, partAfter(query, index));
      if (found === undefined) {
        errors.push({
          type: 'NOT_FOUND',
          path: [`r${index}`],
          message: `Could not resolve to a Repository with the name '${name}'.`,
        });
      }
    }
    return errors.length > 0 ? { data, errors } : { data };
  }

  function rest(query: string, variables: Record<string, string | number>) {
    const pulls =
      github.repositories.get(`${variables['owner']}/${variables['name']}`)?.pulls ?? [];
    const pull = pulls.find(({ number }) => number === variables['number']);
    const list = query.includes('list: reviews') ? pull?.reviews : pull?.comments;
    return {
      pullRequest: { list: cut<unknown>(list?.nodes ?? [], Number(variables['after']), 100) },
    };
  }
  return github;
}

function partAfter(query: string, index: string): string {
  return query.split(`r${index}: repository`)[1]?.split(/\nr\d+: repository/)[0] ?? '';
}

function nodeOf(name: string, repository: GithubRepository, part: string) {
  const lists: Record<string, unknown> = {};
  for (const list of ['recent', 'open']) {
    const asked = new RegExp(`${list}: pullRequests\\(([^)]*)\\)`).exec(part)?.[1];
    if (asked === undefined) continue;
    const after = Number(/after: "(\d+)"/.exec(asked)?.[1] ?? 0);
    const rows = repository.pulls
      .filter(({ state }) => list === 'recent' || state === 'OPEN')
      .toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
    const page = cut(rows, after, 50);
    const nodes = page.nodes.map((row) => ({
      ...row,
      reviews: cut<unknown>(row.reviews.nodes, 0, 50),
      comments: cut<unknown>(row.comments.nodes, 0, 50),
    }));
    lists[list] = { totalCount: rows.length, ...page, nodes };
  }
  return {
    nameWithOwner: repository.nameWithOwner ?? name,
    isArchived: repository.isArchived ?? false,
    archivedAt: repository.archivedAt ?? null,
    hasIssuesEnabled: repository.hasIssuesEnabled ?? true,
    defaultBranchRef: { name: 'main' },
    issues: { totalCount: 7 },
    releases: {
      nodes: [
        { tagName: 'v1', publishedAt: '2026-03-01T00:00:00Z' },
        { tagName: 'draft', publishedAt: null },
      ],
    },
    ...lists,
  };
}

function cut<T>(rows: readonly T[], after: number, size: number) {
  const end = after + size;
  const hasNextPage = rows.length > end;
  return { nodes: rows.slice(after, end), pageInfo: { hasNextPage, endCursor: String(end) } };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
