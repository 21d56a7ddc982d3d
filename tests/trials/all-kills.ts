// Everything that writes, killed with -9 at random moments and run again: the next run has to give the bytes of an undisturbed one. A mail may be
// of unknown fate instead: then it is listed, the program ends with 5, and nothing sends it again.

import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aDesk } from '../cli/mail-desk.ts';
import { startServer } from '../mail/smtp-lab.ts';
import { loopback } from '../support/loopback.ts';
import { aRepository } from '../support/repository.ts';

export interface Figures {
  /** Kills that met a living process, by command. */
  readonly kills: Record<string, number>;
  readonly rounds: number;
  /** Rounds whose next run gave other bytes, or did not end well; with what was seen. */
  readonly differences: string[];
  readonly mailsTwice: number;
  /** Mails of unknown fate, which wait for a person. */
  readonly uncertain: number;
  /** Decisions that were said to be recorded and are not. */
  readonly decisionsLost: number;
}

interface Trial {
  readonly name: string;
  readonly args: (folder: string) => readonly string[];
  /** Makes the folder as it is before the command. */
  readonly prepare: (folder: string) => void;
  /** What the command leaves; equal texts are equal bytes. */
  readonly result: (folder: string) => string;
  /** Whether the killed run had done all of it already. */
  readonly isDone?: (folder: string) => boolean;
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const shipped = fileURLToPath(new URL('../../data', import.meta.url));
const day = '2024-03-01';

export async function killEverything(kills: number, random: () => number): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), 'stadium-kills-'));
  const github = await loopback(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(url.startsWith('/orgs/lab/') ? listed : {}));
  });
  const figures = {
    ...{ kills: {} as Record<string, number>, rounds: 0, differences: [] as string[] },
    ...{ mailsTwice: 0, uncertain: 0, decisionsLost: 0 },
  };
  try {
    for (const trial of trials(root, github.url)) {
      for (let round = 0; round < Math.ceil(kills / 5); round += 1)
        await disturbed(trial, root, random, figures);
    }
    for (let round = 0; round < Math.ceil(kills / 5); round += 1) await aMail(random, figures);
    return figures;
  } finally {
    await github.close();
    rmSync(root, { recursive: true, force: true });
  }
}

const listed = ['alpha', 'beta'].map((name) => ({
  ...{ name, full_name: `lab/${name}`, archived: false, fork: false },
  ...{ description: null, language: 'Go' },
}));

function trials(root: string, github: string): readonly Trial[] {
  for (const name of ['alpha', 'beta'])
    aRepository(join(root, 'upstream', 'lab', `${name}.git`)).bulk(200);
  return [
    {
      name: 'collect',
      args: (data) => ['collect', '--data', data, '--cache', `${data}/cache`, '--as-of', day],
      prepare: (data) => family(root, data),
      result: (data) => readFileSync(join(data, 'evidence', `${day}.json`), 'utf8'),
    },
    {
      name: 'decide',
      args: (data) => ['decide', 'alpha', 'healthy', ...said, '--date', day, '--data', data],
      prepare: (data) => family(root, data),
      result: (data) => readFileSync(join(data, 'decisions.yaml'), 'utf8'),
      isDone: (data) => existsSync(join(data, 'decisions.yaml')),
    },
    {
      name: 'publish',
      args: (folder) => ['publish', '--data', shipped, '--as-of', '2019-11-12', '--output', folder],
      prepare: () => undefined,
      result: contents,
    },
    {
      name: 'init',
      args: (folder) => ['init', '--github', 'lab', '--github-url', github, '--output', folder],
      prepare: () => undefined,
      result: contents,
      isDone: (folder) =>
        existsSync(join(folder, 'stadium.yaml')) && !existsSync(join(folder, '.init-unfinished')),
    },
  ];
}

const said = ['--reason', 'Fine.', '--link', 'https://example.org', '--by', 'the team'];

function family(root: string, data: string): void {
  mkdirSync(data);
  const base = `allowLocal: true\nsources: { git: { base: "file://${root}/upstream/{repo}.git" } }`;
  const projects = listed.map(
    ({ name }) => `  - { name: ${name}, class: library, repositories: [lab/${name}] }`,
  );
  const text = ['team: lab', base, 'projects:', ...projects, ''].join('\n');
  writeFileSync(join(data, 'stadium.yaml'), text);
}

