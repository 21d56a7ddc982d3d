// Bodies of HTTP answers, kept for conditional requests.

import type Database from 'libsql';
import type { ResponseStore } from '../domain/stores.ts';

type Row = readonly [etag: string | null, modified: string | null, body: string, stored: string];

/** The response store over an open database. */
export function responseStore(database: Database.Database): ResponseStore {
  const find = database
    .prepare('SELECT etag, modified, body, stored FROM response WHERE key = ?')
    .raw();
  const put = database.prepare('INSERT OR REPLACE INTO response VALUES (?, ?, ?, ?, ?)');
  return {
    response(key) {
      const row = find.get(key) as Row | undefined;
      if (row === undefined) return undefined;
      const [etag, modified, body, storedAt] = row;
      return { etag: etag ?? undefined, lastModified: modified ?? undefined, body, storedAt };
    },
    putResponse(key, { etag, lastModified, body, storedAt }) {
      put.run(key, etag ?? null, lastModified ?? null, body, storedAt);
    },
  };
}
