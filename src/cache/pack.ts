// A thousand commits in one text: people and paths stand in it once.

import type { Commit, Identity } from '../domain/facts.ts';

type PackedCommit = readonly [
  id: string,
  parents: readonly string[],
  author: number,
  coAuthors: readonly number[],
  authoredAt: number | null,
  committedAt: number | null,
  subject: string,
  changeId: string | null,
  paths: readonly number[],
];

export interface Part {
  readonly people: readonly (readonly [name: string, address: string])[];
  readonly paths: readonly string[];
  readonly commits: readonly PackedCommit[];
}

export function pack(commits: readonly Commit[]): string {
  const people = numbering<Identity>(({ name, address }) => `${name}\0${address}`);
  const paths = numbering<string>((path) => path);
  const rows = commits.map(
    (commit): PackedCommit => [
      commit.id,
      commit.parents,
      people.of(commit.author),
      commit.coAuthors.map(people.of),
      commit.authoredAt ?? null,
      commit.committedAt ?? null,
      commit.subject,
      commit.changeId ?? null,
      commit.paths.map(paths.of),
    ],
  );
  const part: Part = {
    people: people.all.map(({ name, address }) => [name, address]),
    paths: paths.all,
    commits: rows,
  };
  return JSON.stringify(part);
}

/** Each value once, and its number by what tells it from others. */
export function numbering<T>(keyOf: (value: T) => string): {
  readonly all: readonly T[];
  readonly of: (value: T) => number;
} {
  const numbers = new Map<string, number>();
  const all: T[] = [];
  return {
    all,
    of: (value) => {
      const key = keyOf(value);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, all.length);
      return all.push(value) - 1;
    },
  };
}
