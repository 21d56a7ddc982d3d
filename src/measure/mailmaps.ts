// Who is who on a day: the people of the data folder, then the .mailmap in the tree of each repository's tip of that day.

import { mailmapLines } from '../domain/mailmap.ts';
import { type People, type PeopleDirectory, peopleDirectory } from '../domain/people.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';
import { type Past, pinsOf } from './project.ts';

/** Text of the .mailmap by commit; empty where a tree has none. */
export type MailmapTexts = ReadonlyMap<string, string>;

/** Honoured for the whole fleet: whom one repository knows by two addresses is one person in all. */
export function directoryByDay(
  past: Past,
  people: People,
  texts: MailmapTexts,
): (asOf: IsoDate) => PeopleDirectory {
  const made = new Map<string, PeopleDirectory>();
  return (asOf) => {
    const all = mailmapsAt(past, texts, asOf).map(({ text }) => text);
    const key = all.join('\0');
    const lines = all.flatMap(mailmapLines);
    const directory =
      made.get(key) ?? (lines.length === 0 ? past.fleet.directory : peopleDirectory(people, lines));
    made.set(key, directory);
    return directory;
  };
}

/** For each repository: how many lines of its .mailmap say that somebody is another person than an earlier one says. */
export function contradictionsAt(
  past: Past,
  texts: MailmapTexts,
  asOf: IsoDate,
): ReadonlyMap<RepositoryName, number> {
  const directory = past.directoryAt?.(asOf) ?? past.fleet.directory;
  const said = new Map<string, string>();
  const counts = new Map<RepositoryName, number>();
  for (const { repository, text } of mailmapsAt(past, texts, asOf)) {
    for (const { address, commitAddress, commitName } of mailmapLines(text)) {
      const person = directory.personOf({ name: '', address });
      const key = `${commitAddress}\0${commitName ?? ''}`;
      const first = said.get(key);
      said.set(key, first ?? person);
      if (first !== undefined && first !== person)
        counts.set(repository, (counts.get(repository) ?? 0) + 1);
    }
  }
  return counts;
}

interface MailmapOf {
  readonly repository: RepositoryName;
  readonly text: string;
}

function mailmapsAt(past: Past, texts: MailmapTexts, asOf: IsoDate): readonly MailmapOf[] {
  return pinsOf(past, asOf).flatMap(({ repository, commit = '' }) => {
    const text = texts.get(commit) ?? '';
    return text === '' || repository === '*' ? [] : [{ repository, text }];
  });
}
