// Searches of Gerrit that show the changes behind a figure.

import type { RepositoryName } from '../../domain/project.ts';
import type { TimeWindow } from '../../domain/time.ts';
import type { ChangeLinks, Terms } from '../../measure/reviews/links.ts';

const ready = 'status:open -is:wip -label:Workflow<=-1';
/** A day alone means its first second. */
const merged = ({ from, to }: TimeWindow) =>
  `status:merged mergedafter:${from} mergedbefore:"${to} 23:59:59"`;

const gerritTerms: Terms = {
  opened: ({ from }) => `after:${from}`,
  merged,
  backports: (window) => `${merged(window)} branch:^stable/.*`,
  abandoned: ({ from, to }) => `status:abandoned after:${from} before:${to}`,
  open: () => ready,
  'in-progress': () => 'status:open (is:wip OR label:Workflow<=-1)',
  reviewer: () => `${ready} -label:Workflow>=1 -label:Code-Review<=-1 -label:Verified<=-1`,
  submitter: () => `${ready} (label:Code-Review<=-1 OR label:Verified<=-1)`,
  gate: () => `${ready} label:Workflow>=1 -label:Code-Review<=-1 -label:Verified<=-1`,
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
