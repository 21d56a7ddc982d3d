import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCriteria } from '../../src/registry/criteria.ts';
import { hasDocutils, readRst } from '../support/docutils.ts';
import { aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

const packaged = new URL('../../data', import.meta.url).pathname;
let folder: string;
let data: string;
let place: readonly string[];

const questions = `
title: Good practice
source: https://example.org/criteria
places: { config: infra/config }
dimensions:
  - { id: legal, title: Licence, needs: [licence] }
  - { id: ci, title: CI, needs: [tests] }
questions:
  - id: licence
    words: Is there a licence?
    source: https://example.org/criteria
    probe: { hasPath: [LICENSE] }
    mend: Add one.
  - id: tests
    words: Do tests gate it?
    source: https://example.org/criteria
    probe: { job: unit }
    mend: Add a job.
  - id: open
    words: Is it open?
    source: https://example.org/criteria
    mend: Say so.
jobs: { unit: { match: 'py3' } }
`;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'criteria-'));
  data = join(folder, 'data');
  mkdirSync(data);
  const project = (name: string) =>
    `  - { name: ${name}, class: service-plugin, repositories: [team/${name}] }\n`;
  writeFileSync(
    join(data, 'stadium.yaml'),
    `team: team\nprojects:\n${['widget', 'gadget', 'gone', 'lost'].map(project).join('')}`,
  );
  writeFileSync(join(data, 'criteria.yaml'), questions);
  const upstream = (name: string) => aRepository(join(folder, 'upstream', `${name}.git`));
  upstream('team/widget').commit({
    files: { LICENSE: 'x', 'zuul.yaml': '- project: { gate: { jobs: [tox-py313] } }', 'a.py': '' },
  });
  upstream('team/gadget').commit({ files: { 'a.py': '', '<b>|`.py': '' } });
  upstream('team/gone').commit({
    files: { 'README.rst': 'This project is no longer maintained.' },
  });
  upstream('infra/config').commit({ files: { 'zuul.d/projects.yaml': '[]' } });
  place = [
    ...['--data', data, '--git-base', `file://${join(folder, 'upstream')}/{repo}.git`],
    ...['--cache', join(folder, 'cache')],
  ];
});
afterAll(() => rmSync(folder, { recursive: true }));

async function asked(...args: string[]) {
  const ran = await stadium(['criteria', ...place, '--as-of', '2024-02-01', ...args]);
  return { ...ran, table: args.includes('--json') ? JSON.parse(ran.out) : undefined };
}

const answered = (...args: string[]) =>
  stadium([
    ...['answer', '--data', data, ...args],
    ...['--reason', 'It was said.', '--link', 'https://example.org/said'],
  ]);

