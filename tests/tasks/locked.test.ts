// One run at a time changes a data folder: real processes, all at once, and nothing that was acknowledged is lost.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDecisions } from '../../src/registry/decisions.ts';
import { stadium } from '../support/shell.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const names = Array.from({ length: 16 }, (_, index) => `project-${index}`);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-locked-'));
  const projects = names.map(
    (name) => `  - { name: ${name}, class: library, repositories: [a/${name}] }`,
  );
  writeFileSync(join(folder, 'stadium.yaml'), ['team: a', 'projects:', ...projects, ''].join('\n'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const said = ['--reason', 'Fine.', '--link', 'https://example.org', '--by', 'the team'];
const decide = (name: string) => ['decide', name, 'healthy', ...said, '--data', folder];

function ended(args: readonly string[]): Promise<number | null> {
  const child = spawn(process.execPath, [program, ...args], { stdio: 'ignore' });
  return new Promise((resolve) => child.once('exit', resolve));
}

function heldBy(owner: object): string {
  mkdirSync(join(folder, '.lock'));
  const claim = join(folder, '.lock', '1');
  writeFileSync(claim, JSON.stringify({ since: '2026-11-22T10:00:00Z', ...owner }));
  return claim;
}

describe('a data folder', () => {
  it('keeps the decisions of sixteen processes at once', { timeout: 240_000 }, async () => {
    const codes = await Promise.all(names.map((name) => ended(decide(name))));
    expect(codes).toEqual(names.map(() => 0));
    const { value } = readDecisions(join(folder, 'decisions.yaml'));
    expect(value.map(({ project }) => project).sort()).toEqual(names.toSorted());
  });

  it('is taken over from another host that gives no sign of life', async () => {
    const claim = heldBy({ pid: 1, host: 'a-container-of-yesterday' });
    const then = new Date('2026-11-22T11:50:00Z');
    utimesSync(claim, then, then);
    const { code } = await stadium(decide('project-1'));
    expect(code).toBe(0);
    expect(readFileSync(join(folder, 'decisions.yaml'), 'utf8')).toContain('project-1');
  });
});
