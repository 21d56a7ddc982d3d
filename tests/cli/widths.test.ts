// Terminals of four widths: no line of any command is wider, and what stands in columns stays in them.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../../src/cli/listing.ts';
import { displayWidth, folded } from '../../src/words/lines.ts';
import { family } from '../support/family.ts';
import { scorecardIn } from '../support/forms.ts';
import { expectGolden } from '../support/golden.ts';
import { aProjectCard, aScorecard } from '../support/scorecard.ts';
import { stadium } from '../support/shell.ts';
import { tooWide, widths } from '../support/terminals.ts';

const today = '2026-11-26';

let cache: string;
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'stadium-widths-'));
});
afterAll(() => rmSync(cache, { recursive: true, force: true }));

/** What prints for a reader without asking anybody; the rest prints help. Markdown, JSON and patches are no lines to fit. */
const asked: Readonly<Record<string, readonly string[]>> = {
  report: ['report'],
  explain: ['explain', 'networking-sfc'],
  chart: ['chart', 'networking-sfc', 'lanes', '--format', 'text'],
  compare: ['compare'],
  timeline: ['timeline', '--all'],
  criteria: ['criteria', '--against', '2016-11-17', '2019-11-12'],
  goals: ['goals', '--offline'],
  gate: ['gate', '--offline'],
  candidates: ['candidates'],
  agenda: ['agenda'],
  dependents: ['dependents', 'networking-sfc', '--offline'],
  drift: ['drift', '--offline'],
  outbox: ['outbox'],
  people: ['people'],
  validate: ['validate'],
  backtest: ['backtest'],
};

describe.each(widths)('a terminal of %i columns', (columns) => {
  it('is not too narrow for any command, its help or its errors', async () => {
    for (const args of [[], ['--help'], ...commandNames.map((name) => [name, '--help'])]) {
      const { out } = await stadium(args, { today, columns });
      expect([args.join(' '), tooWide(out, columns)]).toEqual([args.join(' '), []]);
    }
    for (const args of Object.values(asked)) {
      const { out, err } = await stadium([...args, '--cache', cache], { today, columns });
      expect([args.join(' '), tooWide(out + err, columns)]).toEqual([args.join(' '), []]);
    }
  }, 180_000);

  it('shows the scorecard as the golden file says', async () => {
    const [file] = await scorecardIn('table', family, { columns });
    expectGolden(`terminal/report-${columns}.txt`, file?.content ?? '');
  });

  it('aligns names of East Asian letters by what a terminal shows', async () => {
    const names = ['网络防火墙服务', 'ネットワーク', 'networking-sfc', '넷'];
    const projects = names.map((name) =>
      aProjectCard({ name, repositories: [`openstack/${name}`] }),
    );
    const [file] = await scorecardIn('table', aScorecard({ projects }), { columns });
    const lines = (file?.content ?? '').split('\n');
    const head = lines.find((line) => line.startsWith('PROJECT')) ?? '';
    const at = displayWidth(head.slice(0, head.indexOf('VERDICT')));
    for (const name of names) {
      const line = lines.find((each) => each.startsWith(name)) ?? '';
      const before = line.slice(0, line.search(/[×‼!?✓] /));
      expect([name, displayWidth(before)]).toEqual([name, at]);
    }
    expect(tooWide(file?.content ?? '', columns)).toEqual([]);
  });
});

it('has a line for each project of the shipped scorecard from 100 columns', async () => {
  const { out } = await stadium(['report', '--cache', cache], { today, columns: 100 });
  const lines = out.split('\n');
  const first = lines.findIndex((line) => line.startsWith('PROJECT')) + 1;
  const rows = lines.slice(first, lines.indexOf('', first));
  expect(rows.length).toBe(21);
  expect(rows.filter((row) => row.startsWith(' '))).toEqual([]);
});

it('parts no word and no address to keep within a terminal', () => {
  const address = `https://example.org/${'a'.repeat(60)}`;
  const text = folded(`* see ${address} for the rest of it, which is long as well`, 40);
  expect(text.split('\n')).toEqual([
    '* see',
    `    ${address}`,
    '    for the rest of it, which is long as',
    '    well',
  ]);
});
