import { parse as parseCsv } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/words/escape.ts';
import { displayWidth } from '../../src/words/lines.ts';
import { hasDocutils, readRst } from '../support/docutils.ts';
import { family, hostileName } from '../support/family.ts';
import { scorecardIn } from '../support/forms.ts';
import { anUnknown, aProjectCard, aScorecard, aVerdict } from '../support/scorecard.ts';

async function rendered(format: string, scorecard = family, options = {}): Promise<string> {
  const [file] = await scorecardIn(format, scorecard, options);
  return file?.content ?? '';
}

const undetermined = aScorecard({
  projects: [
    aProjectCard({
      verdict: aVerdict({ name: 'undetermined', points: null, range: { worst: 60, best: 90 } }),
      measurements: { 'commits-cycle': anUnknown('timeout') },
    }),
  ],
});

describe('the table', () => {
  it('stands in the order of urgency, references apart', async () => {
    const text = await rendered('table');
    const names = [
      'networking-odl',
      'neutron-fwaas',
      'networking-midonet',
      'networking-ovn',
      '漢字-dashboard',
    ];
    const places = [...names, 'For comparison', '\nneutron '].map((name) => text.indexOf(name));
    expect(places).toEqual(places.toSorted((left, right) => left - right));
    expect(places).not.toContain(-1);
  });

  it('fits 100 columns', async () => {
    const lines = (await rendered('table')).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(100);
  });

  it('uses a wider terminal', async () => {
    const wide = await rendered('table', family, { columns: 160 });
    expect(wide).toMatch(/SHORT +WHAT IS MISSING +TEAM SAYS +NEXT +COMMITS/);
  });

  it('gives no points as missing where the verdict is open: the unknown is not 0', async () => {
    const verdict = aVerdict({ name: 'undetermined', points: null, short: 37 });
    const open = aScorecard({ projects: [aProjectCard({ verdict })] });
    expect(await rendered('table', open)).not.toContain('37');
    const judged = aScorecard({ projects: [aProjectCard({ verdict: aVerdict({ short: 37 }) })] });
    expect(await rendered('table', judged)).toContain('37');
  });

  it('paints verdicts, and undetermined never green', async () => {
    const painted = await rendered('table', undetermined, { colour: true });
    expect(painted).toContain('\u001b[33m? undetermined');
    expect(painted).not.toContain('\u001b[32m');
    expect(await rendered('table', family, { colour: true })).toContain('\u001b[32m✓ healthy');
  });
});

describe('Markdown, read by markdown-it', () => {
  it('has a row for each project with its name as text', async () => {
    const tokens = new MarkdownIt({ html: true }).parse(await rendered('markdown'), {});
    const rows = tokens.filter((token) => token.type === 'tr_open').length;
    const inline = tokens.filter((token) => token.type === 'inline');
    const texts = inline.map((token) => token.children?.map((part) => part.content).join(''));
    expect(rows).toBe(1 + family.projects.length);
    for (const card of family.projects) expect(texts).toContain(visible(card.name));
  });

  it('links to nothing but the recorded decisions', async () => {
    const tokens = new MarkdownIt({ html: true }).parse(await rendered('markdown'), {});
    const parts = tokens.flatMap((token) => token.children ?? []);
    const links = parts
      .filter((part) => part.type === 'link_open')
      .map((part) => part.attrGet('href'));
    expect(links).toEqual(['https://lists.example.org/2019-November/1']);
    expect(parts.filter((part) => part.type.startsWith('html'))).toEqual([]);
  });
});

describe.runIf(hasDocutils)('RST, read by docutils', () => {
  it('is clean, and its table holds the names as text', async () => {
    const [read] = readRst([await rendered('rst')]);
    expect(read?.paragraphs).toEqual(
      expect.arrayContaining(family.projects.map((card) => visible(card.name))),
    );
    expect(read?.others).toEqual(
      ['literal', 'reference', 'table', 'title'].filter((each) => read?.others.includes(each)),
    );
    expect(read?.links).toEqual(['https://lists.example.org/2019-November/1']);
  });
});

describe('CSV, read by csv-parse', () => {
  it('has a row for each project, and figures that can be summed', async () => {
    const rows: Record<string, string>[] = parseCsv(await rendered('csv'), { columns: true });
    expect(rows.map((row) => row['project'])).toContain(visible(hostileName));
    expect(rows.find((row) => row['project'] === 'neutron-fwaas')).toMatchObject({
      verdict: 'at risk',
      points: '31',
      commits: '30',
      decision: 'call',
      'next date': '2020-02-14',
    });
  });

  it('writes unknown with its reason where a figure would stand', async () => {
    const rows: Record<string, string>[] = parseCsv(await rendered('csv', undetermined), {
      columns: true,
    });
    expect(rows[0]).toMatchObject({
      verdict: 'undetermined',
      points: 'unknown (between 60 and 90)',
      commits: 'unknown (no answer in time)',
    });
  });
});

describe('plain text', () => {
  it('stays within 72 columns, but for words that are wider', async () => {
    const lines = (await rendered('text')).split('\n');
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(72);
  });

  it('never holds the mark that begins a signature', async () => {
    expect(await rendered('text', aScorecard({ team: '-- ' }))).not.toMatch(/^-- ?$/m);
  });
});

describe('badges', () => {
  it('are what shields.io asks for', async () => {
    expect(JSON.parse(await rendered('badge'))).toEqual({
      schemaVersion: 1,
      label: 'neutron family',
      message: '2 healthy, 3 failing and 1 undetermined',
      color: expect.stringMatching(/^[0-9a-f]{6}$/),
    });
  });

  it('are that of the project when there is only one', async () => {
    expect(JSON.parse(await rendered('badge', aScorecard()))).toMatchObject({
      label: 'networking-sfc',
      message: 'failing',
    });
  });

  it('are green for nothing but healthy', async () => {
    const colour = async (scorecard: typeof family) =>
      JSON.parse(await rendered('badge', scorecard)).color;
    const healthy = aScorecard({
      projects: [aProjectCard({ verdict: aVerdict({ name: 'healthy', points: 90 }) })],
    });
    const green = await colour(healthy);
    expect(await colour(undetermined)).not.toBe(green);
    expect(await colour(aScorecard())).not.toBe(green);
    expect(await rendered('svg', healthy)).toContain(`fill="#${green}"`);
  });
});
