// Records that change over time, whole as JSON, with the state that their collection reached.

import type Database from 'libsql';
import type { DocumentStore } from '../domain/stores.ts';
import { transaction } from './transaction.ts';

/** The document store over an open database. */
export function documentStore(database: Database.Database): DocumentStore {
  const list = database
    .prepare('SELECT key, body FROM document WHERE source = ? AND scope = ? ORDER BY key')
    .raw();
  const put = database.prepare('INSERT OR REPLACE INTO document VALUES (?, ?, ?, ?)');
  const putState = database.prepare('INSERT OR REPLACE INTO scope VALUES (?, ?, ?)');
  const state = database.prepare('SELECT state FROM scope WHERE source = ? AND name = ?').raw();
  return {
    documents(source, scope) {
      const rows = list.all(source, scope) as [string, string][];
      return rows.map(([key, body]) => ({ key, body }));
    },
    putDocuments(source, scope, documents, reached) {
      transaction(database, () => {
        for (const { key, body } of documents) put.run(source, scope, key, body);
        putState.run(source, scope, reached);
      });
    },
    scopeState: (source, scope) => (state.get(source, scope) as [string] | undefined)?.[0],
  };
}
