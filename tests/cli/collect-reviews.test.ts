// Gerrit and Zuul beside git: what is asked is measured, what is asked and fails is unknown, what is not asked is absent.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { parseSnapshot } from '../../src/evidence/format.ts';
import { generatedChanges } from '../support/gerrit-data.ts';
import { type GerritServer, gerritServer } from '../support/gerrit-server.ts';
import { aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';
import { aBuildRow, aBuildsetRow } from '../support/zuul-data.ts';
import { type ZuulServer, zuulServer } from '../support/zuul-server.ts';

const asOf = '2026-09-01';
const seconds = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
const projects = ['openstack/alpha', 'openstack/beta'];

let folder: string;
let gerrit: GerritServer;
let zuul: ZuulServer;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-reviews-'));
  mkdirSync(join(folder, 'data'));
  writeFileSync(
    join(folder, 'data', 'stadium.yaml'),
    `team: example
allowLocal: true
sources: { git: { base: 'file://${folder}/git/{repo}.git' } }
projects:
  - { name: alpha, class: service-plugin, repositories: [openstack/alpha] }
  - { name: beta, class: library, repositories: [openstack/beta] }
`,
  );
  for (const name of projects) {
    const repository = aRepository(join(folder, 'git', `${name}.git`));
    repository.commit({ at: seconds('2022-01-10'), files: { 'main/a.py': '1' } });
    repository.commit({ at: seconds('2026-05-10'), files: { 'main/a.py': '2' } });
  }
  const season = { projects, from: seconds('2025-10-01'), to: seconds('2026-08-25'), changes: 120 };
  gerrit = await gerritServer({ projects, changes: generatedChanges(season) });
  const sets = Array.from({ length: 20 }, (_, id) =>
    aBuildsetRow({
      id: id + 1,
      at: seconds('2026-06-01') + id * 86_400,
      project: 'openstack/alpha',
      result: id % 5 === 0 ? 'FAILURE' : 'SUCCESS',
    }),
  );
  const failed = sets.filter(({ result }) => result === 'FAILURE');
  const builds = failed.map((set, id) =>
    aBuildRow(1000 + id, set, 'openstack-tox-py311', 'FAILURE'),
  );
  zuul = await zuulServer({
    sets,
    builds,
    pipelines: { 'openstack/alpha': ['gate'], 'openstack/beta': ['check'] },
  });
});

afterEach(async () => {
  await Promise.all([gerrit.close(), zuul.close()]);
  rmSync(folder, { recursive: true, force: true });
});

function collect(...more: string[]) {
  const common = [
    '--data',
    join(folder, 'data'),
    '--cache',
    join(folder, 'cache'),
    '--as-of',
    asOf,
  ];
  return stadium(['collect', ...common, ...more]);
}

function explain(...args: string[]) {
  const places = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
  return stadium(['explain', ...args, '--as-of', asOf, ...places]);
}

function snapshot(): Snapshot {
  const file = join(folder, 'data', 'evidence', `${asOf}.json`);
  return parseSnapshot(readFileSync(file, 'utf8'), file);
}

function measurement(name: string, id: string) {
  return snapshot().projects.find((each) => each.name === name)?.measurements[id];
}

describe('stadium collect with Gerrit and Zuul', () => {
  it('measures reviews and gate, with the pages that show them', async () => {
    const { code, err } = await collect('--gerrit-url', gerrit.url, '--zuul-url', zuul.url);

    expect(err).not.toContain('stadium:');
    expect(code).toBe(0);
    expect(measurement('alpha', 'core-reviewers-365d')).toMatchObject({
      state: 'measured',
      source: 'gerrit',
    });
    expect(measurement('alpha', 'gate-success-share-365d')).toMatchObject({
      state: 'measured',
      value: 0.8,
      sample: 20,
      links: [
        expect.stringContaining(`${zuul.url}/t/openstack/buildsets?project=openstack%2Falpha`),
      ],
    });
    expect(snapshot().pins.map(({ source }) => source)).toEqual(
      expect.arrayContaining(['git', 'gerrit', 'zuul']),
    );
  });

  it('lists the changes that wait, as many as were counted and the oldest first, asking nobody', async () => {
    await collect('--gerrit-url', gerrit.url);
    const before = gerrit.requests.length;

    for (const who of ['reviewer', 'submitter']) {
      const { out, code } = await explain('alpha', '--commits', `waiting-for-${who}`, '--json');
      const { value, commits, searches } = JSON.parse(out);
      expect(code).toBe(0);
      expect(measurement('alpha', `waiting-for-${who}`)).toMatchObject({ value });
      const days = commits.map(({ day }: { day: string }) => day);
      expect(days).toEqual(days.toSorted());
      expect(commits[0]?.link).toContain(`${gerrit.url}/c/openstack/alpha/+/`);
      expect(searches[0]).toContain(`${gerrit.url}/q/`);
    }
    expect(gerrit.requests.length).toBe(before);
  });

  it('says where to ask when no reviews were asked for', async () => {
    await collect();

    const { code, err } = await explain('alpha', '--commits', 'waiting-for-gate');
    expect(code).toBe(3);
    expect(err).toContain('the cache holds no reviews of alpha');
  });

  it('has no review figures at all when only git was asked', async () => {
    await collect();

    expect(measurement('alpha', 'core-reviewers-365d')).toBeUndefined();
    expect(gerrit.requests).toEqual([]);
  });

  it('says not applicable, not 0, for a project without a gate', async () => {
    await collect('--source', 'git,zuul', '--zuul-url', zuul.url);

    expect(measurement('beta', 'gate-success-share-365d')?.state).toBe('not-applicable');
  });

  it('still reports from git when Gerrit is not there, its measures unknown, and ends with 3', async () => {
    await gerrit.close();

    const { code, err } = await collect('--gerrit-url', gerrit.url);

    expect(code).toBe(3);
    expect(err).toContain('gerrit, 2 repositories, openstack/alpha first');
    expect(measurement('alpha', 'core-reviewers-365d')).toMatchObject({
      state: 'unknown',
      reason: { code: 'unreachable' },
    });
    expect(measurement('alpha', 'own-commits-365d')).toMatchObject({ state: 'measured' });
    const report = await stadium(['report', '--data', join(folder, 'data')]);
    expect(report.code).toBe(0);
    expect(report.out).toContain('alpha');
  });

  it('asks little the second time', async () => {
    await collect('--gerrit-url', gerrit.url, '--zuul-url', zuul.url);
    const before = gerrit.requests.length + zuul.requests.length;

    await collect('--gerrit-url', gerrit.url, '--zuul-url', zuul.url);

    expect(gerrit.requests.length + zuul.requests.length - before).toBeLessThanOrEqual(3);
  });

  it('holds no name and no address of a person in the snapshot', async () => {
    await collect('--gerrit-url', gerrit.url);

    expect(readFileSync(join(folder, 'data', 'evidence', `${asOf}.json`), 'utf8')).not.toMatch(
      /@|person\d/,
    );
  });

  it('refuses a source that it does not know, and names those it knows', async () => {
    const { code, err } = await collect('--source', 'git,gerit');

    expect(code).toBe(2);
    expect(err).toContain('--source gerit');
    expect(err).toContain('gerrit');
  });
});