describe('stadium criteria', () => {
  it('answers with proof; a retired tree is one word, one that cannot be read is unknown and said', async () => {
    const { code, err, table } = await asked('--json');
    const [widget, gadget, gone, lost] = table.projects;

    expect(code).toBe(3);
    expect(err).toContain('stadium: lost: ');
    expect(widget.answers.tests).toMatchObject({
      answer: 'yes',
      by: 'probe',
      proof: [{ repository: 'team/widget', path: 'zuul.yaml', job: 'tox-py313', pipeline: 'gate' }],
    });
    expect(widget.dimensions).toEqual({ legal: 'met', ci: 'met' });
    expect(gadget.answers.licence).toMatchObject({ answer: 'no', why: 'there is no LICENSE' });
    expect(gadget.answers.open).toMatchObject({ answer: 'unknown', by: 'person' });
    expect(gone).toMatchObject({ state: 'retired', answers: {} });
    expect(lost.answers.licence.answer).toBe('unknown');
    expect(lost.dimensions).toEqual({ legal: 'unknown', ci: 'unknown' });
    expect(table.pins).toContainEqual({ repository: 'team/lost' });
  });

  it('lists the jobs of each project, also from what was kept', async () => {
    const own = join(folder, 'kept-jobs');
    mkdirSync(own);
    for (const name of ['stadium.yaml', 'criteria.yaml'])
      copyFileSync(join(data, name), join(own, name));
    const first = await asked('--jobs', '--json', '--data', own, '--keep');
    const kept = await stadium(['criteria', '--jobs', '--json', '--data', own, '--offline']);

    expect(first.table.projects[0]).toEqual({
      ...{ name: 'widget', state: 'live', missing: [] },
      jobs: [{ pipeline: 'gate', job: 'tox-py313', isVoting: true }],
    });
    expect(kept.out).toBe(first.out);
  });

  it('takes another question, and another column, from the data alone', async () => {
    const own = join(folder, 'more');
    mkdirSync(own);
    copyFileSync(join(data, 'stadium.yaml'), join(own, 'stadium.yaml'));
    const added = `  - id: modules
    words: Are there modules?
    source: https://example.org/criteria
    probe: { hasPath: ["*.py"] }
    mend: Write some.
jobs:`;
    const column = '  - { id: code, title: Code, needs: [modules] }\nquestions:';
    const text = questions.replace('jobs:', added).replace('questions:', column);
    writeFileSync(join(own, 'criteria.yaml'), text);

    const { table } = await asked('--json', '--data', own, '-p', 'widget');

    expect(table.projects[0].dimensions.code).toBe('met');
  });

  it('has a set for families on GitHub that is read like any other', () => {
    const path = join(packaged, 'examples/github/criteria.yaml');

    expect(readCriteria(path).value.questions.length).toBeGreaterThan(6);
    expect(readFileSync(path, 'utf8')).not.toMatch(/openstack|neutron|zuul/i);
  });

  it.each([
    [questions.replace('needs: [tests]', 'needs: [test]'), /did you mean tests\?/],
    [
      questions.replace('job: unit', 'job: units'),
      /jobs names no kind "units"; did you mean unit\?/,
    ],
  ])('refuses what the data gets wrong, with the place', async (text, expected) => {
    const own = join(folder, 'wrong');
    mkdirSync(own, { recursive: true });
    copyFileSync(join(data, 'stadium.yaml'), join(own, 'stadium.yaml'));
    writeFileSync(join(own, 'criteria.yaml'), text);

    const { code, err } = await asked('--data', own);

    expect(code).toBe(2);
    expect(err).toMatch(/criteria\.yaml:\d+:\d+/);
    expect(err).toMatch(expected);
  });

  it('is written in every form that its readers use', async () => {
    const table = await asked();
    const markdown = await asked('--format', 'markdown');
    const rst = await asked('--format', 'rst');
    const csv = await asked('--format', 'csv');
    const html = await asked('--format', 'html');

    expect(table.out).toMatch(/^widget +Met +Met$/m);
    expect(table.out).toMatch(/^gone +Retired +Retired$/m);
    expect(table.out).toContain('licence: there is no LICENSE');
    expect(markdown.out).toContain('| gadget | Needs work | Needs work |');
    if (hasDocutils) expect(readRst([rst.out])).toHaveLength(1);
    const rows = parse(csv.out, { columns: true }) as Record<string, string>[];
    expect(rows.find((row) => row['project'] === 'widget')).toMatchObject({ answer: 'yes' });
    const checked = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'doctype-style': 'off' },
    }).validateString(html.out);
    expect(checked.results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(
      [],
    );
  });

  it.each([
    ['--project', 'widget', '--keep keeps the answers of all projects'],
    ['--against', '2019-01-01', 'no answers of 2019-01-01 are at hand'],
  ])('reads nothing for --keep with %s %s', async (option, value, said) => {
    const cache = join(folder, 'unread');
    const words = ['criteria', ...place, '--cache', cache, '--as-of', '2024-03-01', '--keep'];
    const { code, err } = await stadium([...words, option, value]);
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(existsSync(cache)).toBe(false);
    expect(existsSync(join(data, 'criteria', '2024-03-01.json'))).toBe(false);
  });

  it('keeps a day, reads it offline, and holds two days beside each other', async () => {
    const kept = await stadium(['criteria', ...place, '--as-of', '2024-02-01', '--keep', '--json']);
    const bytes = readFileSync(join(data, 'criteria/2024-02-01.json'), 'utf8');
    await stadium(['criteria', ...place, '--as-of', '2024-02-01', '--keep']);
    const read = await stadium(['criteria', '--data', data, '--json']);
    const beside = await asked('--json', '--against', '2024-02-01');
    const missing = await asked('--against', '2020-01-01');

    expect(JSON.parse(read.out)).toEqual(JSON.parse(kept.out));
    expect(readFileSync(join(data, 'criteria/2024-02-01.json'), 'utf8')).toBe(bytes);
    expect(JSON.parse(beside.out).changes).toEqual([
      { from: '2024-02-01', to: '2024-02-01', moves: [] },
    ]);
    expect(missing.code).toBe(2);
    expect(missing.err).toContain('no answers of 2020-01-01 are at hand');
  });

  it('tells other days in every form that shows them', async () => {
    const days = ['criteria', '--as-of', '2026-08-01', '--against', '2019-11-12', '--format'];
    const csv = await stadium([...days, 'csv']);
    const rst = await stadium([...days, 'rst']);

    const rows = parse(csv.out, { columns: true }) as Record<string, string>[];
    expect(new Set(rows.map((row) => row['as of']))).toEqual(new Set(['2019-11-12', '2026-08-01']));
    expect(rst.out).toContain('What changed from 2019-11-12 to 2026-08-01\n--------');
    expect(rst.out).toContain('* networking-odl, Integration: Met, then Retired');
  });

  it('reads what ships, offline: the stadium of 2016 and of today', async () => {
    const today = await stadium(['criteria', '--json']);
    const old = await stadium([
      'criteria',
      '--as-of',
      '2016-11-17',
      '--json',
      '-p',
      'networking-l2gw',
    ]);
    const page = await stadium([
      'criteria',
      '--against',
      '2016-11-17',
      '2019-11-12',
      '--format',
      'html',
    ]);
    const cards = JSON.parse(today.out).projects;
    const why = (name: string, id: string) =>
      cards.find((card: { name: string }) => card.name === name).answers[id].why;

    expect(today.code).toBe(0);
    for (const name of ['networking-bagpipe', 'networking-bgpvpn', 'networking-sfc', 'ovsdbapp'])
      expect(why(name, 'C1')).toContain('no job that still runs');
    expect(why('networking-sfc', 'L1')).toBe('they are still in python-neutronclient');
    expect(cards[0]).toMatchObject({ name: 'networking-odl', state: 'retired' });
    expect(JSON.parse(old.out).projects[0].dimensions.integration).toBe('needs-work');
    expect(page.out).toContain('<svg class="picture compliance"');
  });
});

