// Families of real repositories read in four shares and measured from them: the bytes that one machine gives.

import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasDuckdb } from '../support/duckdb.ts';
import { stadium } from '../support/shell.ts';
import { historyBase, historyOf } from './base.ts';
import { collectDay, dataCopy } from './evidence.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-shares-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Beside openstack/ under the same base, where it is at hand. */
const prometheus = join(dirname(historyOf('openstack/neutron')), '..', 'prometheus');

describe.skipIf(!hasDuckdb)('four shares', () => {
  it.each(['2014-06-01', '2019-11-12', '2026-08-01'])(
    'of the stadium give the bytes of one machine on %s',
    async (day) => {
      const one = await collectDay(day, place('stadium', dataCopy(join(folder, 'stadium'))));
      expect(await fromShares('stadium', dataCopy(join(folder, 'stadium-shares')), day)).toBe(
        one.text,
      );
    },
  );

  const isThere = existsSync(prometheus);
  if (!isThere) console.warn(`skipped: there are no histories of prometheus at ${prometheus}`);
  it.skipIf(!isThere)('of prometheus give the bytes of one machine', async () => {
    const day = '2026-06-01';
    const one = await collectDay(day, place('prometheus', prometheusData('prometheus')));
    const text = await fromShares('prometheus', prometheusData('prometheus-shares'), day);
    expect(text).toBe(one.text);
  });
});

function place(name: string, data: string) {
  return { data, cache: join(folder, name, 'cache'), base: historyBase() };
}

async function fromShares(name: string, data: string, day: string): Promise<string> {
  const facts = join(folder, `${name}-facts`);
  const where = ['--data', data, '--cache', join(folder, `${name}-shares`, 'cache')];
  for (const shard of ['1/4', '2/4', '3/4', '4/4']) {
    const share = ['--facts', facts, '--shard', shard, '--as-of', day];
    const { code, err } = await stadium([
      ...['collect', ...where, ...share, '--git-base', historyBase(), '--quiet'],
    ]);
    expect(code, err).toBe(0);
  }
  return (await collectDay(day, { ...place(`${name}-shares`, data), facts })).text;
}

function prometheusData(name: string): string {
  const data = join(folder, name, 'data');
  mkdirSync(data, { recursive: true });
  const members = readdirSync(prometheus)
    .filter((each) => each.endsWith('.git'))
    .map((each) => each.slice(0, -'.git'.length))
    .map((each) => `  - { name: ${each}, class: library, repositories: [prometheus/${each}] }`);
  const sources = '{ answers: { path: MAINTAINERS.md, form: maintainers } }';
  const text = ['team: prometheus', `sources: ${sources}`, 'projects:', ...members, ''].join('\n');
  writeFileSync(join(data, 'stadium.yaml'), text);
  return data;
}
