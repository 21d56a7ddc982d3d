// Who made a commit: author and co-authors, machines told apart, a tool of a person counted as the person.

import type { Commit, Identity } from '../domain/facts.ts';
import { namedOnce } from '../domain/identity.ts';
import type { PeopleDirectory, PersonKey } from '../domain/people.ts';

export interface Credit {
  readonly isBot: boolean;
  readonly people: readonly PersonKey[];
  readonly identities: readonly Identity[];
}

export function remembered<K, T>(memo: Map<K, T>, key: K, make: () => T): T {
  const known = memo.get(key);
  if (known !== undefined) return known;
  const made = make();
  memo.set(key, made);
  return made;
}

/** A commit by an assistant that names people is those people's: it is a tool of theirs. */
export function creditMemo(directory: PeopleDirectory): (commit: Commit) => Credit {
  const byAuthor = new Map<string, Credit>();
  function creditOf(commit: Commit): Credit {
    const humans = new Map<PersonKey, Identity>();
    for (const identity of namedOnce([commit.author, ...commit.coAuthors])) {
      const person = directory.personOf(identity);
      if (!directory.isBot(identity) && !humans.has(person)) humans.set(person, identity);
    }
    const author = directory.machineKind(commit.author);
    const isBot = author !== undefined && (author !== 'assistant' || humans.size === 0);
    return { isBot, people: [...humans.keys()], identities: [...humans.values()] };
  }
  return (commit) => {
    if (commit.coAuthors.length > 0) return creditOf(commit);
    const key = `${commit.author.address}\0${commit.author.name}`;
    return remembered(byAuthor, key, () => creditOf(commit));
  };
}
