// Labels are written by people and spreadsheets: what can be read is read exactly, the rest is refused by line and column.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCsv } from '../../src/registry/csv.ts';
import { readLabels } from '../../src/registry/labels.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-labels-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function labels(text: string) {
  const path = join(folder, 'labels.csv');
  writeFileSync(path, text);
  return readLabels(path);
}

describe('labels', () => {
  it('needs three columns and passes over those it does not know', () => {
    expect(labels('note,repo,as_of,retired_within_24m\r\nx,a,2019-10-16,1\r\n')).toEqual([
      {
        repository: 'a',
        asOf: '2019-10-16',
        retired: { 24: true },
        team: 'a',
        kind: '',
        stratum: 'code',
        weight: 1,
      },
    ]);
  });

  it('reads the others where they are', () => {
    const head = 'repo,as_of,retired_within_24m,retired_within_12m,team,kind,stratum,weight';
    expect(labels(`${head}\na,2019-10-16,,0,"Team, the",died,charm,2.5\n`)).toMatchObject([
      { retired: { 12: false }, team: 'Team, the', kind: 'died', stratum: 'charm', weight: 2.5 },
    ]);
  });

  it.each([
    ['no head', '', ':1 has no column repo, as_of, retired_within_24m'],
    ['a column is missing', 'repo,as_of\na,2019-10-16\n', ':1 has no column retired_within_24m'],
    ['no such day', 'repo,as_of,retired_within_24m\na,2019-02-30,1\n', ':2: as_of is "2019-02-30"'],
    ['yes', 'repo,as_of,retired_within_24m\na,2019-10-16,yes\n', ':2: retired_within_24m is "yes"'],
    ['no name', 'repo,as_of,retired_within_24m\n\n,2019-10-16,1\n', ':3: repo is ""'],
    [
      'a row twice',
      'repo,as_of,retired_within_24m\na,2019-10-16,1\na,2019-10-16,0\n',
      ':3: repo is "a"; expected one row for a 2019-10-16; line 2 has it too',
    ],
    ['a weight', 'repo,as_of,retired_within_24m,weight\na,2019-10-16,1,-1\n', ':2: weight is "-1"'],
    ['a heading alone', 'repo,as_of,retired_within_24m\n', ':1 is all there is'],
    [
      'within 12 months and not within 24',
      'repo,as_of,retired_within_24m,retired_within_12m\na,2019-10-16,0,1\n',
      ':2: retired_within_12m is "1"; expected 0: it was not retired within 24 months',
    ],
    ['an open quote', 'repo,as_of,retired_within_24m\n"a,2019-10-16,1\n', ':2: cannot be read'],
  ])('refuses %s', (_case, text, message) => {
    expect(() => labels(text)).toThrow(message);
  });
});

describe('CSV', () => {
  it('gives back what was written', () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', 'é'),
      maxLength: 6,
    });
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        (rows) => {
          const text = rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');
          expect(parseCsv(text, 'x.csv').map(({ cells }) => cells)).toEqual(rows);
        },
      ),
    );
  });

  it('names the line on which a row starts', () => {
    expect(parseCsv('a,b\n"1\n2",c\n\nd,e', 'x.csv').map(({ line }) => line)).toEqual([1, 2, 5]);
  });
});
