// The commands that turn scorecards into files: compare, publish, templates, docs, schema.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stadium } from '../support/shell.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-forms-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('stadium compare', () => {
  it('tells what changed between two series, with its reasons', async () => {
    const { code, out } = await stadium(['compare', 'train', 'ussuri']);

    expect(code).toBe(0);
    expect(out).toContain('2019-10-16');
    expect(out).toContain('2020-05-13');
  });

  it('ends with 4 for a change and 0 for none, when it is asked to', async () => {
    const changed = await stadium(['compare', 'train', '2026.1', '--exit-code']);
    const same = await stadium(['compare', 'train', 'train', '--exit-code']);

    expect([changed.code, same.code]).toEqual([4, 0]);
  });

  it('compares the newest snapshot with the same day of the cycle before where no day is given', async () => {
    const { out } = await stadium(['compare', '--format', 'json']);

    expect(JSON.parse(out)).toMatchObject({
      from: { asOf: '2026-01-31' },
      to: { asOf: '2026-08-01' },
      chosen: { day: '2026-01-31', dayOfCycle: 122, daysAway: 0 },
    });
  });

  it('says who would flip under another policy', async () => {
    const policy = join(folder, 'policy.yaml');
    const shipped = readFileSync(new URL('../../data/policy.yaml', import.meta.url), 'utf8');
    writeFileSync(policy, shipped.replace('healthy: 70', 'healthy: 60'));

    const { out } = await stadium([
      'compare',
      '2019-11-12',
      '--policy',
      policy,
      '--format',
      'json',
    ]);

    const { projects } = JSON.parse(out) as {
      projects: { name: string; verdict: { from: string; to: string } }[];
    };
    const table = await stadium(['compare', '2019-11-12', '--policy', policy]);
    const changed = projects.find(({ name }) => name === 'networking-bgpvpn');
    expect(changed?.verdict).toEqual({ from: 'at-risk', to: 'healthy' });
    expect(table.out).toMatch(
      /networking-bgpvpn: thin, now healthy: the same figures, judged by\s+another policy/,
    );
  });
});

describe('stadium publish', () => {
  it('writes every form with a name that stays, lists them all, and the calendar can be read', async () => {
    const { code, out } = await stadium(['publish', '--output', folder]);

    expect(code).toBe(0);
    expect(out).toContain('start with index.html');
    const listed = readFileSync(join(folder, 'files.json'), 'utf8');
    for (const name of [
      'index.html',
      'scorecard.md',
      'scorecard.json',
      'timeline.ics',
      'badge.svg',
    ]) {
      expect(existsSync(join(folder, name)), name).toBe(true);
      expect(listed, name).toContain(name);
    }
    expect(readdirSync(join(folder, 'projects'))).toContain('networking-sfc.html');
    const calendar = new ICAL.Component(
      ICAL.parse(readFileSync(join(folder, 'timeline.ics'), 'utf8')),
    );
    const summaries = calendar
      .getAllSubcomponents('vevent')
      .map((event) => String(event.getFirstPropertyValue('summary')));
    expect(summaries.some((summary) => summary.startsWith('networking-odl: '))).toBe(true);
  });

  it('writes the same bytes again', async () => {
    await stadium(['publish', '--output', join(folder, 'one')]);
    await stadium(['publish', '--output', join(folder, 'two')]);

    for (const name of readdirSync(join(folder, 'one')).filter((each) => each.includes('.'))) {
      const [one, two] = ['one', 'two'].map((side) =>
        readFileSync(join(folder, side, name), 'utf8'),
      );
      expect(one, name).toBe(two);
    }
  });
});

describe('stadium templates copy', () => {
  it('gives templates that work as they are, and never replaces one that is there', async () => {
    const templates = join(folder, 'templates');
    await stadium(['templates', 'copy', templates]);
    writeFileSync(join(templates, 'scorecard.txt.hbs'), 'mine\n');

    const again = await stadium(['templates', 'copy', templates]);
    const report = await stadium(['report', '--format', 'text', '--templates', templates]);

    expect(again.err).toContain('scorecard.txt.hbs is there already: kept');
    expect(report.out).toBe('mine\n');
  });
});

describe('stadium schema and docs', () => {
  it.each([
    'stadium',
    'calendar',
    'people',
    'decisions',
    'policy',
    'goals',
    'scorecard',
    'comparison',
  ])('schema %s is a JSON Schema', async (name) => {
    const { out } = await stadium(['schema', name]);

    expect(JSON.parse(out).$schema).toContain('json-schema.org');
  });

  it('docs policy names every row of the card', async () => {
    const { out } = await stadium(['docs', 'policy']);

    expect(out).toContain('maintainers-active');
    expect(out).toContain('core-reviewers-365d');
  });
});

describe('the program', () => {
  it('shows help, and suggests the command that was meant', async () => {
    const help = await stadium(['--help']);
    const typo = await stadium(['reprot']);

    expect(help.out).toContain('Exit codes:');
    expect(typo.code).toBe(2);
    expect(typo.err).toContain('report');
  });
});
