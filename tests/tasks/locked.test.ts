// One run at a time changes a data folder: real processes, all at once, and nothing that was acknowledged is lost.

import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whileLocked } from '../../src/disk/lock.ts';
import { readDecisions } from '../../src/registry/decisions.ts';
import { collectAgain } from '../../src/tasks/collect-again.ts';
import { listOutbox, recordAnswer } from '../../src/tasks/outbox.ts';
import type { World } from '../../src/tasks/outside-world.ts';
import { aDesk } from '../cli/mail-desk.ts';
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

  it('is left alone by whatever records while somebody else works there', async () => {
    heldBy({ pid: process.pid, host: hostname() });
    const world = { now: () => new Date('2026-11-22T12:00:00Z') };
    const work = vi.fn();
    const lock = { what: folder, waitMs: 0, ...world };
    await expect(whileLocked(join(folder, '.lock'), lock, work)).rejects.toThrow(
      `process ${process.pid} on ${hostname()} has been working on ${folder} since 2026-11-22`,
    );
    expect(work).not.toHaveBeenCalled();
  });
});

describe('what changes a data folder or fills a cache', () => {
  it('collect --again waits its turn at the cache', async () => {
    const cache = join(folder, 'cache');
    mkdirSync(join(cache, 'collect.lock'), { recursive: true });
    const owner = { pid: 1, host: 'elsewhere', since: '2026-11-22T10:00:00Z' };
    writeFileSync(join(cache, 'collect.lock', '1'), JSON.stringify(owner));
    await expect(collectAgain({ data: folder, cache }, hurried())).rejects.toThrow(
      `process 1 on elsewhere has been working on the cache ${cache}`,
    );
  });

  it('an answer that becomes a decision waits its turn at the data folder', async () => {
    const desk = aDesk();
    const claim = join(desk.data, '.lock', '1');
    mkdirSync(dirname(claim));
    const owner = { pid: 1, host: 'elsewhere', since: '2026-11-22T10:00:00Z' };
    writeFileSync(claim, JSON.stringify(owner));
    const request = { ...desk, link: 'https://example.org/m', volunteer: true };
    await expect(recordAnswer('networking-sfc', request, hurried())).rejects.toThrow(
      'process 1 on elsewhere',
    );
    expect((await listOutbox(desk, hurried())).answers).toEqual([]);
    rmSync(desk.data, { recursive: true });
  });
});

/** A world whose clock is a minute further whenever it is asked, so that patience ends at once. */
function hurried(): World {
  const start = Date.UTC(2026, 10, 22, 12);
  const minutes = Array.from({ length: 60 }, (_, index) => new Date(start + index * 60_000));
  const now = () => minutes.shift() ?? new Date(start + 3_600_000);
  return { now, env: {}, signal: new AbortController().signal };
}
