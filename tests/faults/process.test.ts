// The program as a process: with a promise that nobody caught (X3), on a disk whose calls fail one by one (S7), on a machine whose clock is wrong (K1).

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
