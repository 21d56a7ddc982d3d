// A verdict taken apart, on the shipped evidence.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stadium } from '../support/shell.ts';

let cache: string;
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'stadium-explain-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

function explain(...args: string[]) {
  return stadium(['explain', '--as-of', '2019-11-12', '--cache', cache, ...args]);
}

describe('stadium explain', () => {
  it('tells the answers to the criteria, what needs work and what would mend it', async () => {
    const { out } = await stadium(['explain', 'networking-sfc'], { today: '2026-11-26' });
    expect(out).toContain(
      'Stadium health, 2026-08-01\n  Integration: Met; Docs: Met; CI: Needs work;',
    );
    expect(out).toMatch(/L1 Are its commands .*\n {4}Mend: Move its commands/);
    const retired = await stadium(['explain', 'networking-odl'], { today: '2026-11-26' });
    expect(retired.out).toContain('Stadium health, 2026-08-01\n  Retired');
  });

  it('names every row of the card with value, window, sample, source and points', async () => {
    const { code, out } = await explain('networking-odl');

    expect(code).toBe(0);
    expect(out).toMatch(/maintainers still active +0 +2019-11-12 +\d+ +git +0 of 2/);
    expect(out).toMatch(/What would change it/);
    expect(out).toMatch(/healthy .*Ussuri PTG|found in good health/);
  });

  it('names those that use it, also where the cache does not say in which files', async () => {
    const { out } = await explain('ovsdbapp');

    expect(out).toContain('By the snapshot ovsdbapp is used by');
    expect(out.replace(/\s+/g, ' ')).toContain(
      '2 lively repositories using it in the last 365 days (openstack/networking-ovn, openstack/neutron).',
    );
    expect(out.replace(/\s+/g, ' ')).toMatch(
      /unknown: (?:1 repository is|\d+ repositories are) not .* `stadium dependents ovsdbapp --as-of 2019-11-12 --cache \S+` asks for them/,
    );
  });

  it('says who follows it, and whom it follows', async () => {
    expect((await explain('neutron-fwaas')).out).toContain(
      'neutron-fwaas-dashboard follows it: without neutron-fwaas there is no use for it',
    );
    expect((await explain('neutron-fwaas-dashboard')).out).toContain(
      'It follows neutron-fwaas (healthy, call open): without that it has no use.',
    );
  });

  it('says nothing of dependents for a part of a repository', async () => {
    const { out } = await explain('linuxbridge');

    expect(out).not.toContain('requires');
  });

  it('refuses a project that is not there and lists those that are', async () => {
    const { code, err } = await explain('networking-scf');

    expect(code).toBe(2);
    expect(err).toContain('networking-sfc');
  });

  it('gives the project alone as JSON', async () => {
    const { out } = await explain('ovsdbapp', '--json');

    expect(JSON.parse(out).projects.map(({ name }: { name: string }) => name)).toEqual([
      'ovsdbapp',
    ]);
  });
});
