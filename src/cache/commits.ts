// Commits and reviews in the cache. Commits are packed a thousand to a row: they are always read whole, and fast.

import type Database from 'libsql';
import type { Commit, Identity, MergedReview } from '../domain/facts.ts';
import type { CommitStore } from '../domain/stores.ts';
import { adding } from './adding.ts';
import { commitsOf, type Names } from './columns.ts';
import { numbering } from './pack.ts';
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
      const names = naming();
      const found: Commit[] = [];
      // Part by part: the texts of a long history take as much room as its commits.
      for (const row of parts.iterate(repository))
        for (const commit of commitsOf(JSON.parse((row as [string])[0]), names)) found.push(commit);
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

/** One number for the same person and the same path in all parts: a long history would hold thousands of copies. */
function naming(): Names {
  const people = numbering<Identity>(({ name, address }) => `${name}\0${address}`);
  const paths = numbering<string>((path) => path);
  return {
    ...{ people: people.all, paths: paths.all, numberOfPath: paths.of },
    numberOfPerson: (name, address) => people.of({ name, address }),
  };
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
