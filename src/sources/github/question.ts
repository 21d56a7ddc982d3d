// The text of the questions to GitHub's GraphQL.

import type { Wanted } from './read.ts';

const author = 'author { __typename login }';
const page = 'pageInfo { hasNextPage endCursor }';
export const reviewFields = `${page} nodes { ${author} authorAssociation state submittedAt commit { oid } }`;
export const commentFields = `${page} nodes { ${author} createdAt }`;
const pullFields = `totalCount ${page} nodes {
  number title url state isDraft createdAt updatedAt closedAt baseRefName ${author}
  commits(last: 1) { nodes { commit { oid committedDate } } }
  reviews(first: 50) { ${reviewFields} }
  comments(first: 50) { ${commentFields} }
}`;
const repositoryFields = `nameWithOwner description isArchived archivedAt hasIssuesEnabled
  defaultBranchRef { name }
  issues(states: OPEN) { totalCount }
  releases(first: 20, orderBy: { field: CREATED_AT, direction: DESC }) { nodes { tagName publishedAt } }`;
const newestFirst = 'orderBy: { field: UPDATED_AT, direction: DESC }';

export type ListName = 'recent' | 'open';

const lists: Readonly<Record<ListName, string>> = {
  recent: newestFirst,
  open: `states: OPEN, ${newestFirst}`,
};

/** A repository to ask for, with the lists to be read and the cursor from which each goes on. */
export interface Asked {
  readonly wanted: Wanted;
  readonly pending: ReadonlyMap<ListName, string | null>;
}

/** One question for all repositories; the answer holds them as `r0`, `r1`, … */
export function questionOf(open: readonly Asked[]): string {
  const variables = open.flatMap((_, index) => [`$o${index}: String!`, `$n${index}: String!`]);
  const parts = open.map(({ pending }, index) => {
    const connections = [...pending].map(([name, cursor]) => {
      const after = cursor === null ? '' : `, after: ${JSON.stringify(cursor)}`;
      return `${name}: pullRequests(first: 50, ${lists[name]}${after}) { ${pullFields} }`;
    });
    const fields = `${repositoryFields} ${connections.join(' ')}`;
    return `r${index}: repository(owner: $o${index}, name: $n${index}, followRenames: true) { ${fields} }`;
  });
  return `query (${variables.join(', ')}) { ${parts.join('\n')} }`;
}

export function variablesOf(open: readonly Asked[]): Record<string, string> {
  const pairs = open.flatMap(({ wanted }, index) => {
    const [owner = '', name = ''] = wanted.name.split('/');
    return [
      [`o${index}`, owner],
      [`n${index}`, name],
    ];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}
