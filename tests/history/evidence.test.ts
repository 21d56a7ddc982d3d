// The shipped snapshots, made from unmodified mirrors, against what the restored histories give, from files and over a git server.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { startGitServer } from '../support/gitServer.ts';
import { historyBase } from './base.ts';
import { collectDay, dataCopy, readShipped, shippedDays, withoutPins } from './evidence.ts';
import { differences } from './pseudonyms.ts';

/** Measurements of all projects. */
function figuresIn({ projects }: Snapshot): number {
  return projects.flatMap(({ measurements }) => Object.keys(measurements)).length;
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-history-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the shipped evidence', () => {
  it.each(shippedDays)(
    'of %s comes out of the restored histories, but for what pseudonyms change',
    async (day) => {
      const data = dataCopy(folder);
      const { code, snapshot } = await collectDay(day, {
        data,
        cache: join(folder, 'cache'),
        base: historyBase(),
      });

      expect(code).toBe(0);
      const found = differences(snapshot, readShipped(day));
      const changed = found.filter(({ isPseudonym }) => isPseudonym);
      console.info(`${day}: ${changed.length} figures of people differ by pseudonyms`);
      expect(found.filter(({ isPseudonym }) => !isPseudonym).map(({ line }) => line)).toEqual([]);
      expect(changed.length).toBeLessThan(0.1 * figuresIn(snapshot));
    },
  );

  it('comes out a second time with the same bytes, no commit read again', async () => {
    const data = dataCopy(folder);
    const options = { data, cache: join(folder, 'cache'), base: historyBase() };
    const first = await collectDay('2019-11-12', options);
    const second = await collectDay('2019-11-12', options);

    expect(second.out).toContain(', 0 commits read');
    expect(second.text).toBe(first.text);
  });
});

describe('over a git server', () => {
  const served = () =>
    fileURLToPath(
      new URL(
        historyBase()
          .replace('openstack/{repo}', '')
          .replace(/\{(repo|name)\}\.git$/, ''),
      ),
    );

  it('the same bytes come out, in at most nine requests a repository, and in one or two when nothing is new', async () => {
    const files = { data: dataCopy(folder), cache: join(folder, 'cache'), base: historyBase() };
    const restored = await collectDay('2019-11-12', files);
    const server = await startGitServer(served());
    const data = dataCopy(join(folder, 'http'));
    const options = { data, cache: join(folder, 'http', 'cache'), base: server.base };
    const first = await collectDay('2019-11-12', options);
    const asked = first.snapshot.sources.length;
    const cold = server.requests.length;
    server.forget();
    const second = await collectDay('2019-11-12', options);
    const warm = server.requests.length;
    await server.close();

    console.log(`requests for ${asked} repositories: ${cold} cold, ${warm} warm`);
    expect(withoutPins(first.snapshot)).toBe(withoutPins(restored.snapshot));
    expect(second.text).toBe(first.text);
    expect(second.out).toContain(', 0 commits read');
    expect(cold).toBeLessThanOrEqual(asked * 9);
    expect(warm).toBeLessThanOrEqual(asked * 2);
  });

  it('a server that stops half-way leaves the rest as it was and the lost ones unknown', async () => {
    const server = await startGitServer(served());
    const data = dataCopy(join(folder, 'stopped'));
    server.stopAfter(40);
    const options = { data, cache: join(folder, 'stopped', 'cache'), base: server.base };
    const { code, snapshot } = await collectDay('2019-11-12', options);
    await server.close();

    const failed = snapshot.sources
      .filter(({ state }) => state === 'failed')
      .map(({ repository }) => repository);
    expect(code).toBe(3);
    expect(failed.length).toBeGreaterThan(0);
    expect(failed.length).toBeLessThan(snapshot.sources.length);
    const shipped = new Map(readShipped('2019-11-12').projects.map((each) => [each.name, each]));
    for (const { name, repositories, measurements } of snapshot.projects) {
      const isLost = repositories.some((each) => failed.includes(each));
      const states = new Set(Object.values(measurements).map(({ state }) => state));
      if (isLost) expect(states, name).toEqual(new Set(['unknown']));
      else {
        const figure = (id: string) => [measurements[id], shipped.get(name)?.measurements[id]];
        for (const id of ['commits-365d', 'bot-commits-365d', 'releases-365d', 'age']) {
          const [now, then] = figure(id);
          expect(now, `${name} ${id}`).toEqual(then);
        }
      }
    }
  });
});
