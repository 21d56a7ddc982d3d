// Everything that writes, killed with -9 at random moments and run again: the next run has to give the bytes of an undisturbed one. A mail may be
// of unknown fate instead: then it is listed, the program ends with 5, and nothing sends it again.

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
import { historyOf } from '../../src/mail/history.ts';
import { parseLedger } from '../../src/mail/ledger.ts';
import { aDesk } from '../cli/mail-desk.ts';
import { startServer } from '../mail/smtp-lab.ts';
import { loopback } from '../support/loopback.ts';
import { aRepository } from '../support/repository.ts';
import { type Moment, run, runCounted } from './killed.ts';

export interface Figures {
  /** Kills that met a living process, by command. */
  readonly kills: Record<string, number>;
  /** Those after which the folder was neither as before nor as in the end. */
  readonly inside: Record<string, number>;
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

const day = '2024-03-01';

type Counts = {
  -readonly [Name in keyof Figures]: Figures[Name];
};

export async function killEverything(
  kills: number,
  random: () => number,
  onRound: (figures: Figures) => void = () => undefined,
): Promise<Figures> {
  const root = mkdtempSync(join(tmpdir(), 'stadium-kills-'));
  const github = await loopback(({ url = '' }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(url.startsWith('/orgs/lab/') ? listed : {}));
  });
  const figures: Counts = {
    ...{ kills: {}, inside: {}, rounds: 0, differences: [] },
    ...{ mailsTwice: 0, uncertain: 0, decisionsLost: 0 },
  };
  try {
    const all = await trials(root, github.url);
    for (let round = 0; round < kills; round += 1) {
      const trial = all[round % (all.length + 1)];
      if (trial === undefined) await aMail(root, random, figures);
      else await disturbed(trial, root, random, figures);
      onRound(figures);
    }
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

async function trials(root: string, github: string): Promise<readonly Trial[]> {
  for (const name of ['alpha', 'beta'])
    aRepository(join(root, 'upstream', 'lab', `${name}.git`)).bulk(200);
  const collect = (data: string) => [
    ...['collect', '--data', data, '--cache', `${data}/cache`, '--as-of', day],
  ];
  const published = join(root, 'published');
  family(root, published);
  await run(collect(published));
  return [
    {
      name: 'collect',
      args: collect,
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
      args: (folder) => [
        ...['publish', '--data', published, '--cache', `${published}/cache`, '--output', folder],
      ],
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
function contents(folder: string, tries = 100): string {
  try {
    return contentsNow(folder);
  } catch (error) {
    // git of the killed run may still be at work, and take away what was listed a moment before.
    if (tries === 0) throw error;
    return contents(folder, tries - 1);
  }
}

function contentsNow(folder: string): string {
  if (!existsSync(folder)) return '';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.parentPath.includes('.lock'))
    .map((each) => join(each.parentPath, each.name))
    .sort();
  return files
    .map((file) => `${file.slice(folder.length)}\n${readFileSync(file, 'latin1')}`)
    .join('\n');
}

interface Undisturbed {
  readonly bytes: string;
  readonly calls: number;
  /** That of the last run that was left alone: a machine is not as fast at all times. */
  ms: number;
}

const undisturbed = new Map<string, Undisturbed>();

/** Most kills are as a call begins, the rest at a moment of the whole run. */
function someMoment({ ms, calls }: Undisturbed, random: () => number): Moment {
  return random() < 0.7 ? { call: 1 + Math.floor(random() * calls) } : { ms: random() * ms * 1.1 };
}

async function disturbed(trial: Trial, root: string, random: () => number, figures: Counts) {
  const { name } = trial;
  const whole = undisturbed.get(name) ?? (await measured(trial, root));
  const folder = mkdtempSync(join(root, `${name}-`));
  rmSync(folder, { recursive: true });
  trial.prepare(folder);
  const before = contents(folder);
  const first = await run(trial.args(folder), { at: someMoment(whole, random) });
  figures.rounds += 1;
  if (first.isKilled) count(figures.kills, name);
  const isDone = trial.isDone?.(folder) ?? false;
  if (first.isKilled && !isDone && contents(folder) !== before) count(figures.inside, name);
  if (first.out.includes('recorded in') && !isDone) figures.decisionsLost += 1;
  if (!isDone) {
    const next = await run(trial.args(folder));
    if (next.code !== 0) figures.differences.push(`${name}: ${next.code} ${next.err}`);
    whole.ms = next.ms;
  }
  if (trial.result(folder) !== whole.bytes) figures.differences.push(`${name}: other bytes`);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

async function measured(trial: Trial, root: string): Promise<Undisturbed> {
  const folder = join(root, `${trial.name}-undisturbed`);
  trial.prepare(folder);
  const ran = await runCounted(trial.args(folder), join(root, `${trial.name}.calls`));
  if (ran.code !== 0) throw new Error(`${trial.name} fails undisturbed: ${ran.code} ${ran.err}`);
  const found = { bytes: trial.result(folder), ms: ran.ms, calls: ran.calls };
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
async function aMail(root: string, random: () => number, figures: Counts) {
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
    const whole = undisturbed.get('call');
    if (whole === undefined) {
      const { ms, calls } = await runCounted(call, join(root, 'call.calls'), env);
      undisturbed.set('call', { bytes: '', ms, calls });
      if (server.mails.length !== 1) figures.differences.push('call: not sent when undisturbed');
      return;
    }
    const before = contents(desk.data);
    const first = await run(call, { env, at: someMoment(whole, random) });
    figures.rounds += 1;
    if (first.isKilled) count(figures.kills, 'call');
    if (first.isKilled && server.mails.length === 0 && contents(desk.data) !== before) {
      count(figures.inside, 'call');
    }
    const next = await run(call, { env });
    whole.ms = next.ms;
    if (server.mails.length > 1) figures.mailsTwice += 1;
    if (!isUncertain(desk.data)) {
      if (server.mails.length === 1) return;
      figures.differences.push(`call: ${server.mails.length} mails, ${next.code} ${next.err}`);
      return;
    }
    figures.uncertain += 1;
    const listing = await run(['outbox', ...place], { env });
    if (listing.code !== 5 || !listing.out.startsWith('uncertain'))
      figures.differences.push(`call: ${listing.code} ${listing.out}`);
  } finally {
    await server.close();
    rmSync(desk.data, { recursive: true, force: true });
  }
}

function isUncertain(data: string): boolean {
  const file = join(data, 'outbox.ndjson');
  const { mails } = historyOf(parseLedger(readFileSync(file, 'utf8'), file).entries);
  return mails.some(
    ({ project, status }) => project === 'networking-sfc' && status === 'uncertain',
  );
}
