// Searches of GitHub that show the pull requests behind a figure.

import type { RepositoryName } from '../../domain/project.ts';
import type { ChangeLinks, Terms } from '../../measure/reviews/links.ts';

const githubTerms: Terms = {
  opened: ({ from, to }) => `created:${from}..${to}`,
  merged: ({ from, to }) => `is:merged merged:${from}..${to}`,
  abandoned: ({ from, to }) => `is:unmerged closed:${from}..${to}`,
  backports: ({ from, to }) => `is:merged merged:${from}..${to}`,
  open: () => 'is:open draft:false',
  'in-progress': () => 'is:open draft:true',
  reviewer: () => 'is:open draft:false -review:changes_requested',
  submitter: () => 'is:open draft:false review:changes_requested',
  gate: () => 'is:open draft:false review:approved',
  touched: ({ from, to }) => `updated:${from}..${to}`,
};

/** One search of GitHub for each repository; `url` may be that of the pages or of the interface. */
export function githubLinks(url: string, repositories: readonly RepositoryName[]): ChangeLinks {
  return ({ what, window }) =>
    repositories.map((name) => {
      const query = encodeURIComponent(`is:pr ${githubTerms[what](window)}`);
      return `${pagesOf(url)}/${name}/pulls?q=${query}`;
    });
}

function pagesOf(url: string): string {
  const base = url.replace(/\/+$/, '').replace(/\/api\/v3$/, '');
  return base === 'https://api.github.com' ? 'https://github.com' : base;
}
