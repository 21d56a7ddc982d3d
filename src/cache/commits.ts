// Commits and reviews in the cache. Commits are packed a few thousand to a row: they are always read whole, and fast.

import type Database from 'libsql';
import type { Commit, Identity, MergedReview } from '../domain/facts.ts';
import type { CommitStore } from '../domain/stores.ts';
import { adding } from './adding.ts';
import type { Part } from './pack.ts';
import { transaction } from './transaction.ts';

/** The commit store over an open database. */
export function commitStore(database: Database.Database): CommitStore {
  const tips = database.prepare('SELECT id FROM tip WHERE repository = ?').raw();
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
    adding: (repository) => adding(database, repository),
    commits(repository) {
      const found = new Map<string, Commit>();
      const share = sharing();
      // Part by part: the texts of a long history take as much room as its commits.
      for (const row of parts.iterate(repository)) unpack((row as [string])[0], share, found);
      for (const { parents } of found.values()) shareIds(parents as string[], found);
      return found;
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

interface Sharing {
  readonly person: (name: string, address: string) => Identity;
  readonly path: (path: string) => string;
  /** The list of one path, which is what most commits touch. */
  readonly alone: (path: string) => readonly string[];
}

/** One text for an id, however many commits name it as their parent. */
function shareIds(parents: string[], found: ReadonlyMap<string, Commit>): void {
  for (const [at, id] of parents.entries()) parents[at] = found.get(id)?.id ?? id;
}

/** One object for the same person and the same path in all parts: a long history would hold thousands of copies. */
function sharing(): Sharing {
  const people = new Map<string, Identity>();
  const paths = new Map<string, string>();
  const lists = new Map<string, readonly string[]>();
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
    alone: (path) => {
      const list = lists.get(path) ?? [path];
      lists.set(path, list);
      return list;
    },
  };
}

const none: readonly never[] = [];

function unpack(body: string, share: Sharing, into: Map<string, Commit>): void {
  const part: Part = JSON.parse(body);
  const people = part.people.map(([name, address]) => share.person(name, address));
  const paths = part.paths.map(share.path);
  const nobody: Identity = { name: '', address: '' };
  const pathsOf = (found: readonly string[]) => {
    const [only, another] = found;
    if (only === undefined) return none;
    return another === undefined ? share.alone(only) : found;
  };
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
      paths: pathsOf(touched.map((each) => paths[each] ?? '')),
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
