import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldersGiven } from '../../src/cli/given.ts';
import { run } from '../../src/cli/program.ts';
import { commandTyped, typed } from '../../src/cli/typed.ts';
import { standingText } from '../../src/report/where-things-stand.ts';
import { displayWidth } from '../../src/words/lines.ts';
import { stadium } from '../support/shell.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-typed-'));
  for (const place of ['bin', 'node_modules/.bin']) {
    mkdirSync(join(folder, place), { recursive: true });
    writeFileSync(join(folder, place, 'stadium'), '');
    chmodSync(join(folder, place, 'stadium'), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command in a hint', () => {
  it('is what the reader can type, whatever npm puts on the path for itself', () => {
    const path = (...places: string[]) => ({ PATH: places.join(delimiter) });
    const here = { folder, home: folder };
    const bin = join(folder, 'bin');
    const own = join(folder, 'node_modules', '.bin');
    expect(commandTyped({ env: path('/nowhere', bin), ...here })).toBe('stadium');
    expect(commandTyped({ env: path(own), ...here })).toBe('npm run stadium --');
    const installed = '/srv/node_modules/stadium-scorecard';
    expect(commandTyped({ env: path(own), folder, home: installed })).toBe('npx stadium');
    expect(commandTyped({ env: {}, folder, home: '/srv/a b' })).toBe(
      "node '/srv/a b/dist/cli/main.js'",
    );
  });

  it('knows every command of the program, and no other word', () => {
    const text = 'Say it: stadium explain X, or `stadium decide X keep`. The stadium reports.';
    expect(typed(text, { command: 'npx stadium' })).toBe(
      'Say it: npx stadium explain X, or `npx stadium decide X keep`. The stadium reports.',
    );
    expect(typed('npm run stadium -- report', { command: 'npx stadium' })).toBe(
      'npm run stadium -- report',
    );
  });
});

describe('the folders in a hint', () => {
  it('are those that the reader named, once, and only where a folder is read', () => {
    const reader = { command: 'npx stadium', folders: ' --data lab' };
    expect(typed('Make one with: stadium collect', reader)).toBe(
      'Make one with: npx stadium collect --data lab',
    );
    expect(typed('`stadium decide X keep`, stadium init --output DIR', reader)).toBe(
      '`npx stadium decide X keep --data lab`, npx stadium init --output DIR',
    );
    const whole = 'next: stadium collect --data new, then stadium report --data new';
    expect(typed(whole, reader)).toBe(whole.replaceAll('stadium', 'npx stadium'));
    expect(foldersGiven(['report', '--cache=a b', '--data', "it's"])).toBe(
      " --data 'it'\\''s' --cache 'a b'",
    );
  });

  it('stand in every error and on standard output, a terminal or not', async () => {
    const empty = join(folder, 'bin');
    writeFileSync(
      join(empty, 'stadium.yaml'),
      'team: lab\nprojects:\n  - { name: a, repositories: [lab/a] }\n',
    );
    const { err } = await stadium(['report', '--data', empty, '--cache', folder]);
    expect(err).toContain(`stadium collect --data ${empty} --cache ${folder}`);
    const { out } = await stadium(['report', '--data', 'data']);
    expect(out.replace(/\s+/g, ' ')).toContain('stadium explain --data data PROJECT.');
  });
});

describe('the examples of --help', () => {
  it('can be typed as they stand, whatever the program is called', async () => {
    const lines: string[] = [];
    const shell = {
      ...{ out: (text: string) => lines.push(...text.split('\n')), err: () => undefined },
      ...{ colour: false, columns: 100, isInteractive: false, isTerminal: false, env: {} },
      ...{ command: 'npm run stadium --', now: () => new Date(), ask: async () => '' },
      signal: new AbortController().signal,
    };
    expect(await run(['--help'], shell)).toBe(0);
    const shown = lines.filter((each) => each.startsWith('  $ '));
    expect(shown[0]).toBe('  $ npm run stadium');
    expect(shown[1]).toBe('  $ npm run stadium -- report');
  });
});

describe('stadium alone', () => {
  it('looks where it is told to, and every command that it names looks there as well', async () => {
    const { out, code } = await stadium(['--data', 'data', '-q'], { today: '2026-11-26' });
    expect(code).toBe(0);
    expect(out).toContain('stadium explain networking-odl --data data');
    expect(out).toMatch(/stadium --help +every command/);
    expect((await stadium(['--data', 'data', 'report'])).code).toBe(2);
  });

  it('says how old the figures are, what is overdue and what to run next', async () => {
    const { out, code } = await stadium([], { today: '2026-11-26' });
    expect(code).toBe(0);
    expect(out).toContain('Figures of 2026-08-01, 117 days old; decisions up to 2026-11-26.');
    expect(out).toContain('networking-odl: retirement, at the earliest, since 2024-10-02');
    expect(out).toMatch(/ {2}stadium collect +newer figures/);
    expect(out).toMatch(/ {2}stadium explain networking-odl +why it stands first/);
  });

  it('asks for no newer figures where there are none, and fits a narrow terminal', () => {
    const where = {
      ...{ team: 'neutron', asOf: '2026-11-20', today: '2026-11-26', daysOld: 6 },
      ...{ projects: [], overdue: [] },
    };
    const text = standingText(where, { columns: 60, command: 'npm run stadium --' });
    expect(text).not.toContain('collect');
    expect(text).toContain('Nothing is overdue.');
    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(60);
  });
});
