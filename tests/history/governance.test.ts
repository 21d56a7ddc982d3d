// Stages, timelines and the calendar of the shipped data against the record of openstack/governance and releases.

import { beforeAll, describe, expect, it } from 'vitest';
import { mirrored } from '../../src/collect/governance/mirrored.ts';
import { collectGovernance, type GovernanceAnswer } from '../../src/collect/governance/source.ts';
import { lifecycleAt } from '../../src/lifecycle/lifecycle.ts';
import { loadData } from '../../src/registry/load.ts';
import { historyOf } from './base.ts';

const packaged = new URL('../../data', import.meta.url).pathname;
const data = loadData(packaged, packaged);
const days = ['2019-11-12', '2021-04-14', '2023-10-04', '2026-11-22'] as const;
const answers = new Map<string, GovernanceAnswer>();

function lifecycleOn(asOf: string) {
  return lifecycleAt({ ...data, projects: data.registry.projects, asOf });
}

function source(repository: string) {
  const directory = historyOf(repository);
  return mirrored(
    {
      repository,
      directory,
      notesDirectory: undefined,
      defaultBranch: 'master',
      url: '',
      allowLocal: true,
      remarks: [],
    },
    { offline: true },
  );
}

beforeAll(async () => {
  const { governance, releases } = {
    governance: source('openstack/governance'),
    releases: source('openstack/releases'),
  };
  for (const asOf of days) {
    const answer = await collectGovernance({
      team: 'neutron',
      asOf,
      governance: { name: 'openstack/governance', source: governance },
      releases: { name: 'openstack/releases', source: releases },
    });
    answers.set(asOf, answer);
  }
}, 120_000);

function recordOf(project: string, asOf: string): string {
  const answer = answers.get(asOf)?.governance;
  if (answer?.state !== 'known') throw new Error(`governance could not be read as of ${asOf}`);
  const entry = answer.value.entries.find((each) => each.deliverable === project);
  if (entry === undefined) return 'absent';
  if (entry.listedTo !== undefined) return entry.retiredOn === undefined ? 'left' : 'retired';
  return entry.deprecatedOn === undefined ? 'listed' : 'deprecated';
}

describe('governance as of the four days', () => {
  it.each([
    ['networking-ovn', 'listed', 'deprecated', 'deprecated', 'retired'],
    ['networking-odl', 'listed', 'listed', 'deprecated', 'deprecated'],
    ['ovsdbapp', 'listed', 'listed', 'listed', 'listed'],
    ['neutron-interconnection', 'listed', 'retired', 'retired', 'retired'],
    ['networking-sfc', 'listed', 'listed', 'listed', 'listed'],
    ['networking-bagpipe', 'listed', 'listed', 'listed', 'listed'],
    ['networking-bgpvpn', 'listed', 'listed', 'listed', 'listed'],
    ['networking-midonet', 'listed', 'deprecated', 'deprecated', 'retired'],
    ['neutron-fwaas', 'listed', 'deprecated', 'listed', 'listed'],
    ['neutron-fwaas-dashboard', 'listed', 'deprecated', 'listed', 'listed'],
    ['neutron-dynamic-routing', 'listed', 'listed', 'listed', 'listed'],
    ['neutron-vpnaas', 'listed', 'listed', 'listed', 'listed'],
    ['neutron-vpnaas-dashboard', 'listed', 'listed', 'listed', 'listed'],
  ])('has %s as %s, %s, %s, %s, and the shipped decisions agree', (project, ...expected) => {
    expect(days.map((day) => recordOf(project, day))).toEqual(expected);
    for (const [index, day] of days.entries()) {
      const { stage } = lifecycleOn(day).stage(project);
      expect(stagesOfRecord[expected[index] ?? '']).toContain(stage);
    }
  });
});

/** A merger is marked like a deprecation; what was decided on the day is not in the record yet. */
const stagesOfRecord: Readonly<Record<string, readonly string[]>> = {
  listed: ['active', 'calling', 'retired'],
  deprecated: ['deprecated', 'merged'],
  retired: ['retired'],
};

describe('drift', () => {
  function found(asOf: string): readonly string[] {
    const answer = answers.get(asOf);
    if (answer?.governance.state !== 'known' || answer.releases.state !== 'known')
      throw new Error('unread');
    const rows = lifecycleOn(asOf).drift({
      entries: answer.governance.value.entries,
      releases: answer.releases.value.releases,
      states: new Map(),
    });
    return rows
      .filter(({ code }) => code !== 'step-against-rule' && code !== 'not-in-registry')
      .map(({ since, project, code }) => `${since} ${project} ${code}`);
  }

  it.each([
    [
      '2019-11-12',
      [
        '2017-12-19 neutron-vpnaas listed-and-legacy',
        '2019-11-12 neutron-interconnection retired-still-listed',
      ],
    ],
    ['2021-04-14', []],
    [
      '2023-10-04',
      [
        '2021-04-14 networking-ovn retirement-overdue',
        '2022-03-30 networking-midonet retirement-overdue',
      ],
    ],
    ['2026-11-22', ['2024-10-02 networking-odl retirement-overdue']],
  ])('as of %s is %j', (asOf, expected) => {
    expect(found(asOf)).toEqual(expected);
  });
});

describe('the shipped calendar', () => {
  it('is what openstack/releases publishes', () => {
    const releases = answers.get('2026-11-22')?.releases;
    const published = releases?.state === 'known' ? releases.value.calendar : undefined;

    expect(published?.length).toBeGreaterThan(30);
    expect(data.calendar).toEqual(published);
  });
});
