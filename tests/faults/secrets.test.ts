// X2, P1: canaries in everything that is given to the program, looked for in every byte that its commands write: cache, data folder, output, what is
// printed and what is left in the folder for temporary files. People's addresses may lie in the cache, which is its owner's alone.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDesk } from '../cli/mail-desk.ts';
import { type Lab, makeCertificate, startServer } from '../mail/smtp-lab.ts';
import { aPull } from '../support/github-data.ts';
import { type GithubServer, githubServer } from '../support/github-server.ts';
import { type GitServer, startGitServer } from '../support/gitServer.ts';
import { text } from '../support/loopback.ts';
import { aRepository } from '../support/repository.ts';
import { clockOf2019 } from '../trials/kill-mail.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const day = '2024-03-01';

/** No two alike, so that a hit names what leaked; the last with what is written in other ways in JSON and in addresses. */
const secrets = {
  GH_TOKEN: 'ghp_canaryOfTheUser',
  GITHUB_TOKEN: 'ghp_canaryOfTheWorkflow',
  STADIUM_GITHUB_TOKEN: 'ghp_canaryOfTheHost',
  STADIUM_CLICKHOUSE_PASSWORD: 'canaryOfClickHouse',
  STADIUM_SMTP_PASSWORD: 'canary/of"the+mail server',
};
const inAddress = 'canaryOfAnAddress';
const person = 'canary.of.a.person@example.org';

let root: string;
let git: GitServer;
let github: GithubServer;
let smtp: Lab;
const printed: string[] = [];
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'stadium-secrets-'));
  for (const name of ['tmp', 'home', 'output']) mkdirSync(join(root, name));
  const repository = aRepository(join(root, 'upstream', 'lab', 'alpha.git'));
  repository.bulk(20);
  repository.commit({
    author: { name: 'Canary', address: person },
    at: Date.UTC(2024, 1, 1) / 1000,
  });
  git = await startGitServer(join(root, 'upstream'));
  github = await githubServer({ 'lab/alpha': { pulls: [aPull({ number: 1 })] } });
  const { key, cert } = makeCertificate();
  writeFileSync(join(root, 'ca.pem'), cert);
  smtp = await startServer({ options: { key, cert, disabledCommands: [] } });
});
afterAll(async () => {
  for (const each of [git, github, smtp]) await each.close();
  rmSync(root, { recursive: true, force: true });
});

it('a secret and a person of its surroundings are in no byte that it writes (X2, P1)', {
  timeout: 240_000,
}, async () => {
  const data = aFamily('data', git.base);
  const at = ['--data', data, '--cache', join(root, 'cache')];
  const asOf = ['--as-of', day];
  expect(await run(['collect', ...at, ...asOf])).toBe(0);
  expect(sent(github)).toContain(secrets.STADIUM_GITHUB_TOKEN);
  await eachOf(at, [
    ['doctor'],
    ['validate'],
    ['report'],
    ['report', '--json'],
    ['explain', 'alpha'],
    ['publish', '--output', join(root, 'output', 'site')],
    ['agenda'],
    ['people'],
    [
      'decide',
      'alpha',
      'healthy',
      '--reason',
      'Fine.',
      '--link',
      'https://example.org',
      '--by',
      'us',
    ],
  ]);
  // A server that repeats what it was sent, as some proxies do for those who look for a fault.
  github.fault = () => (request, response) =>
    text(`<html>you sent ${request.headers.authorization}</html>`)(request, response);
  await run([
    'collect',
    '--data',
    aFamily('echo', git.base),
    '--cache',
    join(root, 'cache2'),
    ...asOf,
  ]);
  const withPassword = git.base.replace('://', `://user:${inAddress}@`);
  expect(await run(['collect', '--git-base', withPassword, ...at, ...asOf])).toBe(2);
  const named = aFamily('named', withPassword);
  expect(await run(['validate', '--data', named])).toBe(2);
  rmSync(join(named, 'stadium.yaml'));
  expect(below(root).length).toBeGreaterThan(50);
  expect(hits()).toEqual([]);
});

