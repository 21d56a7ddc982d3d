// A ClickHouse server: the files are sent to it, into a database of this run that goes when the run is over.

import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ClickHouseClient } from '@clickhouse/client';
import { StadiumError } from '../domain/errors.ts';
import { type Dialect, type Engine, factColumns, type Row, type TableSpec } from './engine.ts';

const dialect: Dialect = {
  keep: (table) => `CREATE TABLE ${table} ENGINE = MergeTree ORDER BY tuple() AS`,
  each: (list) => `arrayJoin(${list})`,
};

const sqlTypes = {
  text: 'Nullable(String)',
  number: 'Nullable(Int64)',
  texts: 'Array(String)',
} as const;

/** Address and credentials come from the environment, so that no command line shows them. Throws ENVIRONMENT without them. */
export async function clickhouse(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Engine> {
  const url = env['STADIUM_CLICKHOUSE_URL'];
  if (url === undefined || !URL.canParse(url)) {
    throw new StadiumError('ENVIRONMENT', 'STADIUM_CLICKHOUSE_URL names no ClickHouse server', {
      hint: 'Set it to an address like https://clickhouse.example.org:8443, and STADIUM_CLICKHOUSE_USER and STADIUM_CLICKHOUSE_PASSWORD to an account that may create databases.',
    });
  }
  const { createClient } = await import('@clickhouse/client');
  const account = {
    url,
    username: env['STADIUM_CLICKHOUSE_USER'] ?? 'default',
    password: env['STADIUM_CLICKHOUSE_PASSWORD'] ?? '',
    request_timeout: 600_000,
    clickhouse_settings: {
      join_use_nulls: 1,
      output_format_json_quote_64bit_integers: 0,
      // A statement that takes long says so, before something on the way takes the line for dead.
      send_progress_in_http_headers: 1,
      http_headers_progress_interval_ms: '20000',
    } as const,
  };
  const database = `stadium_${randomUUID().replaceAll('-', '')}`;
  const outside = createClient(account);
  await answering(url, () => outside.command({ query: `CREATE DATABASE ${database}` }));
  const client = createClient({ ...account, database });
  return {
    dialect,
    load: (files) => answering(url, () => load(client, files)),
    fill: (table, rows) => answering(url, () => fill(client, table, rows)),
    run: (query) => answering(url, async () => void (await client.command({ query }))),
    rows: (query) =>
      answering(url, async () => {
        const result = await client.query({ query, format: 'JSONEachRow' });
        return await result.json<Row>();
      }),
    close: async () => {
      await outside
        .command({ query: `DROP DATABASE IF EXISTS ${database}` })
        .catch(() => undefined);
      await Promise.all([client.close(), outside.close()]);
    },
  };
}

async function load(client: ClickHouseClient, files: readonly string[]): Promise<void> {
  const declared = Object.entries(factColumns).map(([name, type]) => `${name} ${sqlTypes[type]}`);
  await client.command({
    query: `CREATE TABLE fact (${declared.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
  });
  for (const file of files) {
    await client.insert({ table: 'fact', values: createReadStream(file), format: 'Parquet' });
  }
}

/** Rows that are sent at once. */
const batch = 20_000;

async function fill(
  client: ClickHouseClient,
  { name, columns }: TableSpec,
  rows: readonly Row[],
): Promise<void> {
  const types = { text: 'String', number: 'Int64' } as const;
  const declared = Object.entries(columns).map(([column, type]) => `${column} ${types[type]}`);
  await client.command({
    query: `CREATE TABLE ${name} (${declared.join(', ')}) ENGINE = MergeTree ORDER BY tuple()`,
  });
  for (let from = 0; from < rows.length; from += batch) {
    const values = rows.slice(from, from + batch);
    await client.insert({ table: name, values, format: 'JSONEachRow' });
  }
}

/** What the server says is passed on with its address. */
async function answering<T>(url: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    throw new StadiumError('SOURCE', `ClickHouse at ${new URL(url).host}: ${said.slice(0, 400)}`, {
      hint: 'See that the server runs, and that the account may create databases there; then run this again.',
      cause,
    });
  }
}
