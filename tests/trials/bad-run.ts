// N1: a large family of which a part is dead, silent or lying, collected by the program and held against a run in which all were well.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { boundsOf, type Measurement } from '../../src/domain/measurement.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { readSnapshot } from '../../src/evidence/snapshots.ts';
import { measureDefinitions } from '../../src/sources/table.ts';
import {
  type Answer,
  endless,
  type GitServer,
  html,
  movedTo,
  startGitServer,
  status,
  streamError,
} from '../support/gitServer.ts';
import { aRepository } from '../support/repository.ts';

export interface BadRun {
  readonly repositories: number;
  readonly bad: number;
  readonly codes: { readonly well: number | null; readonly ill: number | null };
  readonly seconds: { readonly well: number; readonly ill: number };
  /** Of our own process; each git has a bound of its own. */
  readonly peakMiB: number;
  /** Failed repositories by reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** The same as the end of the run says it, a line for each reason; and bad repositories that were told of not once, but otherwise. */
  readonly said: Readonly<Record<string, number>>;
  readonly notOnce: readonly string[];
  /** Measurements of the others: alike, a range or unknown that the well run does not contradict, and wrong. */
  readonly alike: number;
  readonly bounded: number;
  readonly wrong: readonly string[];
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const day = '2024-03-01';
const kinds = 20;

/** What they do instead of being well: a third is dead, a third slow or silent, a third lies. */
const ways: readonly Answer[] = [
  ...[status(503), status(404), destroyed],
  ...[slow, endless, slow],
  ...[html, streamError('Quota exceeded'), movedTo('http://localhost:9/x/y.git')],
];

export async function badRun(repositories: number): Promise<BadRun> {
  const root = mkdtempSync(join(tmpdir(), 'stadium-bad-'));
  const names = Array.from({ length: repositories }, (_, index) => `p${index}`);
  makeAll(join(root, 'upstream'), names);
  const server = await startGitServer(join(root, 'upstream'));
  try {
    const well = await collect(aFamily(join(root, 'well'), names, server), join(root, 'well'));
    const bad = names.filter((_, index) => index % 20 < 3);
    for (const [index, name] of bad.entries())
      server.answer(`lab/${name}`, ways[index % ways.length]);
    const ill = await collect(aFamily(join(root, 'ill'), names, server), join(root, 'ill'));
    return compared(repositories, bad, well, ill);
  } finally {
    await server.close();
    rmSync(root, { recursive: true, force: true });
  }
}

function destroyed(...[_request, response]: Parameters<Answer>): boolean {
  response.socket?.destroy();
  return true;
}

/** Half a minute without a byte. */
function slow(...[_request, response]: Parameters<Answer>): boolean {
  setTimeout(() => response.destroy(), 30_000).unref();
  return true;
}

/** Twenty histories, each many times: who works on one works on all of its kind. */
function makeAll(upstream: string, names: readonly string[]): void {
  for (let kind = 0; kind < kinds; kind += 1) {
    const repository = aRepository(join(upstream, 'lab', `p${kind}.git`));
    const who = { name: `Kind ${kind}`, address: `kind${kind}@example.org` };
    repository.bulk(20);
    for (let made = 0; made < 1 + (kind % 4); made += 1)
      repository.commit({ author: who, at: Date.UTC(2024, 0, 1 + made) / 1000 });
  }
  for (const [index, name] of names.entries()) {
    if (index < kinds) continue;
    const from = join(upstream, 'lab', `p${index % kinds}.git`);
    cpSync(from, join(upstream, 'lab', `${name}.git`), { recursive: true });
  }
}

function aFamily(place: string, names: readonly string[], { base }: GitServer): string {
  const data = join(place, 'data');
  mkdirSync(data, { recursive: true });
  const projects = names.map(
    (name) => `  - { name: ${name}, class: library, repositories: [lab/${name}] }`,
  );
  const head = `allowLocal: true\nsources: { git: { base: "${base}" } }`;
  writeFileSync(
    join(data, 'stadium.yaml'),
    ['team: lab', head, 'projects:', ...projects, ''].join('\n'),
  );
  return data;
}

interface Collected {
  readonly code: number | null;
  readonly err: string;
  readonly seconds: number;
  readonly peakMiB: number;
  readonly snapshot: Snapshot;
}

async function collect(data: string, place: string): Promise<Collected> {
  const peak = join(place, 'peak');
  const preload = `import { writeFileSync } from 'node:fs'; process.on('exit', () => writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`;
  const began = performance.now();
  const args = ['collect', '--data', data, '--cache', join(place, 'cache'), '--as-of', day];
  const child = spawn(process.execPath, [program, ...args], {
    env: {
      ...process.env,
      NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}`,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  const seconds = Math.round((performance.now() - began) / 1000);
  const peakMiB = Math.round(Number(readFileSync(peak, 'utf8')) / 1024);
  const snapshot = readSnapshot(join(data, 'evidence'), day);
  return { code, err, seconds, peakMiB, snapshot };
}

function compared(
  repositories: number,
  bad: readonly string[],
  well: Collected,
  ill: Collected,
): BadRun {
  const reasons: Record<string, number> = {};
  for (const { state, reason } of ill.snapshot.sources) {
    if (state === 'failed')
      reasons[reason?.code ?? 'none'] = (reasons[reason?.code ?? 'none'] ?? 0) + 1;
  }
  const others = ill.snapshot.projects.filter(({ name }) => !bad.includes(name));
  const rows = others.flatMap(({ name, measurements }) => {
    const before = well.snapshot.projects.find((each) => each.name === name)?.measurements ?? {};
    return Object.entries(measurements).map(
      ([id, now]) => [`${name} ${id}`, judged(id, before[id], now)] as const,
    );
  });
  return {
    ...{ repositories, bad: bad.length, reasons },
    codes: { well: well.code, ill: ill.code },
    seconds: { well: well.seconds, ill: ill.seconds },
    peakMiB: Math.max(well.peakMiB, ill.peakMiB),
    said: saidIn(ill.err),
    notOnce: bad.filter((name) => ill.err.split(`lab/${name}: unknown (`).length !== 2),
    alike: rows.filter(([, verdict]) => verdict === 'alike').length,
    bounded: rows.filter(([, verdict]) => verdict === 'bounded').length,
    wrong: rows.filter(([, verdict]) => verdict === 'wrong').map(([what]) => what),
  };
}

/** `stadium: git, 3 repositories, lab/p0 first: what happened [unreachable]`; a reason that has two lines is named by both. */
function saidIn(err: string): Readonly<Record<string, number>> {
  const said: Record<string, number> = {};
  for (const [, count, code = ''] of err.matchAll(
    /^stadium: git, (?:(\d+) repositories, )?lab\/.*\[([\w-]+)\]$/gm,
  ))
    said[code in said ? `${code} again` : code] = Number(count ?? 1);
  return said;
}

const restsOn = new Map(measureDefinitions.map((each) => [each.id, each.restsOn]));

function judged(id: string, before: Measurement | undefined, now: Measurement) {
  if (JSON.stringify(before) === JSON.stringify(now)) return 'alike';
  if (restsOn.get(id) === 'project') return 'wrong';
  if (before?.state !== 'measured') return now.state === 'unknown' ? 'bounded' : 'wrong';
  const bounds = boundsOf(now);
  if (bounds === undefined) return 'wrong';
  const { value } = before;
  return bounds.atLeast <= value && value <= bounds.atMost ? 'bounded' : 'wrong';
}
