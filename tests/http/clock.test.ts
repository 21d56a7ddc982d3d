// The clock of this machine against those of servers: said from five minutes on, and from a day on nothing is measured.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockCheck } from '../../src/http/clock.ts';
import { type Loopback, loopback, status } from '../support/loopback.ts';
import { stadium } from '../support/shell.ts';

const ours = Date.UTC(2026, 10, 22, 12);
const url = new URL('https://git.example.org/x');

function differenceAt(seconds: number, headers: Record<string, string> = {}): readonly number[] {
  const said: number[] = [];
  const check = clockCheck(
    () => ours,
    (_host, ahead) => said.push(ahead),
  );
  const date = new Date(ours - seconds * 1000).toUTCString();
  check(new Headers({ date, ...headers }), url);
  check(new Headers({ date, ...headers }), url);
  return said;
}

describe('the clock', () => {
  it.each([
    ['is the same', 0, []],
    ['is five minutes ahead', 300, []],
    ['is more than five minutes ahead', 301, [301]],
    ['is an hour behind', -3600, [-3600]],
    ['is a day behind', -86_400, [-86_400]],
  ])('that %s is said once, or not at all', (_what, seconds, said) => {
    expect(differenceAt(seconds)).toEqual(said);
  });

  it('counts how long a cache on the way kept the answer', () => {
    expect(differenceAt(7200, { age: '7200' })).toEqual([]);
  });

  it.each([86_401, -3 * 365 * 86_400])('that is %i seconds off stops the run', (seconds) => {
    expect(() => differenceAt(seconds)).toThrow(
      expect.objectContaining({ code: 'ENVIRONMENT', message: expect.stringContaining(url.host) }),
    );
  });

  it('passes over an answer without a date', () => {
    expect(differenceAt(0, { date: 'soon' })).toEqual([]);
  });
});

describe('a run whose clock is years behind', () => {
  let folder: string;
  let server: Loopback;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stadium-clock-'));
    writeFileSync(
      join(folder, 'stadium.yaml'),
      'team: a\nprojects:\n  - { name: b, class: library, repositories: [a/b] }\n',
    );
  });
  afterEach(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('ends before anything is read, and writes nothing', async () => {
    server = await loopback(status(404, { date: new Date(ours).toUTCString() }));
    const base = `${server.url}/{repo}.git`;
    const places = ['--data', folder, '--cache', join(folder, 'cache'), '--git-base', base];
    const { code, out, err } = await stadium(['collect', ...places], { today: '2023-11-22' });
    expect(err).toContain('the clock of this machine says 2023-11-22T12:00');
    expect([code, out]).toEqual([2, '']);
    expect(server.requests).toHaveLength(1);
  });
});
