// Shares of a family read by processes that are killed with -9 at random moments and run again, until every share has ended by itself.
// Then the family is measured from what they left: the snapshot has to be the one that one machine makes, and nothing is in it twice.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readFacts } from '../../src/facts/read.ts';

export interface ShardTrial {
  readonly folder: string;
  readonly data: string;
  /** `--git-base` and its value, where the data folder names none. */
  readonly place: readonly string[];
  readonly day: string;
  readonly kills: number;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly shards?: number;
}

export interface ShardFigures {
  readonly kills: number;
  /** How often all shares were read from nothing. */
  readonly rounds: number;
  /** Files that were whole when their process was killed, and were kept by the next. */
  readonly kept: number;
  /** Files that were there and could not be read, at any moment. */
  readonly broken: number;
  readonly differences: readonly string[];
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export async function killShards(trial: ShardTrial): Promise<ShardFigures> {
  const { folder, kills, shards = 4 } = trial;
  const began = performance.now();
  const alone = await snapshot(trial, 'alone', ['--source', 'git', ...trial.place]);
  const ms = performance.now() - began;
  const figures = { kills: 0, rounds: 0, kept: 0, broken: 0, differences: [] as string[] };
  while (figures.kills < kills) {
    const facts = join(folder, `round-${figures.rounds}`);
    const each = Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`);
    await Promise.all(each.map((shard) => untilEnded(shard, facts, ms, trial, figures)));
    const text = await snapshot(trial, 'measured', ['--source', 'git', '--facts', facts]);
    if (text !== alone) figures.differences.push(`round ${figures.rounds}: other bytes`);
    figures.differences.push(...(await twice(facts)));
    figures.rounds += 1;
    rmSync(facts, { recursive: true });
    rmSync(`${facts}-caches`, { recursive: true });
  }
  return figures;
}

/** Runs a share until it ends by itself; a killed one leaves its cache and its files as they are. */
async function untilEnded(
  shard: string,
  facts: string,
  ms: number,
  trial: ShardTrial,
  figures: { kills: number; kept: number; broken: number },
): Promise<void> {
  for (let mayKill = true; ; ) {
    // A share takes a part of what one machine takes for all: some end by themselves, most are met at work.
    const killedAfterMs = mayKill ? trial.random() * ms * 0.5 : undefined;
    const cache = ['--cache', `${facts}-caches`];
    const options = ['--facts', facts, '--shard', shard, '--json', ...cache, ...trial.place];
    const ran = await run(trial, `share-${shard.replace('/', '-')}`, options, killedAfterMs);
    if (!ran.isKilled) {
      if (ran.code !== 0) throw new Error(`${shard} ended with ${ran.code}: ${ran.err}`);
      const { repositories } = JSON.parse(ran.out) as { repositories: { state: string }[] };
      figures.kept += repositories.filter(({ state }) => state === 'kept').length;
      return;
    }
    figures.kills += 1;
    figures.broken += await unreadable(facts);
    mayKill = figures.kills < trial.kills;
  }
}

async function unreadable(facts: string): Promise<number> {
  const tried = await Promise.allSettled(
    repositoriesIn(facts).map((name) => readFacts(facts, name)),
  );
  return tried.filter(({ status }) => status === 'rejected').length;
}

/** Commits that a file holds twice. */
async function twice(facts: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const name of repositoriesIn(facts)) {
    const ids = (await readFacts(facts, name)).facts.commits.map(({ id }) => id);
    if (new Set(ids).size !== ids.length) found.push(`${name} holds a commit twice`);
  }
  return found;
}

function repositoriesIn(facts: string): readonly string[] {
  mkdirSync(facts, { recursive: true });
  return readdirSync(facts, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.parquet'))
    .map((path) => path.slice(0, -'.parquet'.length));
}

async function snapshot(
  trial: ShardTrial,
  name: string,
  options: readonly string[],
): Promise<string> {
  const cache = join(trial.folder, name, 'cache');
  const { code, err } = await run(trial, name, [...options, '--cache', cache]);
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${err}`);
  return readFileSync(join(trial.folder, name, 'data', 'evidence', `${trial.day}.json`), 'utf8');
}

async function run(
  { folder, data, day }: ShardTrial,
  name: string,
  options: readonly string[],
  killedAfterMs?: number,
) {
  const own = join(folder, name, 'data');
  cpSync(data, own, { recursive: true, filter: (path) => !path.endsWith('evidence') });
  const where = ['--data', own, '--as-of', day, '--quiet'];
  const child = spawn(process.execPath, [program, 'collect', ...where, ...options]);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const timer =
    killedAfterMs === undefined
      ? undefined
      : setTimeout(() => child.kill('SIGKILL'), killedAfterMs);
  const [code, signal] = await new Promise<[number | null, string | null]>((resolve) =>
    child.once('close', (...ended) => resolve(ended)),
  );
  clearTimeout(timer);
  return { code, ...said, isKilled: signal === 'SIGKILL' };
}
