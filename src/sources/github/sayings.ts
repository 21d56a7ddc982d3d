// What a project says of itself in the description that GitHub shows beside its name.

import { endingInDescription } from '../../domain/endings.ts';
import type { Known } from '../../domain/facts.ts';
import { isInTree, type Project, type RepositoryName } from '../../domain/project.ts';
import type { Saying } from '../../domain/sayings.ts';
import { addDays, type IsoDate } from '../../domain/time.ts';
import type { HostedRepository } from './facts.ts';

/** GitHub keeps no earlier description: today's says little of years ago. */
const tellsDays = 366;

/** `askedAt` is the instant of the run; what is said carries its day, since nobody knows from when the words are. */
export function descriptionSayings(
  project: Project,
  hosted: ReadonlyMap<RepositoryName, Known<HostedRepository>>,
  asOf: IsoDate,
  askedAt: string,
): readonly Saying[] {
  const readOn = askedAt.slice(0, 10);
  if (isInTree(project) || asOf < addDays(readOn, -tellsDays)) return [];
  return project.repositories.flatMap((repository): readonly Saying[] => {
    const found = hosted.get(repository);
    const description = found?.state === 'known' ? (found.value.description ?? '') : '';
    const ending = endingInDescription(description, repository);
    if (ending === undefined) return [];
    return [{ ...ending, source: 'github', repository, path: 'description', readOn }];
  });
}
