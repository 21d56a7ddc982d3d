// Whom a commit is credited to: its author and those named as co-authors.

import type { PersonKey } from '../domain/people.ts';
import type { Answer } from './measure.ts';
import { tally } from './statistics.ts';
import type { Work } from './work.ts';

/** One entry for each person a commit is credited to. */
export function creditsOf(work: readonly Work[]): readonly PersonKey[] {
  return work.flatMap(({ people }) => people);
}

export function peopleOf(work: readonly Work[]): ReadonlySet<PersonKey> {
  return new Set(creditsOf(work));
}

export function countPeople(
  credits: readonly PersonKey[],
  counts: (commits: number, person: PersonKey) => boolean,
): Answer {
  const people = [...tally(credits)].filter(([person, commits]) => counts(commits, person));
  return { value: people.length, sample: credits.length };
}