it('the password of the mail server goes to that server, and nowhere else (X2)', {
  timeout: 120_000,
}, async () => {
  const desk = aDesk((settings) =>
    settings.replace('tls: none', 'tls: starttls').replace('127.0.0.1', 'localhost'),
  );
  const at = ['--data', desk.data, '--cache', desk.cache];
  const call = ['call', 'networking-sfc', '--as-of', '2019-11-12', ...at];
  for (const args of [call, [...call, '--send', '--yes'], ['outbox', ...at]])
    expect(await run(args, { NODE_OPTIONS: `--import ${clockOf2019}` })).toBe(0);
  expect(smtp.logins.map(({ secret }) => secret)).toContain(secrets.STADIUM_SMTP_PASSWORD);
  printed.push(readFileSync(join(desk.data, 'outbox.ndjson'), 'utf8'));
  rmSync(desk.data, { recursive: true });
  expect(hits()).toEqual([]);
});

function hits(): readonly string[] {
  const all = [...printed.map((each) => ['printed', each] as const), ...below(root)];
  return all.flatMap(([place, bytes]) =>
    Object.entries(isOfOwner(place) ? ofNobody : { ...ofNobody, person: formsOf(person) })
      .filter(([, forms]) => forms.some((form) => bytes.includes(form)))
      .map(([what]) => `${what} in ${place}`),
  );
}

const ofNobody = Object.fromEntries(
  Object.entries({ ...secrets, inAddress }).map(([name, secret]) => [name, formsOf(secret)]),
);

function isOfOwner(place: string): boolean {
  return place.startsWith('/cache');
}

/** As it is, in an address, in JSON, and in base64 at each of the three places where it may begin. */
function formsOf(secret: string): readonly string[] {
  const shifted = [0, 1, 2].map((before) => {
    const text = Buffer.from(`${'x'.repeat(before)}${secret}`).toString('base64');
    return text.slice(before === 0 ? 0 : 4, -4);
  });
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...shifted];
}

function aFamily(name: string, base: string): string {
  const data = join(root, name);
  mkdirSync(data);
  const sources = `sources: { git: { base: '${base}' }, github: { url: '${github.url}' } }`;
  const project = '  - { name: alpha, class: library, host: github, repositories: [lab/alpha] }';
  const lines = ['team: lab', 'allowLocal: true', sources, 'projects:', project, ''];
  writeFileSync(join(data, 'stadium.yaml'), lines.join('\n'));
  return data;
}

async function eachOf(at: readonly string[], commands: readonly (readonly string[])[]) {
  for (const command of commands) {
    const code = await run([...command, ...at]);
    expect([command[0], [0, 3, 4].includes(code ?? -1)]).toEqual([command[0], true]);
  }
}

async function run(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<number | null> {
  const env = {
    ...{
      PATH: process.env['PATH'],
      HOME: join(root, 'home'),
      TMPDIR: join(root, 'tmp'),
      ...secrets,
    },
    ...{ STADIUM_SMTP_USER: 'user', STADIUM_SMTP_PORT: String(smtp.port) },
    ...{ STADIUM_SMTP_CA: join(root, 'ca.pem'), STADIUM_MAIL_FROM: 'T <t@example.org>' },
    ...more,
  };
  const child = spawn(process.execPath, [program, ...args, '--verbose'], { env });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  printed.push(said);
  return code;
}

function sent({ requests }: GithubServer): string {
  return JSON.stringify(requests.map(({ headers }) => headers));
}

/** Every file, as it is and unpacked. */
function below(folder: string): readonly (readonly [place: string, bytes: string])[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile() && !each.parentPath.startsWith(join(root, 'upstream')))
    .flatMap(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const bytes = readFileSync(file);
      const place = file.slice(folder.length);
      return [bytes, ...unpacked(bytes)].map((each) => [place, each.toString('latin1')] as const);
    });
}

function unpacked(bytes: Buffer): readonly Buffer[] {
  return [gunzipSync, inflateSync].flatMap((unpack) => {
    try {
      return [unpack(bytes)];
    } catch {
      return [];
    }
  });
}
