// Who is named to answer, on six days, counted by hand on the page of neutron's lieutenants as of each day.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOfDay } from '../../src/domain/time.ts';
import { loadData } from '../../src/registry/load.ts';
import { namedIn } from '../../src/tasks/named-people.ts';
import { historyBase } from './base.ts';

const packaged = new URL('../../data', import.meta.url).pathname;
const { registry } = loadData(packaged, packaged);
const days = ['2019-11-12', '2020-06-10', '2021-04-14', '2022-03-01', '2023-10-04', '2026-11-26'];

/** How many the page names for each, in the order of the days. */
const counted: Readonly<Record<string, readonly number[]>> = {
  'networking-bagpipe': [2, 2, 2, 2, 2, 2],
  'networking-bgpvpn': [2, 2, 2, 2, 2, 2],
  'networking-midonet': [2, 2, 2, 0, 0, 0],
  'networking-odl': [1, 1, 1, 1, 1, 0],
  'networking-ovn': [1, 1, 1, 0, 0, 0],
  'networking-sfc': [1, 1, 1, 1, 1, 1],
  'neutron-dynamic-routing': [1, 1, 2, 2, 2, 2],
  'neutron-fwaas': [1, 1, 1, 1, 1, 1],
  'neutron-vpnaas': [1, 2, 2, 2, 2, 2],
  'os-ken': [0, 0, 0, 1, 1, 1],
  'ovn-octavia-provider': [0, 0, 2, 1, 2, 2],
  ovsdbapp: [0, 0, 0, 1, 1, 1],
  'neutron-interconnection': [0, 0, 0, 0, 0, 0],
};

describe('the page of lieutenants', () => {
  it('names as many for each project on each day as were counted by hand', async () => {
    const ledgers = await namedIn(registry, {
      base: historyBase(),
      allowLocal: true,
      cacheRoot: mkdtempSync(join(tmpdir(), 'named-')),
      offline: false,
      signal: AbortSignal.timeout(190_000),
    });
    const namedOn = (project: string, day: string) => {
      const ledger = ledgers?.get(project);
      if (ledger?.state !== 'known') return 'unknown';
      const last = ledger.value.lists.findLast((each) => each.committedAt <= endOfDay(day));
      return last?.names.length ?? 0;
    };
    const found = Object.keys(counted).map((project) => [
      project,
      days.map((day) => namedOn(project, day)),
    ]);

    expect(Object.fromEntries(found)).toEqual(counted);
  }, 200_000);
});
