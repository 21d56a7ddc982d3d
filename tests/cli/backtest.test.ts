// The back-test from end to end on four small repositories whose commits can be counted on two hands.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
const asOf = '2020-05-13';
/** Commits inside the 90 days to the as-of day. */
const recent = { fading: 0, living: 1, dying: 2, lively: 3 } as const;

const registry = `
team: example
projects:
  - { name: fading, class: driver, repositories: [openstack/fading] }
  - { name: living, class: driver, repositories: [openstack/living] }
  - { name: dying, class: driver, repositories: [openstack/dying] }
  - { name: lively, class: driver, repositories: [openstack/lively] }
`;
const labels = `repo,as_of,retired_within_24m,team,kind
fading,${asOf},1,x,died
openstack/living,${asOf},0,x,
dying,${asOf},1,y,died
lively,${asOf},0,y,
lively,2012-01-01,0,y,
elsewhere,${asOf},1,z,died
`;
const decisions = `
decisions:
  - project: dying
    kind: retire
    date: 2021-03-01
    by: example team
    reason: Nobody looks after it.
    link: https://lists.example.org/1
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-backtest-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'stadium.yaml'), registry);
  writeFileSync(join(folder, 'data', 'decisions.yaml'), decisions);
  writeFileSync(join(folder, 'labels.csv'), labels);
  for (const [name, commits] of Object.entries(recent)) fill(name, commits);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One old commit, the recent ones, and one that was written in time and merged too late to be seen. */
function fill(name: string, commits: number): void {
  const repository = aRepository(join(folder, 'git', 'openstack', `${name}.git`));
  const file = (content: string) => ({ [`${name}/main.py`]: content });
  let tip = repository.commit({ at: noon('2018-01-10'), author: ada, files: file('0') });
  for (let commit = 1; commit <= commits; commit++) {
    const message = `${name} ${commit}`;
    tip = repository.commit({ at: noon(`2020-03-0${commit}`), message, files: file(`${commit}`) });
  }
  const side = repository.commit({
    at: noon('2020-05-01'),
    message: `${name}, late`,
    branch: 'topic',
    parents: [tip],
    files: { 'late.py': '1' },
  });
  repository.commit({ at: noon('2020-06-01'), message: 'Merge', parents: [tip, side] });
}

function backtest(...more: string[]) {
  const base = `file://${join(folder, 'git')}/openstack/{name}.git`;
  const folders = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
  return stadium(['backtest', ...folders, '--git-base', base, '--quiet', ...more]);
}

interface Figures {
  readonly rules: readonly {
    readonly name: string;
    readonly subset: string;
    readonly horizonMonths: number;
    readonly rows: number;
    readonly positives: number;
    readonly auc?: number;
    readonly withinTeamAuc?: number;
  }[];
  readonly leftOut: readonly unknown[];
}

function rule(text: string, name: string, subset = 'died-code') {
  const figures = JSON.parse(text) as Figures;
  return figures.rules.find(
    (each) => each.name === name && each.subset === subset && each.horizonMonths === 24,
  );
}

describe('stadium backtest', () => {
  it('says when the labels do not tell a death from a merger', async () => {
    const file = join(folder, 'unkind.csv');
    writeFileSync(file, labels.replaceAll('died', ''));
    const { err } = await backtest('--labels', file);
    const kind = await backtest('--labels', join(folder, 'labels.csv'));

    expect(err).toContain('no ending has a kind');
    expect(kind.err).not.toContain('no ending has a kind');
  });

  it('says that nothing could be judged in place of tables without a figure', async () => {
    const file = join(folder, 'strangers.csv');
    writeFileSync(file, `repo,as_of,retired_within_24m\nelsewhere,${asOf},1\n`);
    const { code, out, err } = await backtest('--labels', file);

    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('none of 1 rows could be judged');
  });

  it('ranks by what was visible on the day, and says which rows it left out', async () => {
    const { code, out, err } = await backtest('--labels', join(folder, 'labels.csv'), '--json');
    expect(err).toBe('');
    expect(code).toBe(0);
    // 0 and 2 commits against 1 and 3: three of four pairs; inside team y 2 against 3, inside x 0 against 1.
    expect(rule(out, 'commits-90d')).toMatchObject({
      rows: 4,
      positives: 2,
      auc: 0.75,
      withinTeamAuc: 1,
    });
    expect(rule(out, 'card')).toMatchObject({ rows: 4, positives: 2 });
    expect((JSON.parse(out) as Figures).leftOut).toEqual([
      { repository: 'lively', asOf: '2012-01-01', reason: 'no-commit-yet' },
      { repository: 'elsewhere', asOf, reason: 'not-in-data' },
    ]);
  });

  it('gives the same bytes again from the cache', async () => {
    const args = ['--labels', join(folder, 'labels.csv'), '--format', 'markdown'];
    const first = await backtest(...args);
    const second = await backtest(...args);
    expect(second.out).toBe(first.out);
    expect(first.out).toContain('| commits in 90 days | 0.750 |');
  });

  it('takes outcomes from the recorded decisions where nobody labelled any', async () => {
    const { code, out } = await backtest('--json', '--from', asOf, '--to', 'ussuri');
    expect(code).toBe(0);
    expect(rule(out, 'commits-90d', 'all')).toMatchObject({ rows: 4, positives: 1 });
    // Two commits against 0, 1 and 3: one pair of three.
    expect(rule(out, 'commits-90d', 'all')?.auc).toBeCloseTo(1 / 3, 12);
  });

  it('counts the months of a family without cycles from its first commit on', async () => {
    const place = join(folder, 'months');
    mkdirSync(place);
    writeFileSync(join(place, 'stadium.yaml'), `cycles: none${registry}`);
    const { code, out } = await backtest('--data', place, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ from: '2018-01-31', repositories: 4 });
    const { leftOut } = JSON.parse(out) as { leftOut: { asOf: string; reason: string }[] };
    expect(new Set(leftOut.map(({ reason }) => reason))).toEqual(new Set(['horizon-open']));
  });

  it('writes to a file', async () => {
    const path = join(folder, 'out.txt');
    const { out } = await backtest('--labels', join(folder, 'labels.csv'), '--output', path);
    expect(out).toBe('');
    expect(readFileSync(path, 'utf8')).toContain('Back-test of policy');
  });

  it('refuses labels that cannot be meant, with file and line', async () => {
    writeFileSync(join(folder, 'bad.csv'), 'repo,as_of,retired_within_24m\na,2020-05-13,maybe\n');
    const { code, err } = await backtest('--labels', join(folder, 'bad.csv'));
    expect(code).toBe(2);
    expect(err).toContain('bad.csv:2: retired_within_24m is "maybe"');
  });

  it('says which repositories could not be read, and ends with 3', async () => {
    const registryWithGap = `${registry}  - { name: missing, class: driver, repositories: [openstack/missing] }\n`;
    mkdirSync(join(folder, 'gap'));
    writeFileSync(join(folder, 'gap', 'stadium.yaml'), registryWithGap);
    writeFileSync(
      join(folder, 'gap.csv'),
      `repo,as_of,retired_within_24m\nmissing,${asOf},1\nliving,${asOf},0\n`,
    );
    const { code, out } = await backtest(
      '--data',
      join(folder, 'gap'),
      '--labels',
      join(folder, 'gap.csv'),
      '--json',
    );
    expect(code).toBe(3);
    expect((JSON.parse(out) as Figures).leftOut).toEqual([
      { repository: 'missing', asOf, reason: 'not-measured' },
    ]);
  });
});
