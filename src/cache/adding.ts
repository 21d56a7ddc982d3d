// Commits stored as they are read, so that no history is ever held whole. They lie under a name that nobody asks for until the
// last one is there; then they get their own and the tip is covered, in one transaction.

import { randomUUID } from 'node:crypto';
import type Database from 'libsql';
import type { Commit } from '../domain/facts.ts';
import type { Adding } from '../domain/stores.ts';
import { pack } from './pack.ts';
import { transaction } from './transaction.ts';

const commitsAPart = 1000;

export function adding(database: Database.Database, repository: string): Adding {
  const staged = `${staging}${hoursSince1970()} ${randomUUID()}`;
  const addPart = database.prepare('INSERT INTO history VALUES (?, ?, ?)');
  let group: Commit[] = [];
  let parts = 0;
  const flush = () => {
    if (group.length > 0) addPart.run(staged, ++parts, pack(group));
    group = [];
  };
  return {
    add(commit) {
      group.push(commit);
      if (group.length >= commitsAPart) flush();
    },
    cover(tip) {
      flush();
      transaction(database, () => {
        const last = database
          .prepare('SELECT max(part) FROM history WHERE repository = ?')
          .raw()
          .get(repository) as [number | null];
        const moved = database
          .prepare('UPDATE history SET repository = ?, part = part + ? WHERE repository = ?')
          .run(repository, last[0] ?? 0, staged);
        if (moved.changes !== parts) throw new Error('commits on their way into it are gone');
        database.prepare('INSERT OR IGNORE INTO tip VALUES (?, ?)').run(repository, tip);
      });
    },
    giveUp() {
      database.prepare('DELETE FROM history WHERE repository = ?').run(staged);
    },
  };
}

/** What killed runs left behind: nobody reads a history for a day. */
export function forgetStaged(database: Database.Database): void {
  const forget = database.prepare('DELETE FROM history WHERE repository > ? AND repository < ?');
  forget.run(staging, `${staging}${hoursSince1970() - 24}`);
}

/** No repository's name begins with a blank. */
const staging = ' adding ';

function hoursSince1970(): number {
  return Math.floor(Date.now() / 3_600_000);
}
