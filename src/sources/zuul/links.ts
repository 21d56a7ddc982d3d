// Pages of Zuul that show the runs behind a figure.

import type { RepositoryName } from '../../domain/project.ts';

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
