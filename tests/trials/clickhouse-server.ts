// What a ClickHouse server answers over HTTP, answered by npm's chdb: the same engine inside this process. As much of the protocol
// as our client uses: a statement in the body, or in the address with the rows in the body; database and settings in the address.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Loopback, loopback } from '../support/loopback.ts';

interface Session {
  query(statement: string, format?: string): string;
  cleanup(): void;
}

export interface ClickhouseServer extends Loopback {
  readonly version: string;
}

/** Installs chdb (546 MB) into the folder, unless `installed` names one that holds it. */
export async function startClickhouse(
  folder: string,
  installed = process.env['STADIUM_CHDB'],
): Promise<ClickhouseServer> {
  const home = installed ?? install(join(folder, 'chdb'));
  const { Session: Chdb } = createRequire(join(home, 'index.js'))('chdb') as {
    Session: new (path: string) => Session;
  };
  const session = new Chdb(join(folder, 'clickhouse'));
  const uploads = mkdtempSync(join(folder, 'uploads-'));
  const server = await loopback(async (request, response) => {
    try {
      const body = await bodyOf(request);
      const text = answer(session, new URL(request.url ?? '/', 'http://localhost'), body, uploads);
      response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  });
  return {
    ...server,
    version: session.query('SELECT version()', 'TabSeparated').trim(),
    close: async () => {
      await server.close();
      session.cleanup();
      rmSync(uploads, { recursive: true, force: true });
    },
  };
}

function install(home: string): string {
  writeFileSync(join(makeFolder(home), 'package.json'), '{"private":true}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', 'chdb@3.4.0'], {
    cwd: home,
    stdio: 'inherit',
  });
  return home;
}

function makeFolder(path: string): string {
  execFileSync('mkdir', ['-p', path]);
  return path;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Parameters of the protocol; whatever else stands in an address is a setting. */
const protocol = new Set(['query', 'database', 'query_id', 'session_id', 'default_format']);

function answer(session: Session, url: URL, body: Buffer, uploads: string): string {
  const asked = url.searchParams;
  for (const [name, value] of asked)
    if (!protocol.has(name)) session.query(`SET ${name} = ${Number(value)}`);
  session.query(`USE ${asked.get('database') ?? 'default'}`);
  const inAddress = asked.get('query');
  if (inAddress === null) return session.query(body.toString('utf8'), 'TabSeparated');
  if (body.length === 0) return session.query(inAddress, 'TabSeparated');
  const file = join(uploads, 'rows');
  writeFileSync(file, body);
  const [, table = '', format = ''] =
    /INSERT INTO (\S+)[\s\S]* FORMAT (\w+)\s*$/.exec(inAddress) ?? [];
  return session.query(
    `INSERT INTO ${table} FROM INFILE '${file}' COMPRESSION 'none' FORMAT ${format}`,
  );
}
