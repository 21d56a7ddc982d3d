// The main job from end to end, with real parts: small git repositories behind a git server on this machine.

import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { formatSnapshot, parseSnapshot } from '../../src/evidence/format.ts';
import { definitionsVersion } from '../../src/measure/catalogue.ts';
import { type GitServer, startGitServer } from '../support/gitServer.ts';
import { ada, aRepository, ben, type TestRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';

const noon = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
const asOf = '2024-03-01';

const registry = `
team: example
sources: { git: { base: 'https://git.example.org/{repo}' } }
projects:
  - { name: alpha, class: service-plugin, repositories: [openstack/alpha] }
  - { name: beta, class: library, repositories: [openstack/beta] }
  - { name: gamma, class: driver, repositories: [openstack/gamma] }
  - { name: inner, class: driver, repositories: [openstack/alpha], paths: [alpha/drivers/inner] }
fleet: [openstack/delta]
`;

let folder: string;
let server: GitServer;
let repositories: Record<'alpha' | 'beta' | 'gamma' | 'delta', TestRepository>;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-collect-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'stadium.yaml'), registry);
  const at = (name: string) => aRepository(join(folder, 'git', 'openstack', `${name}.git`));
  repositories = { alpha: at('alpha'), beta: at('beta'), gamma: at('gamma'), delta: at('delta') };
  fillAlpha(repositories.alpha);
  for (const name of ['beta', 'gamma', 'delta'] as const) {
    repositories[name].commit({ at: noon('2022-01-10'), files: { [`${name}/main.py`]: '1' } });
  }
  // The same subject in three repositories within days: tree-wide.
  for (const [index, repository] of Object.values(repositories).entries()) {
    repository.commit({
      at: noon(`2024-02-2${index}`),
      message: 'Drop Python 3.8',
      files: { 'setup.cfg': '3.9' },
    });
  }
  server = await startGitServer(join(folder, 'git'));
});

afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Own commits in the year to the as-of day: two by Ada in code, one by Ben in documentation, one of Ada's inside. */
function fillAlpha(alpha: TestRepository): void {
  alpha.commit({ at: noon('2022-01-10'), message: 'Start', files: { 'alpha/main.py': '0' } });
  alpha.commit({
    at: noon('2023-05-01'),
    message: 'Fix one',
    author: ada,
    files: { 'alpha/main.py': '1' },
  });
  alpha.commit({
    at: noon('2023-06-01'),
    message: 'Fix two',
    author: ada,
    files: { 'alpha/main.py': '2' },
  });
  alpha.commit({
    at: noon('2023-07-01'),
    message: 'Say how',
    author: ben,
    files: { 'doc/source/index.rst': '1' },
  });
  alpha.commit({
    at: noon('2023-08-01'),
    message: 'Inside',
    author: ada,
    files: { 'alpha/drivers/inner/a.py': '1' },
  });
  const base = alpha.commit({
    at: noon('2024-01-01'),
    message: 'Bump',
    author: { name: 'Bot', address: 'infra-root@openstack.org' },
    files: { 'setup.cfg': '1' },
  });
  // Written before the as-of day, merged after it.
  const side = alpha.commit({
    at: noon('2024-02-01'),
    message: 'Late',
    author: ben,
    branch: 'topic',
    parents: [base],
    files: { 'alpha/late.py': '1' },
  });
  const tip = alpha.commit({
    at: noon('2024-02-10'),
    message: 'Fix three',
    author: ada,
    files: { 'alpha/main.py': '3' },
  });
  alpha.git('tag', '1.0.0', tip);
  lateMerge = { first: tip, second: side };
}

let lateMerge: { first: string; second: string };

function collectArgs(...more: string[]): string[] {
  return [
    'collect',
    '--data',
    join(folder, 'data'),
    '--cache',
    join(folder, 'cache'),
    '--as-of',
    asOf,
    '--git-base',
    server.base,
    ...more,
  ];
}

function snapshotText(): string {
  return readFileSync(join(folder, 'data', 'evidence', `${asOf}.json`), 'utf8');
}

function snapshot(): Snapshot {
  return parseSnapshot(snapshotText(), 'snapshot');
}

