// What a fleet is asked through: tables, rows, and one query text with the few words in which engines differ.

export type Cell = string | number | null;
export type Row = Readonly<Record<string, Cell>>;

/** A table that this program fills. */
export interface TableSpec {
  readonly name: string;
  readonly columns: Readonly<Record<string, 'text' | 'number'>>;
}

/** The few words in which engines differ. */
export interface Dialect {
  /** The beginning of a statement that keeps the answer of a query as a table. */
  readonly keep: (table: string) => string;
  /** A row for each element of a list. */
  readonly each: (list: string) => string;
}

export interface Engine {
  readonly dialect: Dialect;
  /** Makes the rows of the files one table, `fact`. */
  readonly load: (files: readonly string[]) => Promise<void>;
  readonly fill: (table: TableSpec, rows: readonly Row[]) => Promise<void>;
  readonly run: (statement: string) => Promise<void>;
  readonly rows: (query: string) => Promise<readonly Row[]>;
  readonly close: () => Promise<void>;
}

/** The columns of the files that are asked for. */
export const factColumns = {
  kind: 'text',
  repository: 'text',
  id: 'text',
  position: 'number',
  landed_at: 'number',
  origin: 'text',
  parent_count: 'number',
  parents: 'texts',
  people: 'texts',
  folded: 'text',
  change_id: 'text',
  written: 'text',
  dictated: 'texts',
  names: 'texts',
  provides: 'texts',
} as const;

/** Text as a literal of either engine. */
export function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
