// A second collection of a day asks each upstream what it has, and does no more where that is what it had.

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { collect } from '../../src/tasks/collect.ts';
import { aRepository, type TestRepository } from '../support/repository.ts';

const registry = `
team: example
sources: { git: { base: 'https://git.example.org/{repo}' } }
projects:
  - { name: alpha, class: library, repositories: [openstack/alpha] }
  - { name: beta, class: library, repositories: [openstack/beta] }
`;
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;

let folder: string;
let alpha: TestRepository;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-nothing-new-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data/stadium.yaml'), registry);
  const at = (name: string) => aRepository(join(folder, 'git', 'openstack', `${name}.git`));
  alpha = at('alpha');
  alpha.commit({ at: noon('2026-01-10'), files: { 'main.py': '1' } });
  at('beta').commit({ at: noon('2026-01-10'), files: { 'main.py': '1' } });
  vi.stubEnv('STADIUM_BUILD', 'one');
  vi.stubEnv('PATH', `${listeningGit()}:${process.env['PATH']}`);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A git that writes down what it is asked. */
function listeningGit(): string {
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const script = `#!/bin/sh\necho "$*" >> '${folder}/asked'\nPATH='${process.env['PATH']}' exec git "$@"\n`;
  writeFileSync(join(bin, 'git'), script);
  chmodSync(join(bin, 'git'), 0o755);
  return bin;
}

/** What git was asked while it ran, and what came of it. */
async function run({ day = '2026-11-22' } = {}) {
  rmSync(join(folder, 'asked'), { force: true });
  const request = {
    data: join(folder, 'data'),
    cache: join(folder, 'cache'),
    gitBase: `file://${folder}/git/{repo}.git`,
  };
  const now = () => new Date(`${day}T12:00:00Z`);
  const { snapshot, file, commitsRead } = await collect(request, {
    now,
    env: {},
    signal: new AbortController().signal,
  });
  const log = join(folder, 'asked');
  const asked = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const others = asked.filter((line) => !line.includes('ls-remote'));
  return { snapshot, file, commitsRead, questions: asked.length - others.length, others };
}

it('asks once a repository and gives what it gave', async () => {
  const first = await run();
  const text = readFileSync(first.file, 'utf8');
  const second = await run();

  expect(second).toEqual({ ...first, commitsRead: 0, questions: 2, others: [] });
  expect(readFileSync(second.file, 'utf8')).toBe(text);
});

it('reads what one of them has that is new', async () => {
  await run();
  alpha.commit({ at: noon('2026-11-20'), files: { 'main.py': '2' } });
  const { commitsRead, snapshot } = await run();

  expect(commitsRead).toBe(1);
  expect(snapshot.projects[0]?.measurements['commits-365d']).toMatchObject({ value: 2 });
});

it.each([
  ['the day', () => undefined, { day: '2026-11-23' }],
  ['the data', () => writeFileSync(join(folder, 'data/stadium.yaml'), `${registry}# \n`), {}],
  ['the snapshot', () => rmSync(join(folder, 'data/evidence'), { recursive: true }), {}],
  ['the cache', () => rmSync(join(folder, 'cache/git'), { recursive: true }), {}],
  ['the program', () => vi.stubEnv('STADIUM_BUILD', 'two'), {}],
])('measures anew where %s is another', async (_what, change, options) => {
  await run();
  change();

  expect((await run(options)).others).not.toEqual([]);
});
