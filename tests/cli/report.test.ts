// What the shipped evidence says, as its readers get it.

import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { scorecardJsonSchema } from '../../src/report/schema.ts';
import { stadium } from '../support/shell.ts';

/** What the team said on 12 November 2019: https://lists.openstack.org/pipermail/openstack-discuss/2019-November/ */
const judgedInTheMail = {
  'networking-ovn': 'healthy',
  'networking-odl': 'healthy',
  ovsdbapp: 'healthy',
  'neutron-interconnection': 'at-risk',
  'networking-sfc': 'at-risk',
  'networking-bagpipe': 'at-risk',
  'networking-bgpvpn': 'at-risk',
  'networking-midonet': 'at-risk',
  'neutron-fwaas': 'at-risk',
  'neutron-fwaas-dashboard': 'at-risk',
  'neutron-dynamic-routing': 'at-risk',
  'neutron-vpnaas': 'at-risk',
  'neutron-vpnaas-dashboard': 'at-risk',
} as const;

interface Row {
  readonly name: string;
  readonly verdict: string;
  readonly level: string | null;
  readonly mark: string | null;
  readonly pointsRange: readonly [number, number] | null;
  readonly decision: { readonly kind: string } | null;
  readonly measurements: Readonly<Record<string, { readonly value?: number }>>;
}

async function rowsAt(asOf: string): Promise<ReadonlyMap<string, Row>> {
  const { out } = await stadium(['report', '--as-of', asOf, '--format', 'json']);
  const { projects } = JSON.parse(out) as { projects: readonly Row[] };
  return new Map(projects.map((row) => [row.name, row]));
}

describe('the table of November 2019', () => {
  it('agrees with the mail for ten of thirteen projects by measurement alone, and leaves one open', async () => {
    const rows = await rowsAt('2019-11-12');

    const differing = Object.entries(judgedInTheMail).flatMap(([name, said]) => {
      const verdict = rows.get(name)?.verdict;
      return verdict === said ? [] : [[name, verdict]];
    });
    expect(Object.fromEntries(differing)).toEqual({
      'networking-odl': 'at-risk',
      // One point short, held healthy since Train came out, when it had 75 points.
      'neutron-fwaas': 'healthy',
      // At risk by any points of the day; a month before it may have been healthy, and then it is held.
      'neutron-vpnaas': 'undetermined',
    });
  });

  it('has twelve of thirteen on the side of the mail by the points of that day, before any is held', async () => {
    const rows = await rowsAt('2019-11-12');

    const differing = Object.entries(judgedInTheMail).flatMap(([name, said]) => {
      const [worst = 0, best = 0] = rows.get(name)?.pointsRange ?? [];
      const shown = worst >= 70 ? 'healthy' : best < 70 ? 'at-risk' : 'undetermined';
      return shown === said ? [] : [name];
    });
    expect(differing).toEqual(['networking-odl']);
    expect(rows.get('neutron-fwaas')?.mark).toBe('held');
  });

  it('calls neutron-interconnection silent, and nothing else', async () => {
    const rows = await rowsAt('2019-11-12');

    const silent = [...rows.values()].filter(({ level }) => level === 'silent');
    expect(silent.map(({ name }) => name)).toEqual(['neutron-interconnection']);
  });

  it('shows the decision of every project of the mail', async () => {
    const rows = await rowsAt('2019-11-12');

    const undecided = Object.keys(judgedInTheMail).filter(
      (name) => rows.get(name)?.decision === null,
    );
    expect(undecided).toEqual([]);
  });

  it('shows why raw counts mislead: neutron-fwaas had more of them than networking-odl', async () => {
    const rows = await rowsAt('2019-11-12');

    const raw = (name: string) =>
      rows.get(name)?.measurements['commits-cycle']?.value ?? Number.NaN;
    expect(raw('neutron-fwaas')).toBeGreaterThan(raw('networking-odl'));
  });

  it('explains each disagreement', async () => {
    const { out } = await stadium(['report', '--as-of', '2019-11-12']);

    expect(out).toMatch(
      /figures and the team differ[\s\S]*networking-odl: the figures say at risk/,
    );
  });

  it('has figures of the drivers inside neutron, from their folders', async () => {
    const rows = await rowsAt('2019-11-12');

    for (const name of ['linuxbridge', 'macvtap', 'openvswitch', 'sriov']) {
      expect(rows.get(name)?.measurements['own-commits-365d']?.value, name).toBeGreaterThan(0);
    }
  });
});

describe('the JSON of a report', () => {
  it.each(['train', '2019-11-12', '2023.2', '2026-08-01'])(
    'of %s is valid by the published schema',
    async (asOf) => {
      const { out } = await stadium(['report', '--as-of', asOf, '--format', 'json']);

      const isValid = new Ajv({ strict: false }).compile(scorecardJsonSchema());
      expect(isValid(JSON.parse(out)), JSON.stringify(isValid.errors)).toBe(true);
    },
  );

  it.each(['table', 'markdown', 'rst', 'text', 'csv', 'json'])(
    'and every other form hold no address of a person: %s',
    async (format) => {
      const { out } = await stadium(['report', '--format', format]);

      expect(out).not.toMatch(/[\w.+-]+@[\w-]+\.\w/);
    },
  );
});

describe('stadium report', () => {
  it('ends with 4 when it is told to fail on a project at risk', async () => {
    const risky = await stadium(['report', '--project', 'networking-sfc', '--fail-on', 'at-risk']);
    const healthy = await stadium(['report', '--project', 'neutron-lib', '--fail-on', 'at-risk']);

    expect([risky.code, healthy.code]).toEqual([4, 0]);
  });

  it.each([
    [['--project', 'networking-scf'], 'there is no project "networking-scf" in the snapshot of'],
    [['--as-of', '2018-01-01'], 'no snapshot at or before 2018-01-01'],
    [['--format', 'pdf'], 'pdf'],
    [['--policy', '/nowhere.yaml'], '/nowhere.yaml'],
    [['--format', 'html'], '--output'],
  ])('refuses %j with exit 2 and says what to do', async (args, why) => {
    const { code, err } = await stadium(['report', ...args]);

    expect(err).toContain(why);
    expect(code).toBe(2);
  });
});