describe('stadium answer', () => {
  it("stands as a person's, with the probe's own answer beside it, until its last day", async () => {
    await answered('gadget', 'licence', 'exempt', '--date', '2024-01-10', '--until', '2024-02-01');
    await answered('gadget', 'open', 'yes', '--date', '2024-01-10');
    const until = (await asked('--json', '-p', 'gadget')).table.projects[0];
    const after = await stadium(['criteria', ...place, '--as-of', '2024-02-02', '--json']);
    const text = await asked('-p', 'gadget');

    expect(until.answers.licence).toMatchObject({
      answer: 'exempt',
      by: 'person',
      until: '2024-02-01',
      probe: { answer: 'no' },
    });
    expect(until.dimensions.legal).toBe('not-applicable');
    expect(until.answers.open).toMatchObject({ answer: 'yes', by: 'person' });
    expect(JSON.parse(after.out).projects[1].answers.licence.answer).toBe('no');
    expect(text.out).toContain('the probe says no: there is no LICENSE');
  });

  it.each([
    [['widgit', 'open', 'yes'], /Did you mean widget\?/],
    [['widget', 'opn', 'yes'], /Did you mean open\?/],
    [['widget', 'open', 'maybe'], /there is no answer "maybe"/],
    [['widget', 'open', 'yes', '--until', '2024-02-30'], /"2024-02-30" is not a day/],
    [
      ['widget', 'open', 'yes', '--date', '2024-02-02', '--until', '2024-02-01'],
      /before the answer/,
    ],
  ])('refuses %j and leaves the file', async (args, expected) => {
    const before = readFileSync(join(data, 'answers.yaml'), 'utf8');
    const { code, err } = await answered(...args);

    expect(code).toBe(2);
    expect(err).toMatch(expected);
    expect(readFileSync(join(data, 'answers.yaml'), 'utf8')).toBe(before);
  });

  it('shows the patch of a dry run', async () => {
    const { out } = await answered('widget', 'open', 'yes', '--dry-run');

    expect(out).toContain('+    question: open');
  });
});
