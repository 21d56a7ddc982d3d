// One row of a facts file, column by column: the form that engines read, and the names they ask by.

import { createHash } from 'node:crypto';
import type { SchemaElement } from 'hyparquet';
import type { FactsRow, PageVersion } from '../domain/fact-files.ts';
import type { Commit, Identity, MergedReview, NamingFile, Tag } from '../domain/facts.ts';
import { namedOnce } from '../domain/identity.ts';

/** A row of any kind; what a kind has no use for stays empty. */
export interface Row {
  readonly kind: 'commit' | 'tag' | 'review' | 'naming' | 'mailmap' | 'page';
  /** The commit that it speaks of; of a page its paths. */
  readonly id: string;
  readonly commit?: FactsRow;
  /** What no engine asks for, as JSON. */
  readonly body?: Tag | MergedReview | NamingFile | PageVersion | string;
}

type Value = string | number | bigint | readonly string[] | undefined;

interface Column {
  readonly name: string;
  readonly type: 'text' | 'count' | 'seconds' | 'texts';
  readonly of: (row: Row, repository: string) => Value;
}

const text = (name: string, of: Column['of']): Column => ({ name, type: 'text', of });
const count = (name: string, of: Column['of']): Column => ({ name, type: 'count', of });
const seconds = (name: string, of: (commit: FactsRow) => number | undefined): Column => ({
  ...{ name, type: 'seconds' },
  of: ({ commit }) => bigOf(commit && of(commit)),
});
const texts = (name: string, of: (row: Row) => readonly string[] | undefined): Column => ({
  ...{ name, type: 'texts' },
  of: (row) => of(row) ?? [],
});

export const columns: readonly Column[] = [
  text('kind', ({ kind }) => kind),
  text('repository', (_row, repository) => repository),
  text('id', ({ id }) => id),
  count('position', ({ commit }) => commit?.position),
  seconds('landed_at', ({ landedAt }) => landedAt),
  text('origin', ({ commit }) => commit?.origin),
  count('parent_count', ({ commit }) => commit?.commit.parents.length),
  texts('parents', ({ commit }) => commit?.commit.parents),
  texts('people', ({ commit }) => commit && peopleOf(commit.commit)),
  seconds('authored_at', ({ commit }) => commit.authoredAt),
  seconds('committed_at', ({ commit }) => commit.committedAt),
  text('subject', ({ commit }) => commit?.commit.subject),
  text('folded', ({ commit }) => commit?.subject),
  text('change_id', ({ commit }) => commit?.commit.changeId),
  text('written', ({ commit }) => commit?.written && digest(commit.written)),
  texts('paths', ({ commit }) => commit?.commit.paths),
  texts('dictated', ({ commit }) => commit?.dictated),
  texts('names', (row) => namingIn(row)?.names),
  texts('provides', (row) => namingIn(row)?.provides),
  text('body', ({ body }) => (body === undefined ? undefined : JSON.stringify(body))),
];

/** The schema of Parquet: what may be empty is optional, a list has the three levels that every engine reads. */
export const schema: readonly SchemaElement[] = [
  { name: 'root', num_children: columns.length },
  ...columns.flatMap(elementsOf),
];

function elementsOf({ name, type }: Column): readonly SchemaElement[] {
  const utf8 = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const;
  if (type === 'text') return [{ name, ...utf8 }];
  if (type === 'count') return [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }];
  if (type === 'seconds') return [{ name, type: 'INT64', repetition_type: 'OPTIONAL' }];
  return [
    { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', ...utf8 },
  ];
}

/** Author first, then co-authors, nobody twice, as the commit has them: who is who is told where it is measured. */
function peopleOf({ author, coAuthors }: Commit): readonly string[] {
  return namedOnce([author, ...coAuthors]).map(identityText);
}

/** A name holds no line break, so that this can be taken apart again. */
export function identityText({ name, address }: Identity): string {
  return `${name}\n${address}`;
}

export function identityOf(text: string): Identity {
  const at = text.lastIndexOf('\n');
  return { name: text.slice(0, at), address: text.slice(at + 1) };
}

function namingIn({ kind, body }: Row): NamingFile | undefined {
  return kind === 'naming' ? (body as NamingFile) : undefined;
}

function digest(written: string): string {
  return createHash('sha256').update(written).digest('hex').slice(0, 32);
}

function bigOf(value: number | undefined): bigint | undefined {
  return value === undefined ? undefined : BigInt(value);
}
