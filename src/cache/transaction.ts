// All or nothing: a run that is killed in the middle leaves what was there before.

import type Database from 'libsql';

/** Runs the step in one write transaction. */
export function transaction(database: Database.Database, step: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    step();
    database.exec('COMMIT');
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
