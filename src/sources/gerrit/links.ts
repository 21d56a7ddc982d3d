// Searches of Gerrit that show the changes behind a figure.

import type { RepositoryName } from '../../domain/project.ts';
import type { ChangeLinks, Terms } from '../../measure/reviews/links.ts';

const gerritTerms: Terms = {
  opened: ({ from }) => `after:${from}`,
  merged: ({ from, to }) => `status:merged mergedafter:${from} mergedbefore:${to}`,
  abandoned: ({ from, to }) => `status:abandoned after:${from} before:${to}`,
  open: () => 'status:open',
  touched: ({ from, to }) => `after:${from} before:${to}`,
};

/** One search of Gerrit over all repositories. */
export function gerritLinks(url: string, repositories: readonly RepositoryName[]): ChangeLinks {
  const projects = repositories.map((name) => `project:${name}`).join(' OR ');
  const named = repositories.length === 1 ? projects : `(${projects})`;
  return ({ what, window }) => [
    `${url.replace(/\/+$/, '')}/q/${encodeURIComponent(`${named} ${gerritTerms[what](window)}`)}`,
  ];
}
