// Every fault of modes.ts on every source, from the first request on, from the last, and once in the middle: no figure that a whole answer would
// contradict, no wait beyond the deadline, no end without a reason; and nothing that is left spoils the next run. GraphQL, which is
// asked once a second, meets each from the first on alone.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Faulty, faulty } from './faulty.ts';
import { type Mode, modes, outcomeOf } from './modes.ts';
import { type Subject, type SubjectName, subjects, type Told } from './subjects.ts';

const secure = createServer((_request, response) => response.end('[]'));
beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stadium-tls-'));
  const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
  const subject = '-x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 1'.split(' ');
  execFileSync('openssl', ['req', ...subject, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  secure.setSecureContext({ key: readFileSync(key), cert: readFileSync(cert) });
  rmSync(folder, { recursive: true });
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void secure.close());

describe.each(Object.keys(subjects) as SubjectName[])('%s', (name) => {
  let subject: Subject;
  let whole: Told;
  let last = 0;
  beforeAll(async () => {
    subject = await subjects[name]();
    const between = await faulty(subject.url);
    whole = await told(subject, between.url, patient);
    last = between.requests.length;
    await between.close();
    expect(
      Object.values(whole.figures).filter((figure) => figure !== undefined).length,
    ).toBeGreaterThan(2);
    expect(last).toBeGreaterThan(1);
  });
  afterAll(() => subject.close());

  const met = modes.filter((mode) => outcomeOf(mode, name) !== undefined);
  describe.concurrent.each(met.map((mode) => [mode.name, mode] as const))('%s', (_mode, mode) => {
    const outcome = outcomeOf(mode, name);

    it('from the first request on', async () => {
      const seen = await ill(mode, () => true);
      expect(seen).toBe(outcome);
    });

    it.runIf(mode.bend && !mode.isOnlyOfAll && name !== 'graphql')(
      'from the last request on',
      async () => {
        await ill(mode, (turn) => turn >= last);
      },
    );

    it.runIf(mode.bend && !mode.isOnlyOfAll && name !== 'graphql' && name !== 'git')(
      'once in the middle',
      async () => {
        await ill(mode, (turn) => turn === Math.ceil((last + 1) / 2));
      },
    );
  });

  /** What becomes of a run under the fault, held to what is true of every run. */
  async function ill(mode: Mode, hits: (turn: number) => boolean): Promise<string> {
    const collector = subject.begin();
    const between = await faulty(subject.url);
    between.fault = { mode, hits };
    try {
      const began = performance.now();
      const deadline = mode.isSlow ? 250 : patient;
      const seen = await collector.collect(addressOf(mode, between), deadline);
      expect(performance.now() - began).toBeLessThan(mode.isSlow ? 10_000 : 30_000);
      expectHonest(seen, whole);
      if (mode.bend !== undefined) {
        between.fault = undefined;
        expect((await collector.collect(between.url, patient)).figures).toEqual(whole.figures);
      }
      return said(seen);
    } finally {
      await between.close();
      collector.end();
    }
  }
});

const patient = 20_000;

function addressOf({ address }: Mode, between: Faulty): string {
  const { port } = secure.address() as AddressInfo;
  return address === undefined
    ? between.url
    : address(between.url).replace(/^https$/, `https://localhost:${port}`);
}

async function told(subject: Subject, url: string, deadlineMs: number): Promise<Told> {
  const collector = subject.begin();
  try {
    return await collector.collect(url, deadlineMs);
  } finally {
    collector.end();
  }
}

/** Each figure is that of the whole answer, or unknown; and whoever knows less says why. */
function expectHonest({ figures, reports, stopped }: Told, whole: Told): void {
  if (stopped !== undefined) {
    expect(stopped.hint).toBeTruthy();
    return;
  }
  for (const [id, figure] of Object.entries(figures)) {
    if (figure !== undefined) expect(figure, id).toBe(whole.figures[id]);
  }
  const isLess = Object.entries(whole.figures).some(([id, figure]) => figures[id] !== figure);
  const failed = reports.filter(({ state }) => state === 'failed');
  const silent = reports.filter(({ state }) => state === 'collected');
  if (isLess) expect(silent).toEqual([]);
  for (const { reason } of failed) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach a terminal
    expect(reason?.detail).toMatch(/^[^\u0000-\u0009\u000b-\u001f]{10,600}$/);
    expect(reason?.detail).not.toMatch(/\n\s+at |our fault|report it|\[object/);
  }
}

function said({ reports, stopped }: Told): string {
  if (stopped !== undefined) return 'stops';
  const [report] = reports;
  if (report?.state === 'not-applicable') return 'not-applicable';
  return report?.reason?.code ?? 'same';
}
