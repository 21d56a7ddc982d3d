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

/** People with so many commits. Two who turn out to be one may have them together. */
export function countPeople(credits: readonly PersonKey[], atLeast: number): Answer {
  const counts = [...tally(credits).values()];
  const value = counts.filter((commits) => commits >= atLeast).length;
  const rest = counts.reduce((sum, commits) => (commits < atLeast ? sum + commits : sum), 0);
  const ifJoined = { least: Math.min(value, 1), most: value + Math.floor(rest / atLeast) };
  return { value, sample: credits.length, ifJoined };
}

/** People for whom something is true; what joining two of them would change, the caller knows. */
export function countThose(
  credits: readonly PersonKey[],
  counts: (commits: number, person: PersonKey) => boolean,
): { readonly value: number; readonly sample: number } {
  const people = [...tally(credits)].filter(([person, commits]) => counts(commits, person));
  return { value: people.length, sample: credits.length };
}
