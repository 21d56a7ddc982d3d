// What a host says of a repository as a whole: whether it takes changes at all.

import type { Known } from '../../domain/facts.ts';
import type { MeasureDefinition } from '../../domain/measurement.ts';
import type { Project } from '../../domain/project.ts';
import { dayOf, endOfDay, type TimeWindow } from '../../domain/time.ts';
import type { Answer } from '../../measure/measure.ts';
import type { HostedRepository } from './facts.ts';

/** The one measure made from it. */
export const archived: MeasureDefinition = {
  id: 'archived',
  title: 'archived on GitHub',
  unit: 'yes-no',
  window: 'as-of',
  source: 'github',
  group: 'governance',
  definition:
    'Whether every repository of the project, or its mirror, was marked as archived on GitHub by the as-of day.',
  limits:
    "GitHub tells the day only with a token; without it, today's mark counts for any day. Mirrors are archived late.",
  restsOn: 'project',
  better: 'less',
};

/** Unknown where one repository is; a repository that GitHub does not have is no answer either. */
export function archivedAnswer(
  hosted: readonly (Known<HostedRepository> | undefined)[],
  window: TimeWindow,
  url: string,
  { repositories }: Pick<Project, 'repositories'>,
): Answer {
  const known: HostedRepository[] = [];
  for (const each of hosted) {
    if (each === undefined)
      return { unknown: { code: 'not-collected', detail: 'GitHub was not asked' } };
    if (each.state === 'unknown') return { unknown: each.reason };
    known.push(each.value);
  }
  const wasArchived = ({ isArchived, archivedAt }: HostedRepository) =>
    isArchived && (archivedAt ?? 0) <= endOfDay(window.to);
  const site = url.replace('api.github.com', 'github.com').replace(/\/+$/, '');
  const isArchived = known.every(wasArchived);
  const days = known.map(({ archivedAt }) => archivedAt);
  const last = days.reduce(
    (latest, day) => (latest && day ? Math.max(latest, day) : undefined),
    days[0],
  );
  return {
    value: isArchived ? 1 : 0,
    ...(isArchived && last !== undefined && { since: dayOf(last) }),
    sample: known.length,
    links: repositories.map((name) => `${site}/${name}`),
  };
}