/** Every file below the folder but locks, and what a killed run left beside those that it would write. */
function contents(folder: string): string {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.parentPath.includes('.lock'))
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return files
    .map((file) => `${file.slice(folder.length)}\n${readFileSync(file, 'latin1')}`)
    .join('\n');
}

const undisturbed = new Map<string, { readonly bytes: string; readonly ms: number }>();

async function disturbed(
  trial: Trial,
  root: string,
  random: () => number,
  figures: Figures & { rounds: number; decisionsLost: number },
) {
  const { bytes, ms } = undisturbed.get(trial.name) ?? (await measured(trial, root));
  const folder = mkdtempSync(join(root, `${trial.name}-`));
  rmSync(folder, { recursive: true });
  trial.prepare(folder);
  const first = await run(trial.args(folder), { killedAfterMs: random() * ms * 1.1 });
  figures.rounds += 1;
  if (first.isKilled) figures.kills[trial.name] = (figures.kills[trial.name] ?? 0) + 1;
  const isDone = trial.isDone?.(folder) ?? false;
  if (first.out.includes('recorded in') && !isDone) figures.decisionsLost += 1;
  const next = isDone ? { code: 0, out: '', err: '' } : await run(trial.args(folder));
  if (next.code !== 0) figures.differences.push(`${trial.name}: ${next.code} ${next.err}`);
  else if (trial.result(folder) !== bytes) figures.differences.push(`${trial.name}: other bytes`);
  rmSync(folder, { recursive: true, force: true });
}

async function measured(trial: Trial, root: string) {
  const folder = join(root, `${trial.name}-undisturbed`);
  trial.prepare(folder);
  const began = performance.now();
  const { code, err } = await run(trial.args(folder));
  if (code !== 0) throw new Error(`${trial.name} fails undisturbed: ${code} ${err}`);
  const found = { bytes: trial.result(folder), ms: performance.now() - began };
  undisturbed.set(trial.name, found);
  return found;
}

/** The calls of 2019 are too old to be sent by today's clock. */
const shift = `const real = Date, back = real.now() - real.UTC(2019, 10, 12, 15);
globalThis.Date = class extends real {
  constructor(...given) { if (given.length) super(...given); else super(real.now() - back); }
  static now() { return real.now() - back; }
};`;
const clockOf2019 = `data:text/javascript,${encodeURIComponent(shift)}`;

/** One call, killed while it is sent, then sent again: the server has it once, or nobody knows and it waits for a person. */
async function aMail(
  random: () => number,
  figures: Figures & { rounds: number; mailsTwice: number; uncertain: number },
) {
  const desk = aDesk();
  const server = await startServer();
  const env = {
    STADIUM_SMTP_PORT: String(server.port),
    STADIUM_MAIL_FROM: 'T <t@example.org>',
    NODE_OPTIONS: `--import ${clockOf2019}`,
  };
  const place = ['--data', desk.data, '--cache', desk.cache];
  const call = ['call', 'networking-sfc', '--send', '--yes', '--as-of', '2019-11-12', ...place];
  try {
    const first = await run(call, { env, killedAfterMs: 300 + random() * 1500 });
    figures.rounds += 1;
    if (first.isKilled) figures.kills['call'] = (figures.kills['call'] ?? 0) + 1;
    const next = await run(call, { env });
    const listing = await run(['outbox', ...place], { env });
    if (server.mails.length > 1) figures.mailsTwice += 1;
    const isUncertain = listing.out.startsWith('uncertain');
    if (isUncertain) figures.uncertain += 1;
    const isRight = isUncertain ? listing.code === 5 : server.mails.length === 1;
    if (!isRight) figures.differences.push(`call: ${next.code} ${next.err} ${listing.out}`);
  } finally {
    await server.close();
    rmSync(desk.data, { recursive: true, force: true });
  }
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly isKilled: boolean;
}

function run(
  args: readonly string[],
  options: { readonly killedAfterMs?: number; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<Ran> {
  const env = { ...process.env, ...options.env };
  const child = spawn(process.execPath, [program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  const kill = () => child.kill('SIGKILL');
  const timer =
    options.killedAfterMs === undefined ? undefined : setTimeout(kill, options.killedAfterMs);
  return new Promise((resolve) =>
    child.once('close', (code, signal) => {
      clearTimeout(timer);
      resolve({ code, ...said, isKilled: signal === 'SIGKILL' });
    }),
  );
}
