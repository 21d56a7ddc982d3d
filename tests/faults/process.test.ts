// The program as a process: stopped at any moment (X1), with secrets in its surroundings (X2), with a promise that nobody caught (X3), on a disk whose
// calls fail one by one (S7), on a machine whose clock is wrong (K1).

import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aRepository } from '../support/repository.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const day = '2024-03-01';
const said = ['--reason', 'Fine.', '--link', 'https://example.org', '--by', 'the team'];

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'stadium-process-'));
  for (const name of ['alpha', 'beta'])
    aRepository(join(root, 'upstream', 'lab', `${name}.git`)).bulk(300);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

let made = 0;
function aFamily(base = `file://${root}/upstream/{repo}.git`): string {
  made += 1;
  const data = join(root, `family-${made}`);
  mkdirSync(data);
  const projects = ['alpha', 'beta'].map(
    (name) => `  - { name: ${name}, class: library, repositories: [lab/${name}] }`,
  );
  const git = `allowLocal: true\nsources: { git: { base: "${base}" } }`;
  writeFileSync(
    join(data, 'stadium.yaml'),
    ['team: lab', git, 'projects:', ...projects, ''].join('\n'),
  );
  return data;
}

const collect = (data: string) => [
  'collect',
  '--data',
  data,
  '--cache',
  join(data, 'cache'),
  '--as-of',
  day,
];

function run(args: readonly string[], env: NodeJS.ProcessEnv = {}, preload = '') {
  const options =
    preload === ''
      ? {}
      : { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(preload)}` };
  return spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...options, ...env },
  });
}

const noTrace = /\n\s+at |report it|our fault/;

describe('stopped at any moment', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s it ends at once, cleanly and with the code of that signal (X1)',
    { timeout: 120_000 },
    async (signal) => {
      const codes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
      const began = performance.now();
      expect(run(collect(aFamily())).status).toBe(0);
      const whole = performance.now() - began;
      for (const part of [0.3, 0.5, 0.7, 0.9]) {
        const data = aFamily();
        const { code, err, ms } = await stopped(collect(data), signal, part * whole);
        expect(ms).toBeLessThan(20_000);
        expect(err).not.toMatch(noTrace);
        expect([codes[signal], 0, null]).toContain(code);
        const left = readdirSync(data).includes('evidence')
          ? readdirSync(join(data, 'evidence'))
          : [];
        expect(left.filter((name) => name !== `${day}.json`)).toEqual([]);
        expect(run(collect(data)).status).toBe(0);
      }
    },
  );
});

function stopped(args: readonly string[], signal: NodeJS.Signals, afterMs: number) {
  const child = spawn(process.execPath, [program, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let [err, at] = ['', 0];
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  setTimeout(() => {
    at = performance.now();
    child.kill(signal);
  }, afterMs);
  return new Promise<{ code: number | null; err: string; ms: number }>((resolve) =>
    child.once('close', (code) =>
      resolve({ code, err, ms: at === 0 ? 0 : performance.now() - at }),
    ),
  );
}

it('a secret of its surroundings is in no byte that it writes (X2)', { timeout: 60_000 }, () => {
  const secret = 'canary-7f3a9c';
  const names = ['GH_TOKEN', 'GITHUB_TOKEN', 'STADIUM_GITHUB_TOKEN', 'STADIUM_SMTP_PASSWORD'];
  const env = Object.fromEntries(names.map((name) => [name, secret]));
  const data = aFamily('http://127.0.0.1:9/{repo}');
  const cache = ['--cache', join(data, 'cache')];
  const commands = [
    collect(data),
    ['doctor', '--data', data, ...cache],
    ['validate', '--data', data],
    ['report', '--data', data, ...cache, '--json'],
  ];
  const printed = commands
    .map((args) => run([...args, '--verbose'], env))
    .map(({ stdout, stderr }) => stdout + stderr);
  const written = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1'));
  const forms = [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, ''),
    encodeURIComponent(secret),
  ];
  for (const form of forms)
    for (const text of [...printed, ...written]) expect(text).not.toContain(form);
});

it('a promise that nobody caught ends with 1 and in words, never with 0 (X3)', () => {
  const preload = `const timer = setInterval(() => {
    if (process.listenerCount('SIGINT') === 0) return;
    clearInterval(timer);
    Promise.reject(new Error('injected'));
  }, 1)`;
  const { status, stderr } = run(collect(aFamily()), {}, preload);
  expect(status).toBe(1);
  expect(stderr).toContain('injected');
  expect(stderr).not.toMatch(/\n\s+at /);
});

describe('a disk whose calls fail (S7)', () => {
  const broken = (call: string, body: string) =>
    `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; const whole = fs.${call}; fs.${call} = ${body}; syncBuiltinESMExports();`;
  const fails = (call: string) =>
    broken(
      call,
      `() => { throw Object.assign(new Error('EIO: i/o error, ${call}'), { code: 'EIO', syscall: '${call}' }); }`,
    );

  it.each(['fsyncSync', 'writeSync', 'renameSync', 'fstatSync'])(
    '%s: nothing is called recorded, and the old file stays',
    (call) => {
      const data = aFamily();
      expect(
        run(['decide', 'alpha', 'healthy', ...said, '--date', day, '--data', data]).status,
      ).toBe(0);
      const before = readFileSync(join(data, 'decisions.yaml'), 'utf8');
      const { status, stdout, stderr } = run(
        ['decide', 'beta', 'healthy', ...said, '--date', day, '--data', data],
        {},
        fails(call),
      );
      expect(status).not.toBe(0);
      expect(stdout).not.toContain('recorded');
      expect(stderr).toContain('EIO');
      expect(stderr).not.toMatch(noTrace);
      expect(
        call === 'fsyncSync' || readFileSync(join(data, 'decisions.yaml'), 'utf8') === before,
      ).toBe(true);
    },
  );

  it('a write that takes half at a time is gone on with', () => {
    const data = aFamily();
    const half = broken(
      'writeSync',
      '(file, bytes, at = 0) => whole(file, bytes, at, Math.max(1, Math.ceil((bytes.length - at) / 2)))',
    );
    const args = ['decide', 'alpha', 'healthy', ...said, '--date', day, '--data', data];
    expect(run(args, {}, half).status).toBe(0);
    expect(readFileSync(join(data, 'decisions.yaml'), 'utf8')).toContain('alpha');
  });
});

it('the same bytes in every zone, and on a machine whose clock is an hour behind (K1, K2)', {
  timeout: 60_000,
}, () => {
  const behind = `const real = Date; globalThis.Date = class extends real { constructor(...a) { if (a.length) super(...a); else super(real.now() - 3600e3); } static now() { return real.now() - 3600e3; } };`;
  const made = [
    ['UTC', ''],
    ['Pacific/Kiritimati', ''],
    ['America/St_Johns', ''],
    ['UTC', behind],
  ].map(([TZ = '', preload = '']) => {
    const data = aFamily();
    expect(run(collect(data), { TZ }, preload).status).toBe(0);
    return readFileSync(join(data, 'evidence', `${day}.json`), 'utf8');
  });
  for (const each of made) expect(each).toBe(made[0]);
});
