// The cache file: opened, checked, brought to our schema. What is not ours is never overwritten.

import {
  chmodSync,
  closeSync,
  existsSync,
  linkSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'libsql';
import { makeFolder, ownerOnly, removeParts } from '../disk/write.ts';
import { StadiumError } from '../domain/errors.ts';
import type { Cache } from '../domain/stores.ts';
import { forgetStaged } from './adding.ts';
import { commitStore } from './commits.ts';
import { documentStore } from './documents.ts';
import { responseStore } from './responses.ts';

const fileName = 'cache.sqlite';
/**
 * Histories of an older format are read anew. 2: co-authors and Change-Ids are read from anywhere in a message. 3: dates are
 * kept as git said them, also those that cannot be true.
 */
const schemaVersion = 3;
/** How long a second process waits for the first to finish a transaction, in milliseconds. */
const busyTimeout = 10_000;

const schema = `
  CREATE TABLE tip (repository TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (repository, id)) WITHOUT ROWID;
  CREATE TABLE history (repository TEXT NOT NULL, part INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (repository, part));
  CREATE TABLE review (repository TEXT NOT NULL, note TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (repository, note));
  CREATE TABLE response (key TEXT PRIMARY KEY, etag TEXT, modified TEXT, body TEXT NOT NULL, stored TEXT NOT NULL);
  CREATE TABLE document (source TEXT NOT NULL, scope TEXT NOT NULL, key TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (source, scope, key));
  CREATE TABLE scope (source TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, PRIMARY KEY (source, name));
  PRAGMA user_version = ${schemaVersion};
`;

const forgetHistories = `DELETE FROM tip; DELETE FROM history; PRAGMA user_version = ${schemaVersion};`;

/**
 * Opens the cache in the folder, making both where they are missing.
 *
 * @throws StadiumError `STORE` naming the file, when it is not ours, newer than this program, damaged or not writable.
 */
export function openCache(folder: string): Cache {
  const path = join(folder, fileName);
  const database = explaining(path, () => {
    makeFolder(folder, ownerOnly);
    if (!existsSync(path)) make(path);
    refuseForeignFile(path);
    const opened = new Database(path);
    chmodSync(path, 0o600);
    try {
      prepare(opened, path);
      return opened;
    } catch (error) {
      opened.close();
      throw error;
    }
  });
  const stores = {
    ...commitStore(database),
    ...responseStore(database),
    ...documentStore(database),
  };
  return {
    ...guarded(stores, path),
    adding: (repository) => guarded(stores.adding(repository), path),
    close: () => close(database),
  };
}

/** All into the one file at once, as far as nobody else is at work: left to itself that happens when the process ends. */
function close(database: Database.Database): void {
  database.exec('PRAGMA busy_timeout = 0');
  try {
    database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').raw().get();
  } catch {
    // On a full disk: what was stored stands in the log beside it, and is read from there.
  }
  database.close();
}

export function hasCache(folder: string): boolean {
  return existsSync(join(folder, fileName));
}

/** Under a name that nobody reads until it is whole: a run that ends here leaves no file that looks damaged. */
function make(path: string): void {
  removeParts(dirname(path));
  const part = `${path}.${process.pid}.part`;
  try {
    const database = new Database(part);
    try {
      database.exec(`PRAGMA journal_mode = MEMORY; ${schema}`);
    } finally {
      database.close();
    }
    chmodSync(part, 0o600);
    // Unlike a rename it leaves alone what another process has made meanwhile.
    linkSync(part, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(part, { force: true });
  }
}

function prepare(database: Database.Database, path: string): void {
  database.exec(`PRAGMA busy_timeout = ${busyTimeout}`);
  const mode = database.prepare('PRAGMA journal_mode = WAL').raw().get();
  if (!Array.isArray(mode) || mode[0] !== 'wal') throw new Error('it cannot be kept in WAL mode');
  database.exec('PRAGMA synchronous = NORMAL');
  // Two processes may come here at once: the write lock lets one of them make the tables.
  database.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(database);
    if (version > schemaVersion) throw newer(path, version);
    if (version === 0) throw new Error('it is the database of another program');
    if (version > 0 && version < schemaVersion) database.exec(forgetHistories);
    forgetStaged(database);
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

function versionOf(database: Database.Database): number {
  const row = database.prepare('PRAGMA user_version').raw().get();
  return Array.isArray(row) ? Number(row[0]) : 0;
}

/** SQLite takes an empty file for a new database, and would build on it whatever it was meant to be. */
function refuseForeignFile(path: string): void {
  if (!existsSync(path)) return;
  const { size } = statSync(path);
  if (size === 0) throw new Error('it is empty');
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  readSync(file, head, 0, 16, 0);
  closeSync(file);
  if (head.toString('latin1') !== 'SQLite format 3\0') throw new Error('it is not a database');
}

function newer(path: string, version: number): StadiumError {
  return new StadiumError(
    'STORE',
    `the cache ${path} has format ${version}; this program knows up to ${schemaVersion}.`,
    { hint: `Use the newer program, or another --cache, or delete it. ${harmless}` },
  );
}

const harmless = 'Deleting the cache costs time, never data.';

function explaining<T>(path: string, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof StadiumError) throw cause;
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new StadiumError('STORE', `the cache ${path} cannot be used: ${said}.`, {
      hint: `See that its folder can be written and has room; if the file is damaged, delete it. ${harmless}`,
      cause,
    });
  }
}

type AnyFunction = (...args: never[]) => unknown;

/** The same functions, whose failures name the file. */
function guarded<T extends object>(stores: T, path: string): T {
  const entries = Object.entries(stores).map(([name, step]: [string, AnyFunction]) => [
    name,
    (...args: never[]) => explaining(path, () => step(...args)),
  ]);
  return Object.fromEntries(entries) as T;
}
