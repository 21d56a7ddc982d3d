// The table of faults: each test that it names is there, and docs/reliability.md is made from it. UPDATE_GOLDEN=1 writes it.

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Row, rows } from './rows.ts';

const page = new URL('../../docs/reliability.md', import.meta.url);

it.each(rows.flatMap(({ id, tests }) => tests.map(([file, title]) => [id, file, title] as const)))(
  '%s is held by a test in %s: "%s"',
  (_id, file, title) => {
    expect(readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')).toContain(title);
  },
);

it('a row without a test says why', () => {
  const silent = rows.filter(({ tests, remark }) => tests.length === 0 && remark === undefined);
  expect(silent).toEqual([]);
});

it('docs/reliability.md is made from the rows', () => {
  const text = `${head}${rows.map(line).join('\n')}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

const head = `# Reliability

What may go wrong, what the program promises then, and the test that would fail otherwise. This page is made from \`tests/faults/rows.ts\`.
Letters: G git, H GitHub, R Gerrit, Z Zuul, S store, C configuration, T templates and output, M mail, X command line, K clock, N numbers of repositories,
P privacy, W what was found by attacking the program from outside. "open" is not held by a test.

| row | promise | state | test | what is missing |
| --- | --- | --- | --- | --- |
`;

function line({ id, promise, tests, remark = '' }: Row): string {
  const state = tests.length === 0 ? 'open' : remark === '' ? 'held' : 'in part';
  const files = [...new Set(tests.map(([file]) => `\`${file}\``))].join(', ');
  return `| ${id} | ${promise} | ${state} | ${files} | ${remark} |`;
}
