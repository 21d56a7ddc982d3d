// DuckDB inside this process: it reads the files where they lie. An optional package, since most families need no engine.

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StadiumError } from '../domain/errors.ts';
import {
  type Cell,
  type Dialect,
  type Engine,
  factColumns,
  literal,
  type Row,
  type TableSpec,
} from './engine.ts';

/** What is used of `@duckdb/node-api`; its own types are not there where it is not installed. */
interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string, options: Readonly<Record<string, string>>): Promise<Instance>;
  };
}
interface Instance {
  connect(): Promise<Connection>;
  closeSync(): void;
}
interface Connection {
  run(statement: string): Promise<unknown>;
  runAndReadAll(query: string): Promise<{ getRowObjectsJS(): Record<string, unknown>[] }>;
  createAppender(table: string): Promise<Appender>;
  disconnectSync(): void;
}
interface Appender {
  appendVarchar(value: string): void;
  appendBigInt(value: bigint): void;
  endRow(): void;
  closeSync(): void;
}

const packageName = '@duckdb/node-api';

const dialect: Dialect = {
  keep: (table) => `CREATE TABLE ${table} AS`,
  each: (list) => `unnest(${list})`,
};

/** Beside what measuring itself takes, half of what a run may; what needs more is written to the folder for it. */
const mostMemory = '256MB';

/** Throws ENVIRONMENT where the package is not installed. */
export async function duckdb(): Promise<Engine> {
  const { DuckDBInstance } = await installed();
  const spill = join(tmpdir(), `stadium-duckdb-${process.pid}`);
  const instance = await DuckDBInstance.create(':memory:', {
    temp_directory: spill,
    memory_limit: mostMemory,
  });
  const connection = await instance.connect();
  return {
    dialect,
    load: async (files) => {
      const paths = files.map(literal).join(', ');
      const names = Object.keys(factColumns).join(', ');
      const from = files.length === 0 ? `(${nothing}) f WHERE false` : `read_parquet([${paths}])`;
      await connection.run(`CREATE VIEW fact AS SELECT ${names} FROM ${from}`);
    },
    fill: (table, rows) => fill(connection, table, rows),
    run: async (statement) => {
      await connection.run(statement);
    },
    rows: async (query) => {
      const read = await connection.runAndReadAll(query);
      return read.getRowObjectsJS().map(plain);
    },
    close: async () => {
      connection.disconnectSync();
      instance.closeSync();
    },
  };
}

async function installed(): Promise<DuckDb> {
  try {
    return (await import(packageName)) as DuckDb;
  } catch (cause) {
    throw new StadiumError('ENVIRONMENT', `${packageName} is not installed`, {
      hint: `Measuring from --facts needs it: npm install ${packageName}; or ask a ClickHouse server: --engine clickhouse`,
      cause,
    });
  }
}

const sqlTypes = { text: 'VARCHAR', number: 'BIGINT', texts: 'VARCHAR[]' } as const;

/** The columns with no rows. */
const nothing = `SELECT ${Object.entries(factColumns)
  .map(([name, type]) => `CAST(NULL AS ${sqlTypes[type]}) AS ${name}`)
  .join(', ')}`;

async function fill(
  connection: Connection,
  { name, columns }: TableSpec,
  rows: readonly Row[],
): Promise<void> {
  const declared = Object.entries(columns).map(([column, type]) => `${column} ${sqlTypes[type]}`);
  await connection.run(`CREATE TABLE ${name} (${declared.join(', ')})`);
  const appender = await connection.createAppender(name);
  for (const row of rows) {
    for (const [column, type] of Object.entries(columns)) {
      const value = row[column] ?? '';
      if (type === 'text') appender.appendVarchar(String(value));
      else appender.appendBigInt(BigInt(value));
    }
    appender.endRow();
  }
  appender.closeSync();
}

function plain(row: Readonly<Record<string, unknown>>): Row {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? Number(value) : (value as Cell),
    ]),
  );
}