function value(name: string, id: string): unknown {
  const measurement = snapshot().projects.find((each) => each.name === name)?.measurements[id];
  return measurement?.state === 'measured' ? measurement.value : measurement?.state;
}

describe('stadium collect', () => {
  it('makes the snapshot of the same day of the cycle before, once', async () => {
    const { code, err } = await stadium(collectArgs('--also-last-cycle'));
    expect(code).toBe(0);
    const [day] = /\d{4}-\d\d-\d\d(?=\.json)/.exec(err) ?? [''];
    expect(['2023-12-01', '2023-08-18']).toContain(day);
    const made = readFileSync(join(folder, 'data', 'evidence', `${day}.json`), 'utf8');
    expect(parseSnapshot(made, 'made').asOf).toBe(day);
    const again = await stadium(collectArgs('--also-last-cycle'));
    expect(again.err).toContain('the same day of the cycle before is kept');
  });

  it('measures what a person would count by hand', async () => {
    const { code, out } = await stadium(collectArgs());

    expect(out).toContain('4 projects as of 2024-03-01');
    expect(code).toBe(0);
    expect({
      commits: value('alpha', 'commits-365d'),
      bots: value('alpha', 'bot-commits-365d'),
      treeWide: value('alpha', 'tree-wide-commits-365d'),
      own: value('alpha', 'own-commits-365d'),
      code: value('alpha', 'code-commits-365d'),
      people: value('alpha', 'active-people-365d'),
      dedicated: value('alpha', 'dedicated-people-365d'),
      releases: value('alpha', 'releases-365d'),
      inner: value('inner', 'own-commits-365d'),
      innerReleases: value('inner', 'releases-365d'),
      notes: value('alpha', 'noted-approvers-365d'),
    }).toEqual({
      commits: 7,
      bots: 1,
      treeWide: 1,
      own: 5,
      code: 4,
      people: 2,
      dedicated: 1,
      releases: 1,
      inner: 1,
      innerReleases: 'not-applicable',
      notes: 'unknown',
    });
  });

  it('does not see before its time what was written early and merged late', async () => {
    const { alpha } = repositories;
    const { first, second } = lateMerge;
    alpha.commit({
      at: noon('2024-03-05'),
      message: 'Merge "Late"',
      parents: [alpha.git('rev-parse', 'master'), second],
    });
    expect(alpha.git('merge-base', '--is-ancestor', first, 'master')).toBe('');

    await stadium(collectArgs());

    expect(value('alpha', 'own-commits-365d')).toBe(5);
  });

  it('gives the same bytes again and reads no commit twice', async () => {
    await stadium(collectArgs());
    const before = snapshotText();

    const again = await stadium(collectArgs());

    expect(again.out).toContain(', 0 commits read');
    expect(snapshotText()).toBe(before);
  });

  it('says at a terminal how many projects are measured, in turn', async () => {
    const { err } = await stadium(collectArgs(), { columns: 80 });
    const measured = snapshot().projects.length;
    const told = [...err.matchAll(/\] (\d+)\/(\d+) (?!openstack)(\S+)\r/g)];
    expect(told.map(([, done]) => Number(done))).toEqual(told.map((_each, at) => at));
    expect(new Set(told.map(([, , , name]) => name)).size).toBe(told.length);
    expect(told.length).toBeGreaterThanOrEqual(measured);
    expect(err).toContain(`${told.length} projects measured\n`);
    expect(err).toMatch(/\d trees looked through\n/);
  });

  it('asks each repository once when nothing is new', async () => {
    await stadium(collectArgs());
    server.forget();

    await stadium(collectArgs());

    const asked = server.requests.map((request) => /openstack\/(\w+)\.git/.exec(request)?.[1]);
    expect(new Set(asked).size).toBe(4);
    expect(server.requests.length).toBeLessThanOrEqual(8);
  });

  it('reports a stopped server as unknown, keeps the others as they were, and ends with 3', async () => {
    await stadium(collectArgs());
    const before = snapshot();
    repositories.gamma.commit({
      at: noon('2024-02-28'),
      message: 'New',
      files: { 'gamma/main.py': '2' },
    });
    server.answer('openstack/gamma', (_request, response) => {
      response.destroy();
      return true;
    });

    const kept = await stadium(collectArgs());
    expect(kept.code).toBe(3);
    expect(kept.err).toContain('git told of openstack/gamma then');
    expect(kept.err).toContain('--replace writes it all the same');
    expect(snapshot()).toEqual(before);

    const { code, err } = await stadium(collectArgs('--replace'));

    expect(code).toBe(3);
    expect(err).toMatch(/git, openstack\/gamma: .*\[unreachable\]/);
    const gamma = snapshot().projects.find(({ name }) => name === 'gamma');
    expect(Object.values(gamma?.measurements ?? {}).every(({ state }) => state === 'unknown')).toBe(
      true,
    );
    const others = ({ projects }: Snapshot) => projects.filter(({ name }) => name !== 'gamma');
    expect(others(snapshot())).toEqual(others(before));
  });

  it('names who uses a project, and says when that is open because files are not at hand', async () => {
    const { alpha } = repositories;
    alpha.commit({ at: noon('2024-02-20'), files: { 'requirements.txt': 'beta\n' } });
    alpha.commit({ at: noon('2024-02-25'), files: { 'requirements.txt': 'gamma\n' } });
    const usersOf = (name: string) =>
      snapshot().projects.find((each) => each.name === name)?.measurements['dependents'];

    const { code } = await stadium(collectArgs());
    expect(code).toBe(0);
    expect(usersOf('gamma')).toMatchObject({ value: 1, names: ['openstack/alpha'] });
    expect(usersOf('beta')).toMatchObject({ state: 'not-applicable' });

    await server.close();
    const offline = await stadium(collectArgs('--offline', '--as-of', '2024-02-22'));
    expect(offline.code).toBe(3);
    expect(offline.err).toContain(
      'stadium: git, openstack/alpha: its requirement and job files could not be read',
    );
  });

  it('says which member it leaves out because nothing touches its paths', async () => {
    const file = join(folder, 'data', 'stadium.yaml');
    writeFileSync(file, registry.replace('alpha/drivers/inner]', 'alpha/drivers/iner]'));

    const { code, out, err } = await stadium(collectArgs());

    expect(out).toContain('3 projects as of 2024-03-01');
    expect(err).toContain(
      'stadium: inner is left out: openstack/alpha has no commit that touches alpha/drivers/iner by 2024-03-01; check stadium.yaml\n',
    );
    expect(err.match(/left out/g)).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('measures from the cache alone when it is told to ask nobody', async () => {
    await stadium(collectArgs());
    const before = snapshotText();
    await server.close();

    const { code } = await stadium(collectArgs('--offline'));

    expect(code).toBe(0);
    expect(snapshotText()).toBe(before);
  });

  it('measures every day once more from the cache when definitions have risen', async () => {
    await stadium(collectArgs('--goals'));
    const measured = snapshotText();
    await stadium(collectArgs('--as-of', '2023-07-15'));
    const file = join(folder, 'data', 'evidence', '2023-07-15.json');
    const earlier = readFileSync(file, 'utf8');
    // The earlier day as an older version of the program left it.
    const definitions = definitionsVersion - 1;
    const old = { ...parseSnapshot(earlier, file), definitions };
    writeFileSync(file, formatSnapshot(old).replaceAll('"value":2,', '"value":7,'));
    await server.close();
    const report = ['report', '--data', join(folder, 'data'), '--format', 'text'];
    const said = 'earlier day is left out of trend and verdicts: other definitions';
    expect((await stadium(report)).out.replace(/\s+/g, ' ')).toContain(`1 ${said}`);

    const places = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
    const { code, out } = await stadium([
      ...['collect', '--again', ...places, '--git-base', server.base],
    ]);

    expect(code).toBe(0);
    expect(out).toBe(
      `2023-07-15: measured again by definitions ${definitionsVersion}, before by ${definitions}\n${asOf}: comes out as it was\n`,
    );
    expect(readFileSync(file, 'utf8')).toBe(earlier);
    expect(snapshotText()).toBe(measured);
    expect((await stadium(report)).out.replace(/\s+/g, ' ')).not.toContain(said);
  });

  it('leaves a day as it was of which the cache has lost a repository, names it, and ends with 3', async () => {
    await stadium(collectArgs());
    const before = snapshotText().replace(/"definitions": \d+/, '"definitions": 0');
    writeFileSync(join(folder, 'data', 'evidence', `${asOf}.json`), before);
    await server.close();
    const empty = ['--data', join(folder, 'data'), '--cache', join(folder, 'empty')];

    const { code, out } = await stadium(['collect', '--again', ...empty]);

    expect(code).toBe(3);
    expect(out).toContain(`${asOf}: stays as it was: the cache does not hold openstack/alpha, `);
    expect(snapshotText()).toBe(before);
  });

  it('leaves a day as it was whose requirement files the cache does not hold, and says how to measure it', async () => {
    const needs = (day: string, text: string) =>
      repositories.beta.commit({ at: noon(day), files: { 'requirements.txt': text } });
    needs('2024-02-25', 'alpha\n');
    needs('2024-03-15', 'alpha\ngamma\n');
    // The earlier day by another machine, and both by an older version of the program.
    await stadium(collectArgs('--cache', join(folder, 'other')));
    await stadium(collectArgs('--as-of', '2024-04-01'));
    const file = (day: string) => join(folder, 'data', 'evidence', `${day}.json`);
    const days = [asOf, '2024-04-01'];
    for (const day of days) {
      const text = readFileSync(file(day), 'utf8');
      writeFileSync(file(day), text.replace(/"definitions": \d+/, '"definitions": 0'));
    }
    const before = snapshotText();
    const places = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
    const again = ['collect', '--again', ...places, '--git-base', server.base];

    const { code, out } = await stadium(again);

    expect(code).toBe(3);
    const where = places.join(' ');
    expect(out).toBe(
      `${asOf}: stays as it was: the cache lacks files of openstack/beta; measure it with: stadium collect ${where} --as-of ${asOf}\n2024-04-01: measured again by definitions ${definitionsVersion}, before by 0\n`,
    );
    expect(snapshotText()).toBe(before);

    await stadium(collectArgs());
    expect(snapshotText()).toContain(`"definitions": ${definitionsVersion}`);
    expect((await stadium(again)).out).toContain(`${asOf}: comes out as it was`);
  });

  it('remembers where the cache was filled from, until a collection goes elsewhere', async () => {
    await stadium(collectArgs());
    const places = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
    const commits = ['explain', 'alpha', '--commits', '--as-of', asOf, ...places];

    const told = await stadium([...commits, '--git-base', server.base]);
    const remembered = await stadium(commits);
    expect([remembered.code, remembered.out]).toEqual([0, told.out]);
    const kept = snapshotText();
    const offline = ['collect', '--offline', '--as-of', asOf, ...places];
    expect([(await stadium(offline)).code, snapshotText()]).toEqual([0, kept]);

    const elsewhere = await stadium(collectArgs('--git-base', 'http://127.0.0.1:1/{repo}'));
    expect(elsewhere.code).toBe(3);
    expect((await stadium(commits)).out).toBe(told.out);
  });

  it('says once what was not reached, whoever it was asked for', async () => {
    const dead = 'http://127.0.0.1:1';
    const gerrit = ['--gerrit-url', dead];
    const { code, err } = await stadium(collectArgs(...gerrit, '--git-base', `${dead}/{repo}`));
    expect(code).toBe(3);
    const failed = err.split('\n').filter((line) => line.includes('[unreachable]'));
    expect(failed).toEqual([expect.stringMatching(/^stadium: git, gerrit, 4 repositories, /)]);
    expect(err.match(/set https_proxy; .* --git-base/g)).toHaveLength(1);
  });

  it('puts practices into the snapshot where they are asked for, and explains them', async () => {
    await stadium(collectArgs('--goals'));

    const practices = (name: string) =>
      Object.entries(snapshot().projects.find((each) => each.name === name)?.measurements ?? {})
        .filter(([id]) => id.startsWith('practice-'))
        .map(([, measurement]) => measurement.unit);
    expect(practices('alpha').length).toBeGreaterThan(3);
    expect(new Set(practices('alpha'))).toEqual(new Set(['yes-no']));
    expect(practices('inner')).toEqual([]);
    const { out } = await stadium(['explain', 'alpha', '--data', join(folder, 'data')]);
    expect(out).toMatch(/contributor guide +(yes|no)/);
  });

  it('shows names on the pages where they are asked for, never an address, and none otherwise', async () => {
    await stadium(collectArgs());
    const common = ['report', '--data', join(folder, 'data'), '--format', 'html'];
    const named = ['--people', '--cache', join(folder, 'cache'), '--git-base', server.base];
    const page = (name: string) =>
      readFileSync(join(folder, name, 'projects', 'alpha.html'), 'utf8');

    await stadium([...common, '--output', join(folder, 'plain')]);
    await stadium([...common, '--output', join(folder, 'named'), ...named]);
    const refused = await stadium(['report', '--data', join(folder, 'data'), '--people']);

    expect(page('plain')).not.toMatch(/Ada|@example/);
    expect(page('named')).toContain('Ada: 4 own commits');
    expect(page('named')).not.toContain('@example');
    expect(refused.code).toBe(2);
  });

  it('writes nothing when nothing could be read', async () => {
    await server.close();
    const { code, out, err } = await stadium(collectArgs('--quiet'));
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('nothing could be read');
    expect(existsSync(join(folder, 'data', 'evidence'))).toBe(false);
  });

  it('writes nothing of a day before everything', async () => {
    const { code, out, err } = await stadium(collectArgs('--as-of', '2015-01-01'));
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain('no project has a commit by 2015-01-01');
    expect(err).not.toContain('--replace');
    expect(existsSync(join(folder, 'data', 'evidence'))).toBe(false);
  });

  it('asks nobody where a source has no address', async () => {
    const { code, err } = await stadium(collectArgs('--source', 'git,launchpad'));
    expect(code).toBe(2);
    expect(err).toMatch(/^stadium: the registry names no address of launchpad\n/);
  });

  it('keeps the snapshot of the day when no repository answers at all', async () => {
    await stadium(collectArgs());
    const before = snapshotText();
    await server.close();

    const { code, err } = await stadium(collectArgs());

    expect(code).toBe(3);
    expect(err).toContain('is not written');
    expect(snapshotText()).toBe(before);
  });

  it('holds no name and no address of a person', async () => {
    await stadium(collectArgs());

    expect(snapshotText()).not.toMatch(/@|Ada|Ben/);
  });

  it.each([
    [['--as-of', '2024-02-30'], 'neither a day nor a series'],
    [['--as-of', '2027-01-01'], 'lies in the future'],
    [['--git-base', 'ext::sh -c touch% pwn {repo}'], 'ext'],
    [['--git-base', 'https://git.example.org/one'], '{repo}'],
    [['--data', '/nowhere/at/all'], 'there is no such folder'],
  ])('refuses %j with exit 2 and says why', async (args, why) => {
    const { code, err } = await stadium([...collectArgs(), ...args]);

    expect(err).toContain(why);
    expect(code).toBe(2);
  });

  it('stops cleanly when it is interrupted, and leaves the snapshot that was there', async () => {
    await stadium(collectArgs());
    const before = snapshotText();
    const controller = new AbortController();
    controller.abort('SIGINT');

    const { code } = await stadium(collectArgs(), { signal: controller.signal });

    expect(code).toBe(130);
    expect(snapshotText()).toBe(before);
  });

  it('leads to a report at once', async () => {
    await stadium(collectArgs());

    const { code, out } = await stadium(['report', '--data', join(folder, 'data')]);

    expect(code).toBe(0);
    expect(out).toContain('as of 2024-03-01');
    expect(out).toMatch(/alpha .*(healthy|thin|failing|silent|undetermined)/);
  });

  it('leaves the data folder as it was but for the snapshot', async () => {
    cpSync(join(folder, 'data'), join(folder, 'copy'), { recursive: true });
    await stadium(collectArgs());

    expect(readFileSync(join(folder, 'data', 'stadium.yaml'), 'utf8')).toBe(
      readFileSync(join(folder, 'copy', 'stadium.yaml'), 'utf8'),
    );
  });
});
