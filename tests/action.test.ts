// What action.yml proposes and when: its own script by bash, in a clone whose remote lies on this machine. The program is
// one that ends as it is told, `gh` one that writes down what it was asked.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

interface Step {
  readonly id?: string;
  readonly run: string;
}

const action = parse(readFileSync(new URL('../action.yml', import.meta.url), 'utf8'));
const steps: readonly Step[] = action.runs.steps;
const script = steps.find(({ id }) => id === 'propose')?.run ?? '';

let folder: string;
let clone: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-action-'));
  clone = join(folder, 'clone');
  git(folder, 'init', '--quiet', '--bare', 'remote.git');
  git(folder, 'init', '--quiet', '--initial-branch', 'main', 'clone');
  write('clone/data/stadium.yaml', 'team: lab\n');
  commit();
  write('bin/gh', '#!/bin/sh\necho "gh $*" >> "$CALLS"\ncat "$8" >> "$CALLS"\n', 0o755);
  write(
    'action/dist/cli/main.js',
    `require('node:fs').appendFileSync(process.env.CALLS, process.argv.slice(2).join(' ') + '\\n');
console.log('what moved');
process.exit(process.argv[2] === 'compare' ? Number(process.env.ENDS) : 0);\n`,
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(path: string, text: string, mode = 0o644): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text, { mode });
}

function git(where: string, ...args: readonly string[]): string {
  const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org'];
  return execFileSync('git', [...person, ...args], { cwd: where, encoding: 'utf8' });
}

function commit(): void {
  git(clone, 'add', '--all');
  git(clone, 'commit', '--quiet', '--message', 'x');
}

function propose(ends: number) {
  const env = {
    PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
    HOME: folder,
    CALLS: join(folder, 'calls'),
    ENDS: String(ends),
    DATA: 'data',
    BRANCH: 'stadium-evidence',
    GH_TOKEN: 'secret',
    GITHUB_ACTION_PATH: join(folder, 'action'),
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_SERVER_URL: 'https://github.example',
    GITHUB_REPOSITORY: 'lab/family',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${join(folder, 'remote.git')}.insteadOf`,
    GIT_CONFIG_VALUE_0: 'https://x-access-token:secret@github.example/lab/family.git',
  };
  write('calls', '');
  write('output', '');
  const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  const { status, stderr } = spawnSync('bash', shell, { cwd: clone, env, encoding: 'utf8' });
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return { status, stderr, calls: read('calls'), output: read('output') };
}

const proposed = () =>
  git(join(folder, 'remote.git'), 'ls-tree', '-r', '--name-only', 'stadium-evidence');

describe('the proposal of the action', () => {
  it('is the first snapshot, with the scorecard as its text', () => {
    write('clone/data/evidence/2026-06-01.json', '{}');
    const { status, stderr, calls, output } = propose(2);
    expect([status, stderr]).toEqual([0, expect.any(String)]);
    expect(calls).toMatch(/^report --data data --format markdown\ngh pr create .*\nwhat moved\n$/);
    expect([output, proposed()]).toEqual([
      'proposed=true\n',
      'data/evidence/2026-06-01.json\ndata/stadium.yaml\n',
    ]);
  });

  it.each([
    ['is made where something moved since the snapshot before', 4, 0, 'proposed=true\n'],
    ['is not made where nothing has', 0, 0, 'proposed=false\n'],
    ['fails with the comparison', 2, 1, ''],
  ])('%s', (_title, ends, code, said) => {
    write('clone/data/evidence/2026-06-01.json', '{}');
    commit();
    write('clone/data/evidence/2026-06-08.json', '{}');
    const { status, calls, output } = propose(ends);
    expect([status, output]).toEqual([code, said]);
    expect(calls).toMatch(/^compare previous --exit-code --data data --format markdown\n/);
  });

  it('is not made where the day was measured before', () => {
    write('clone/data/evidence/2026-06-01.json', '{}');
    commit();
    expect(propose(4)).toMatchObject({ status: 0, calls: '', output: 'proposed=false\n' });
  });
});
