// Who is who on a day: the people of the data folder, then the .mailmap in the tree of each repository's tip of that day.

import { mailmapLines } from '../domain/mailmap.ts';
import { type People, type PeopleDirectory, peopleDirectory } from '../domain/people.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';
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
    const pins = pinsOf(past, asOf);
    const key = mailmapsAt(pins, texts)
      .map(({ text }) => text)
      .join('\0');
    const directory = made.get(key) ?? directoryOfDay(pins, texts, people, past.fleet.directory);
    made.set(key, directory);
    return directory;
  };
}

/** The same for one day, by its tips; the directory without mailmaps where none tells of anybody. */
export function directoryOfDay(
  pins: readonly InputPin[],
  texts: MailmapTexts,
  people: People,
  plain: PeopleDirectory,
): PeopleDirectory {
  const lines = mailmapsAt(pins, texts).flatMap(({ text }) => mailmapLines(text));
  return lines.length === 0 ? plain : peopleDirectory(people, lines);
}

/** For each repository: how many lines of its .mailmap say that somebody is another person than an earlier one says. */
export function contradictionsIn(
  pins: readonly InputPin[],
  texts: MailmapTexts,
  directory: PeopleDirectory,
): ReadonlyMap<RepositoryName, number> {
  const said = new Map<string, string>();
  const counts = new Map<RepositoryName, number>();
  for (const { repository, text } of mailmapsAt(pins, texts)) {
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

function mailmapsAt(pins: readonly InputPin[], texts: MailmapTexts): readonly MailmapOf[] {
  return pins.flatMap(({ repository, commit = '' }) => {
    const text = texts.get(commit) ?? '';
    return text === '' || repository === '*' ? [] : [{ repository, text }];
  });
}
