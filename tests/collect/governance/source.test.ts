import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mirrored } from '../../../src/collect/governance/mirrored.ts';
import { collectGovernance, type FileSource } from '../../../src/collect/governance/source.ts';
import { startOfDay } from '../../../src/domain/time.ts';
import { aRepository } from '../../support/repository.ts';
import { deliverable, legacyYaml, projectsYaml, seriesStatus, ussuriSchedule } from './fixture.ts';

let folder: string;
let governance: FileSource;
let releases: FileSource;

function mirrorOf(path: string): FileSource {
  return mirrored(
    {
      repository: 'openstack/governance',
      directory: path,
      notesDirectory: undefined,
      defaultBranch: 'master',
      url: `file://${path}`,
      allowLocal: true,
      remarks: [],
    },
    { offline: true },
  );
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'governance-'));
  const one = aRepository(join(folder, 'governance.git'));
  const odl = deliverable('networking-odl');
  one.commit({
    committedAt: startOfDay('2019-12-03'),
    files: {
      'reference/projects.yaml': projectsYaml(odl),
      'reference/legacy.yaml': legacyYaml(
        deliverable('neutron-interconnection', 'retired-on: 2019-11-15'),
      ),
    },
  });
  one.commit({
    committedAt: startOfDay('2023-05-26'),
    files: {
      'reference/projects.yaml': projectsYaml(
        deliverable('networking-odl', "deprecated: '2023.2'"),
      ),
    },
  });
  const other = aRepository(join(folder, 'releases.git'));
  other.commit({
    committedAt: startOfDay('2020-01-01'),
    files: {
      'data/series_status.yaml': seriesStatus,
      'doc/source/ussuri/schedule.yaml': ussuriSchedule,
      'deliverables/ussuri/networking-odl.yaml': 'team: neutron\nreleases: []\n',
      'deliverables/ussuri/broken.yaml': 'releases: [',
      'README.rst': 'not read',
    },
  });
  governance = mirrorOf(join(folder, 'governance.git'));
  releases = mirrorOf(join(folder, 'releases.git'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function ask(asOf: string, sources: { governance?: FileSource } = {}) {
  return collectGovernance({
    team: 'neutron',
    asOf,
    governance: { name: 'openstack/governance', source: sources.governance ?? governance },
    releases: { name: 'openstack/releases', source: releases },
  });
}

describe('collectGovernance', () => {
  it('reads both repositories as they were at the end of the day', async () => {
    const before = await ask('2023-05-25');
    const after = await ask('2023-05-26');

    const entryOf = (answer: typeof before) =>
      answer.governance.state === 'known'
        ? answer.governance.value.entries.find((each) => each.deliverable === 'networking-odl')
        : undefined;
    expect(entryOf(before)).toMatchObject({ listedFrom: '2019-12-03', deprecatedIn: undefined });
    expect(entryOf(after)).toMatchObject({ deprecatedIn: '2023.2', deprecatedOn: '2023-05-26' });
    expect(after.releases).toMatchObject({
      state: 'known',
      value: { calendar: { length: 3 }, releases: [{ deliverable: 'networking-odl' }] },
    });
  });

  it('says what it passed over', async () => {
    const { reports } = await ask('2023-05-26');

    expect(reports).toEqual([
      { source: 'governance', repository: 'openstack/governance', state: 'collected' },
      {
        source: 'governance',
        repository: 'openstack/releases',
        state: 'collected',
        remarks: ['1 deliverable files could not be read'],
      },
    ]);
  });

  it('is unknown before there was anything, and holds no person', async () => {
    const answer = await ask('2019-12-02');

    expect(answer.governance).toMatchObject({
      state: 'unknown',
      reason: { code: 'no-commit-yet' },
    });
    expect(answer.releases).toMatchObject({ state: 'unknown', reason: { code: 'no-commit-yet' } });
    expect(answer.reports.every(({ state }) => state === 'failed')).toBe(true);
  });

  it('reports one source as failed and still reads the other', async () => {
    const broken = mirrorOf(join(folder, 'missing.git'));
    const answer = await ask('2023-05-26', { governance: broken });

    expect(answer.governance.state).toBe('unknown');
    expect(answer.releases.state).toBe('known');
    expect(answer.reports.map(({ state }) => state)).toEqual(['failed', 'collected']);
  });
});
