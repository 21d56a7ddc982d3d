// Anybody with a clone can repeat a figure: the commands that --commits prints, run by plain git on small repositories.

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ada, aRepository, ben, type TestRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
let folder: string;
let alpha: TestRepository;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-ledger-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(
    join(folder, 'data', 'stadium.yaml'),
    `team: example
sources: { git: { base: 'https://git.example.org/{repo}' } }
projects:
${['alpha', 'beta', 'gamma'].map((name) => `  - { name: ${name}, class: driver, repositories: [openstack/${name}] }`).join('\n')}
  - { name: inner, class: driver, repositories: [openstack/alpha], paths: [alpha/inner] }
`,
  );
  const all = ['alpha', 'beta', 'gamma'].map((name) =>
    aRepository(join(folder, 'git', 'openstack', `${name}.git`)),
  );
  alpha = all[0] as TestRepository;
  fillAlpha(alpha);
  // On alpha the date goes backwards: what is dated earlier lands with what stands below it.
  for (const [index, each] of all.entries()) {
    each.commit({ at: noon(`2022-01-0${index + 1}`), message: `Begin ${index}` });
    each.commit({
      at: noon(`2024-02-0${index + 1}`),
      message: 'Drop Python 3.8',
      files: { 'setup.cfg': '3.9' },
    });
  }
  const { code } = await run('collect', '--as-of', '2024-03-01');
  expect(code).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Before the year, inside it in code and beside it, a branch that is merged, a bot, and two versions. */
function fillAlpha(repository: TestRepository): void {
  const start = repository.commit({ at: noon('2021-01-01'), files: { 'alpha/main.py': '0' } });
  repository.tag('1.0.0', start, noon('2021-02-01'));
  repository.commit({ at: noon('2023-05-01'), author: ada, files: { 'alpha/main.py': '1' } });
  const side = repository.commit({
    at: noon('2023-05-02'),
    author: ben,
    branch: 'side',
    parents: [start],
    files: { 'alpha/inner/part.py': '1' },
  });
  const line = repository.commit({ at: noon('2023-06-01'), files: { 'doc/index.rst': '2' } });
  repository.commit({ at: noon('2023-06-02'), message: 'Merge side', parents: [line, side] });
  const last = repository.commit({
    at: noon('2023-07-01'),
    author: { name: 'OpenStack Proposal Bot', address: 'openstack-infra@lists.openstack.org' },
    message: 'Imported Translations',
    files: { 'alpha/locale/de.po': '1' },
  });
  repository.tag('2.0.0', last, noon('2023-08-01'));
  repository.tag('2.1.0rc1', last, noon('2023-09-01'));
  repository.tag("it's;true", last, noon('2023-09-02'));
}

function run(...args: string[]) {
  const places = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
  return stadium([...args, ...places, '--git-base', `file://${folder}/git/{repo}.git`]);
}

async function ledger(project: string, measure: string) {
  const { out, err, code } = await run(
    'explain',
    project,
    '--commits',
    measure,
    '--format',
    'json',
  );
  expect([code, err]).toEqual([0, '']);
  return JSON.parse(out);
}

describe('stadium explain --commits', () => {
  it.each([
    ['alpha', 'commits-365d', 6],
    ['alpha', 'own-commits-365d', 4],
    ['alpha', 'code-commits-365d', 2],
    ['alpha', 'tree-wide-commits-365d', 1],
    ['alpha', 'bot-commits-365d', 1],
    ['alpha', 'merge-commits-365d', 1],
    ['alpha', 'releases-365d', 1],
    ['inner', 'own-commits-365d', 1],
  ])('of %s, %s: git alone counts %i, as the report does', async (project, measure, count) => {
    const { value, pins } = await ledger(project, measure);
    const counted = pins
      .flatMap(({ commands }: { commands: string[] }) => commands)
      .map((command: string) =>
        Number(execFileSync('sh', ['-c', `${command} || true`], { cwd: alpha.path }).toString()),
      );
    expect([value, ...counted]).toEqual([count, count]);
    const { out } = await stadium([
      'report',
      '--format',
      'json',
      '--data',
      join(folder, 'data'),
      '-p',
      project,
    ]);
    const measured = JSON.parse(out).projects[0].measurements[measure];
    if (measured.state === 'measured') expect(measured.value).toBe(count);
  });

  it('says of each commit what it is and why it counts or not', async () => {
    const { out } = await run('explain', 'alpha', '--commits', 'code-commits', '--format', 'csv');
    expect(out).toMatch(
      /^alpha,code-commits-365d,openstack\/alpha,[0-9a-f]{40},2023-05-01,own,yes,/m,
    );
    expect(out).toMatch(/2023-06-01,own,no,"?meant for this project, and not what is counted here/);
    expect(out).toMatch(/,merge,no,has more than one parent,/);
    expect(out).not.toContain('@');
  });

  it('says why where the history is not at hand', async () => {
    const places = ['--data', join(folder, 'data'), '--cache', join(folder, 'new')];
    const { code, err } = await stadium([
      ...['explain', 'alpha', '--commits', ...places],
      ...['--git-base', `file://${folder}/nowhere/{repo}.git`],
    ]);

    expect(code).toBe(3);
    expect(err).toMatch(
      /the history of alpha is unknown: .*does not appear to be a git repository/,
    );
    expect(err).toContain('stadium collect');
  });

  it('has no releases of a folder, which has no tags of its own', async () => {
    const { code, err } = await run('explain', 'inner', '--commits', 'releases');
    expect(code).toBe(2);
    expect(err).toContain('inner is released with the repository it lives in');
  });

  it.each(['stars', 'own-commits-7d'])(
    'refuses %s, and says what can be counted',
    async (measure) => {
      const { code, err } = await run('explain', 'alpha', '--commits', measure);
      expect(code).toBe(2);
      expect(err).toContain('Counts are: commits, human-commits, own-commits');
    },
  );
});
