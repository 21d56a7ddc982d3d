// Commits and reviews in the cache. Commits are packed a few thousand to a row: they are always read whole, and fast.

import type Database from 'libsql';
import type { Commit, Identity, MergedReview } from '../domain/facts.ts';
import type { CommitStore } from '../domain/stores.ts';
import { transaction } from './transaction.ts';

const commitsAPart = 4000;

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

interface Part {
  readonly people: readonly (readonly [name: string, address: string])[];
  readonly paths: readonly string[];
  readonly commits: readonly PackedCommit[];
}

/** The commit store over an open database. */
export function commitStore(database: Database.Database): CommitStore {
  const tips = database.prepare('SELECT id FROM tip WHERE repository = ?').raw();
  const addTip = database.prepare('INSERT OR IGNORE INTO tip VALUES (?, ?)');
  const lastPart = database.prepare('SELECT max(part) FROM history WHERE repository = ?').raw();
  const addPart = database.prepare('INSERT INTO history VALUES (?, ?, ?)');
  const parts = database
    .prepare('SELECT body FROM history WHERE repository = ? ORDER BY part')
    .raw();
  const notes = database.prepare('SELECT note FROM review WHERE repository = ?').raw();
  const addNote = database.prepare('INSERT OR REPLACE INTO review VALUES (?, ?, ?)');
  const reviews = database
    .prepare('SELECT note, body FROM review WHERE repository = ? ORDER BY note')
    .raw();

  return {
    coveredTips: (repository) => column(tips.all(repository)),
    addCommits(repository, tip, commits) {
      transaction(database, () => {
        const [last] = lastPart.get(repository) as [number | null];
        let part = (last ?? 0) + 1;
        for (const body of packed(commits)) addPart.run(repository, part++, body);
        addTip.run(repository, tip);
      });
    },
    commits(repository) {
      const found = new Map<string, Commit>();
      const share = sharing();
      for (const body of column(parts.all(repository))) unpack(body, share, found);
      return [...found.values()];
    },
    knownNotes: (repository) => new Set(column(notes.all(repository))),
    addReviews(repository, found) {
      transaction(database, () => {
        for (const [note, review] of found) addNote.run(repository, note, JSON.stringify(review));
      });
    },
    reviews(repository) {
      const rows = reviews.all(repository) as [string, string][];
      return new Map(rows.map(([note, body]) => [note, toReview(JSON.parse(body))]));
    },
  };
}

function column(rows: unknown[]): readonly string[] {
  return (rows as [string][]).map(([value]) => value);
}

function* packed(commits: Iterable<Commit>): Generator<string> {
  let group: Commit[] = [];
  for (const commit of commits) {
    group.push(commit);
    if (group.length < commitsAPart) continue;
    yield pack(group);
    group = [];
  }
  if (group.length > 0) yield pack(group);
}

function pack(commits: readonly Commit[]): string {
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

function numbering<T>(keyOf: (value: T) => string): {
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

interface Sharing {
  readonly person: (name: string, address: string) => Identity;
  readonly path: (path: string) => string;
}

/** One object for the same person and the same path in all parts: a long history would hold thousands of copies. */
function sharing(): Sharing {
  const people = new Map<string, Identity>();
  const paths = new Map<string, string>();
  return {
    person: (name, address) => {
      const key = `${name}\0${address}`;
      const person = people.get(key) ?? { name, address };
      people.set(key, person);
      return person;
    },
    path: (path) => {
      const known = paths.get(path) ?? path;
      paths.set(path, known);
      return known;
    },
  };
}

const none: readonly never[] = [];

function unpack(body: string, share: Sharing, into: Map<string, Commit>): void {
  const part: Part = JSON.parse(body);
  const people = part.people.map(([name, address]) => share.person(name, address));
  const paths = part.paths.map(share.path);
  const nobody: Identity = { name: '', address: '' };
  for (const [
    id,
    parents,
    author,
    coAuthors,
    authored,
    committed,
    subject,
    change,
    touched,
  ] of part.commits) {
    into.set(id, {
      id,
      parents,
      author: people[author] ?? nobody,
      coAuthors: coAuthors.length === 0 ? none : coAuthors.map((each) => people[each] ?? nobody),
      authoredAt: authored ?? undefined,
      committedAt: committed ?? undefined,
      subject,
      changeId: change ?? undefined,
      paths: touched.length === 0 ? none : touched.map((each) => paths[each] ?? ''),
    });
  }
}

/** JSON leaves out what is undefined; the type asks for every key. */
function toReview(
  stored: Partial<MergedReview> & Pick<MergedReview, 'commit' | 'votes'>,
): MergedReview {
  return {
    commit: stored.commit,
    changeNumber: stored.changeNumber,
    url: stored.url,
    project: stored.project,
    branch: stored.branch,
    votes: stored.votes,
    submitter: stored.submitter,
    submittedAt: stored.submittedAt,
  };
}
