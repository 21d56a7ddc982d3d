// A family that is not OpenStack's, as a newcomer sets it up: the page that walks through it is run, and no form of
// any command speaks of another family.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandNames } from '../../src/cli/listing.ts';
import { ada, aRepository, ben } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

const asOf = '2026-08-01';
const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
const foreign =
  /open(?:stack|dev)|neutron|gerrit|zuul|\bPTG\b|\bTC\b|ussuri|hibiscus|2026\.[12]\b|two cycles|stadium is reassessed/i;
const page = readFileSync(new URL('../../docs/other-families.md', import.meta.url), 'utf8');

let folder: string;
let data: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-other-'));
  data = join(folder, 'family');
  mkdirSync(data);
  for (const name of ['alpha', 'alpha_exporter', 'client_go']) {
    const repository = aRepository(join(folder, 'git', 'lab', name));
    repository.commit({ at: noon('2023-01-10'), author: ada, files: { 'main.go': '0' } });
    repository.commit({ at: noon('2026-05-10'), author: ben, files: { 'main.go': '1' } });
  }
  const [, written = ''] = /```yaml\n(team: lab[^`]*)```/.exec(page) ?? [];
  const local = written
    .replace('sources:', 'allowLocal: true\nsources:')
    .replace('https://git.example.org', `file://${folder}/git`);
  writeFileSync(join(data, 'stadium.yaml'), local);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Where the bounds were chosen is said of every family; the rest must not speak of another one. */
async function run(...args: readonly string[]) {
  const places = ['--data', data, '--cache', join(folder, 'cache')];
  const ran = await stadium([...args, ...places], { today: asOf });
  return { ...ran, out: ran.out.replace(/bounds were chosen on\s+teams\s+of\s+OpenStack/, '') };
}

describe('help', () => {
  it.each(['', ...commandNames])('speaks of no family: %s', async (name) => {
    const { out } = await stadium([...(name === '' ? [] : [name]), '--help']);
    // Sources have the names that they have, and `init` makes families of OpenStack too.
    const own = /(?:gerrit|zuul)[-, ]|this (?:gerrit|zuul)|of OpenStack/gi;
    const found = foreign.exec(out.replace(own, ''))?.[0] ?? /networking-\w+|train/.exec(out)?.[0];
    expect(found).toBeUndefined();
  });
});

describe('a family without release cycles', () => {
  it('goes through every command of its page, and none speaks of another family', async () => {
    const commands = [...page.matchAll(/^stadium (?!init)(.*)$/gm)].map(([, line = '']) => {
      const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(
        ([, quoted, bare]) => quoted ?? bare ?? '',
      );
      return words.filter((word, at) => word !== '--data' && words[at - 1] !== '--data');
    });
    expect(commands.map(([name]) => name)).toContain('decide');
    const [, mail = ''] = /```yaml\n(list: [^`]*)```/.exec(page) ?? [];
    writeFileSync(join(data, 'mail.yaml'), mail);
    for (const args of commands) {
      const { code, out, err } = await run(...args);
      expect([args[0], code, code === 0 ? '' : err]).toEqual([args[0], 0, '']);
      expect(`${out}${err}`).not.toMatch(foreign);
    }
    rmSync(join(data, 'mail.yaml'));
  });

  it.each([
    ...['table', 'markdown', 'rst', 'text', 'html', 'csv', 'json'].map((form) => [
      'report',
      '--format',
      form,
    ]),
    ...['table', 'markdown', 'html', 'ics', 'json'].map((form) => [
      'timeline',
      '--all',
      '--format',
      form,
    ]),
    ['explain', 'client_go'],
    ['candidates'],
    ['call', '--as-of', asOf],
    ['agenda'],
    ['agenda', '--format', 'html'],
    ['candidates', '--format', 'markdown'],
    ['compare', asOf, asOf],
    ['validate'],
    ['goals'],
    ['drift'],
    ['report', '--as-of', 'train'],
    ['decide', 'alpha', 'retire', '--by', 'lab', '--reason', 'r', '--link', 'https://l.example/1'],
    [
      'decide',
      'client_go',
      'deprecate',
      '--by',
      'lab',
      '--reason',
      'r',
      '--link',
      'https://l.example/1',
    ],
  ])('says nothing of another family: %s %s %s', async (...args) => {
    const { out, err } = await run(...args);
    expect(`${out}${err}`).not.toMatch(foreign);
    expect(`${out}${err}`).not.toMatch(/this cycle|by cycle|last cycle/i);
    expect(`${out}${err}`).not.toBe('');
  });

  it('is told of drift by what it has, and what was not asked', async () => {
    const { code, out } = await run('drift');
    expect(code).toBe(0);
    expect(out).toContain('not asked: governance and its releases (sources.governance)');
  });

  it('is told what a first mail lacks, with a line that is enough', async () => {
    const from = ['--from', 'Ada <ada@example.org>'];
    const { code, err } = await run('call', ...from);
    expect(code).toBe(2);
    expect(err).toContain(`${join(data, 'mail.yaml')} is missing`);
    const line = err.split('\n').find((each) => each.includes('list: {')) ?? '';
    writeFileSync(join(data, 'mail.yaml'), `${line.trim()}\n`);
    const { code: now, out } = await run('call', '--digest', ...from);
    rmSync(join(data, 'mail.yaml'));
    expect([now, foreign.exec(out)?.[0]]).toEqual([0, undefined]);
    expect(out).toContain('lab-discuss@lists.example.org');
  });

  it('publishes pages that say nothing of another family', async () => {
    const site = join(folder, 'site');
    const { code } = await run('publish', '--output', site);
    expect(code).toBe(0);
    for (const file of readdirSync(site, { recursive: true, withFileTypes: true })) {
      // The schema is the program's, and the same for every family.
      if (!file.isFile() || file.name === 'scorecard.schema.json') continue;
      const text = readFileSync(join(file.parentPath, file.name), 'utf8');
      expect(foreign.exec(text)?.[0], file.name).toBeUndefined();
    }
  });

  it('answers a call within months, and measures a quarter', async () => {
    const { out } = await run('timeline', '--format', 'json');
    const { entries } = JSON.parse(out) as {
      entries: { step: string; date: string; rule: string }[];
    };
    const days = new Map(entries.map(({ step, date, rule }) => [step, [date, rule]]));
    expect(days.get('answer-by')).toEqual(['2026-11-30', 'months-to-answer']);
    expect(days.get('retire-by')).toEqual(['2027-11-30', 'months-to-retirement']);
    expect(JSON.parse((await run('report', '--format', 'json')).out).cycle).toEqual({
      name: '2026-q2',
      title: '2026 Q2',
      span: 'quarter',
    });
  });
});
