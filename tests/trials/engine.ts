// `npm run trial:engine -- [DATA GIT_BASE DAY]`: a family measured from facts by ClickHouse's current engine has to give the bytes that one
// machine gives. Without arguments the small family of the tests. Installs chdb into a temporary folder; STADIUM_CHDB names one that has it.

import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aSharedFamily, sharedDay } from '../support/shared-facts.ts';
import { startClickhouse } from './clickhouse-server.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'stadium-engine-'));
const [data = aSharedFamily(folder).data, base, day = sharedDay] = process.argv.slice(2);
const server = await startClickhouse(folder);
try {
  console.log(`ClickHouse ${server.version}`);
  const alone = await snapshotBy('alone', '--source', 'git', ...place());
  for (const shard of ['1/2', '2/2'])
    await run('facts', '--facts', join(folder, 'facts'), '--shard', shard, ...place());
  for (const engine of ['clickhouse', 'duckdb']) {
    const began = performance.now();
    const options = ['--source', 'git', '--facts', join(folder, 'facts'), '--engine', engine];
    const isSame = (await snapshotBy(engine, ...options)) === alone;
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${engine}: ${isSame ? 'the same bytes' : 'OTHER BYTES'}, ${seconds} s`);
    if (!isSame) process.exitCode = 1;
  }
  console.log(`${server.requests.length} requests to the server`);
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}

function place(): readonly string[] {
  return base === undefined ? [] : ['--git-base', base];
}

async function snapshotBy(name: string, ...options: readonly string[]): Promise<string> {
  await run(name, ...options);
  return readFileSync(join(folder, name, 'data', 'evidence', `${day}.json`), 'utf8');
}

/** Each in a data folder and a cache of its own. */
async function run(name: string, ...options: readonly string[]): Promise<void> {
  const own = join(folder, name, 'data');
  cpSync(data, own, { recursive: true, filter: (path) => !path.endsWith('evidence') });
  const where = ['--data', own, '--cache', join(folder, name, 'cache'), '--as-of', day, '--quiet'];
  const child = spawn(process.execPath, [program, 'collect', ...where, ...options], {
    env: { ...process.env, STADIUM_CLICKHOUSE_URL: server.url },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`${name} ended with ${code}`);
}
