// The table of faults: each test that it names is there, and docs/reliability.md is made from it. UPDATE_GOLDEN=1 writes it.

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { bounds } from '../../src/collect/git/bounds.ts';
import { defaults as http } from '../../src/http/client.ts';
import { modes, outcomeOf } from './modes.ts';
import { type Row, rows } from './rows.ts';
import { scorecard } from './scorecard.ts';

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

/** The last number of each letter. */
const last = {
  F: 33,
  G: 35,
  H: 18,
  R: 6,
  Z: 4,
  S: 8,
  C: 6,
  T: 5,
  M: 11,
  X: 3,
  K: 2,
  N: 2,
  P: 1,
  W: 23,
};

it('every fault has its row', () => {
  const ids = Object.entries(last).flatMap(([letter, most]) =>
    Array.from({ length: most }, (_, index) => `${letter}${index + 1}`),
  );
  const held = new Set(rows.flatMap(({ id }) => id.split(', ').flatMap(idsIn)));
  expect(ids.filter((id) => !held.has(id))).toEqual([]);
});

/** `G1-G3` names three. */
function idsIn(range: string): readonly string[] {
  const [first = '', end = first] = range.split('-');
  const [from, to] = [Number(first.slice(1)), Number(end.slice(1))];
  return Array.from({ length: to - from + 1 }, (_, index) => `${first[0]}${from + index}`);
}

it('each package of the lock has a checksum', () => {
  const lock = JSON.parse(
    readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
  ) as { readonly packages: Record<string, { readonly integrity?: string; readonly link?: true }> };
  const without = Object.entries(lock.packages).filter(
    ([name, { integrity, link }]) =>
      name !== '' && link !== true && !/^sha512-/.test(integrity ?? ''),
  );
  expect(without).toEqual([]);
});

it('docs/reliability.md is made from the rows', () => {
  const text = `${head}${rows.map(line).join('\n')}\n${rest()}`;
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, text);
  expect(readFileSync(page, 'utf8')).toBe(text);
});

const head = `# Reliability

What may go wrong, what the program promises then, and the test that would fail otherwise. This page is made from \`tests/faults/rows.ts\`.
Letters: F trusted parts that fail in silence, G git, H GitHub, R Gerrit, Z Zuul, S store, C configuration, T templates and output, M mail, X command line, K clock, N numbers of repositories,
P privacy, W what was found by attacking the program from outside. "open" is not held by a test.

| row | promise | state | test | what is missing |
| --- | --- | --- | --- | --- |
`;

function rest(): string {
  const checks = scorecard.map(([check, answer]) => `| ${check} | ${answer} |`);
  return [
    '',
    '## Ways of answering ill',
    '',
    ...waysIntroduction,
    '',
    ...waysTable(),
    '',
    '## What a repository may cost',
    '',
    'Beyond a bound it is unknown as "too big to read" (`src/collect/git/bounds.ts`).',
    '',
    ...table(bounds),
    '',
    '## What a server may cost',
    '',
    'Of every server that is asked over HTTP, in one run (`src/http/client.ts`); bytes are those after decompression. Beyond a bound its figures are unknown,',
    'and nothing more is asked of it. A list has at most 400 pages beside that.',
    '',
    ...table(http),
    '',
    '## Trials',
    '',
    '| trial | figures | day |',
    '| --- | --- | --- |',
    ...trials,
    '',
    "## OSSF Scorecard's checks",
    '',
    'Answered by reading, not by running it.',
    '',
    '| check | answer |',
    '| --- | --- |',
    ...checks,
    '',
  ].join('\n');
}

function table(most: object): readonly string[] {
  const lines = Object.entries(most).map(
    ([name, each]) => `| ${name} | ${each.toLocaleString('en')} |`,
  );
  return ['| bound | most |', '| --- | ---: |', ...lines];
}

const waysIntroduction = [
  'What becomes of a source that answers so to every question: the reason for which it is unknown, or `same` where its figures are those of an undisturbed',
  'run. Made from the cases of `tests/faults/modes.test.ts`, which also bends the last answer alone and one in the middle: then a figure is that of the undisturbed',
  'run or unknown with a reason, and the next run gives the figures of an undisturbed one, whatever was kept. What a mail server does is in rows M1 to M11.',
  'What no test can tell: a server that hides a part of a list, alike in each answer, and against which neither its own count nor git speaks.',
];

const asked = [
  ['git', 'git'],
  ['gerrit', 'Gerrit'],
  ['zuul', 'Zuul'],
  ['rest', 'GitHub, REST'],
  ['graphql', 'GitHub, GraphQL'],
  ['launchpad', 'Launchpad'],
] as const;

function waysTable(): readonly string[] {
  const rows = modes.map((mode) => [
    mode.name,
    ...asked.map(([name]) => outcomeOf(mode, name) ?? ''),
  ]);
  const heads = ['answer', ...asked.map(([, title]) => title)];
  return [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

const trials = [
  '| `npm run fuzz` | 1,000,000 cases each for git log, commit message, review note, Gerrit, Zuul, GitHub, Launchpad, mailmap, retry-after and snapshots, 200,000 for manifests, 10,000 for the YAML files and decisions: 0 failures | 2026-11-26 |',
  '| `npm run trial:kills` | 1,119 kills over eight runs side by side, of which 786 in the six that were let end: collect 180, decide 134, publish 215, init 171, call 86, 400 of them in the middle of what is written; up to four in a row before a run was left alone: 0 differences, 0 decisions lost, 0 mails twice, 19 mails of unknown fate, all listed | 2026-11-26 |',
  '| `npm run mutants -- src/score/FILE` | card, grade, missing, over-time and points: 219 of 235 noticed; hysteresis, level and finished-but-kept, stopped before the end: 164 of 174; what was not are texts of a constant, and changes that come to the same. domain, measure and lifecycle were not run | 2026-11-26 |',
  '| `npm run trial:outbox` | 701 kills in two runs, 600 mails: 194 sent, 406 uncertain, 0 twice, 0 wrong; the thousand was not reached | 2026-11-26 |',
  '| `npm run trial:bad` | 500 repositories, 75 of them bad: each told of once, each cause with one line and the right number; of the others 12,325 figures alike, 16,150 unknown or a range that holds the figure, 0 wrong; 140 MiB at most; 1,399 s against 1,673 s of the well run, on two cores beside much other work; 2,000 were not run | 2026-11-26 |',
  "| `npm run trial:shards` | stadium: 51 kills in 7 rounds, Prometheus: 53 in 3; 83 whole files kept by the next run, 0 unreadable, 0 snapshots that differ from one machine's | 2026-11-26 |",
  '| `npm run trial:engine` | ClickHouse 26.7 behind loopback HTTP: the stadium and Prometheus, equal to the byte | 2026-11-26 |',
  '| `npm run check:nodes` | on 20.19.0, the least of `engines`: 2,214 tests in 108 of 242 files, of which 2 failed that waited too short a time beside other work, and passed alone; 733 tests of nine parts on 22.23.3 and on 24.21.0, green | 2026-11-26 |',
];

function line({ id, promise, tests, remark = '' }: Row): string {
  const state = tests.length === 0 ? 'open' : remark === '' ? 'held' : 'in part';
  const files = [...new Set(tests.map(([file]) => `\`${file}\``))].join(', ');
  return `| ${id} | ${promise} | ${state} | ${files} | ${remark} |`;
}
