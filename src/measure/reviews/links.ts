// Where a reader can see the changes or builds behind a figure.

import type { RepositoryName } from '../../domain/project.ts';
import type { TimeWindow } from '../../domain/time.ts';

export interface ChangeSearch {
  readonly what: 'opened' | 'merged' | 'abandoned' | 'open' | 'touched';
  readonly window: TimeWindow;
}

/** Addresses of searches that show a set of changes. */
export type ChangeLinks = (search: ChangeSearch) => readonly string[];

type Terms = Readonly<Record<ChangeSearch['what'], (window: TimeWindow) => string>>;

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

const githubTerms: Terms = {
  opened: ({ from, to }) => `created:${from}..${to}`,
  merged: ({ from, to }) => `is:merged merged:${from}..${to}`,
  abandoned: ({ from, to }) => `is:unmerged closed:${from}..${to}`,
  open: () => 'is:open',
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

/** Addresses of Zuul's pages: the buildsets, or the builds of one job. */
export type GateLinks = (job?: string) => readonly string[];

export function zuulLinks(
  url: string,
  tenant: string,
  repositories: readonly RepositoryName[],
  pipeline = 'gate',
): GateLinks {
  const page = `${url.replace(/\/+$/, '')}/t/${encodeURIComponent(tenant)}`;
  const projects = repositories.map((name) => `project=${encodeURIComponent(name)}`).join('&');
  return (job) => {
    const shown = job === undefined ? 'buildsets' : 'builds';
    const filter = job === undefined ? '' : `&job_name=${encodeURIComponent(job)}`;
    return [`${page}/${shown}?${projects}&pipeline=${pipeline}${filter}`];
  };
}
