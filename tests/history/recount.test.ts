// Five projects of both families counted a second time, by a script in another language that asks plain git.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { historyBase, historyOf } from './base.ts';
import { collectDay, dataCopy } from './evidence.ts';

const script = new URL('recount.py', import.meta.url).pathname;
const families = {
  openstack: {
    day: '2019-11-12',
    names: ['networking-sfc', 'networking-bagpipe', 'ovsdbapp', 'neutron-vpnaas', 'neutron-lib'],
  },
  prometheus: {
    day: '2026-08-01',
    names: ['pushgateway', 'snmp_exporter', 'collectd_exporter', 'alertmanager', 'node_exporter'],
  },
} as const;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-recount-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(Object.keys(families) as (keyof typeof families)[])('%s', async (owner) => {
  const { day, names } = families[owner];
  const data = owner === 'openstack' ? dataCopy(folder) : newcomersFolder(owner, names);
  const cache = join(folder, owner, 'cache');
  const { snapshot } = await collectDay(day, { data, cache, base: historyBase() });
  const counted = recount(
    day,
    names.map((name) => historyOf(`${owner}/${name}`)),
  );
  for (const [at, name] of names.entries()) {
    const own = counted[at] ?? {};
    expect(Object.keys(own)).toHaveLength(8);
    expect(figuresOf(snapshot, name, Object.keys(own)), name).toEqual(own);
  }
});

/** As a newcomer sets it up: one file. */
function newcomersFolder(owner: string, names: readonly string[]): string {
  const data = join(folder, owner, 'data');
  mkdirSync(data, { recursive: true });
  const rows = names.map(
    (name) =>
      `  - { name: ${name}, class: application, host: github, repositories: [${owner}/${name}] }`,
  );
  const sources = "sources: { git: { base: 'https://github.com/{repo}' } }";
  writeFileSync(
    join(data, 'stadium.yaml'),
    [`team: ${owner}`, sources, 'projects:', ...rows, ''].join('\n'),
  );
  return data;
}

function recount(day: string, folders: readonly string[]): readonly Record<string, number>[] {
  const text = execFileSync('python3', [script, day, ...folders], { encoding: 'utf8' });
  return Object.values(JSON.parse(text) as Record<string, Record<string, number>>);
}

function figuresOf({ projects }: Snapshot, name: string, ids: readonly string[]) {
  const measurements = projects.find((each) => each.name === name)?.measurements ?? {};
  const value = (id: string) => {
    const measurement = measurements[id];
    return measurement?.state === 'measured' ? measurement.value : measurement?.state;
  };
  return Object.fromEntries(ids.map((id) => [id, value(id)]));
}
