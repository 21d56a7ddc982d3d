import { describe, expect, it } from 'vitest';
import { cutTeam, parseTeam, teamNames } from '../../../src/collect/governance/blocks.ts';
import { teamHistory, type Version } from '../../../src/collect/governance/history.ts';
import { startOfDay } from '../../../src/domain/time.ts';
import { deliverable, legacyYaml, projectsYaml } from './fixture.ts';

function at(day: string, content: string | undefined): Version {
  return { committedAt: startOfDay(day) + 3600, content };
}

// The days are those of openstack/governance: see the history of reference/projects.yaml and legacy.yaml.
const plain = ['networking-odl', 'neutron-fwaas', 'networking-midonet', 'networking-ovn'];
const deprecated = 'release-management: deprecated';
const projects: readonly Version[] = [
  at('2015-05-11', projectsYaml(deliverable('networking-odl'), 'Neutron')),
  at(
    '2018-10-03',
    projectsYaml([...plain, 'neutron-interconnection'].map((name) => deliverable(name)).join('')),
  ),
  at('2019-12-03', projectsYaml(plain.map((name) => deliverable(name)).join(''))),
  at(
    '2020-02-12',
    projectsYaml(
      plain
        .map((name) => deliverable(name, ...(name === 'networking-ovn' ? [deprecated] : [])))
        .join(''),
    ),
  ),
  at(
    '2020-06-18',
    projectsYaml(
      plain
        .map((name) => deliverable(name, ...(name === 'neutron-fwaas' ? [deprecated] : [])))
        .join(''),
    ),
  ),
  at(
    '2020-06-26',
    projectsYaml(
      plain
        .map((name) =>
          deliverable(
            name,
            ...(name === 'neutron-fwaas' ? ['deprecated: victoria', deprecated] : []),
          ),
        )
        .join(''),
    ),
  ),
  at('2022-02-07', projectsYaml(plain.map((name) => deliverable(name)).join(''))),
  at(
    '2023-05-26',
    projectsYaml(
      plain
        .map((name) =>
          deliverable(
            name,
            ...(name === 'networking-odl' ? ["deprecated: '2023.2'", deprecated] : []),
          ),
        )
        .join(''),
    ),
  ),
];
const legacy: readonly Version[] = [
  at('2016-12-01', 'neutron:\n  deliverables: [\n'),
  at('2019-12-03', legacyYaml(deliverable('neutron-interconnection', 'retired-on: 2019-11-15'))),
];

function entry(name: string, asOf: string) {
  return teamHistory('neutron', projects, legacy, asOf).entries.find(
    (each) => each.deliverable === name,
  );
}

describe('teamHistory', () => {
  it('follows a team through a change of its spelling', () => {
    expect(entry('networking-odl', '2026-01-01')?.listedFrom).toBe('2015-05-11');
  });

  it('shows neutron-fwaas deprecated, then not, and keeps the day of the first mark', () => {
    expect(entry('neutron-fwaas', '2020-06-17')).toMatchObject({ deprecatedOn: undefined });
    expect(entry('neutron-fwaas', '2020-06-18')).toMatchObject({
      deprecatedOn: '2020-06-18',
      deprecatedIn: undefined,
      releaseManagement: 'deprecated',
    });
    expect(entry('neutron-fwaas', '2021-04-14')).toMatchObject({
      deprecatedOn: '2020-06-18',
      deprecatedIn: 'victoria',
    });
    expect(entry('neutron-fwaas', '2022-02-07')).toMatchObject({
      deprecatedOn: undefined,
      deprecatedIn: undefined,
    });
  });

  it('keeps 2023.2 text, not a number', () => {
    expect(entry('networking-odl', '2023-10-04')?.deprecatedIn).toBe('2023.2');
  });

  it('shows neutron-interconnection listed on the day it was decided, and gone afterwards', () => {
    expect(entry('neutron-interconnection', '2019-11-12')).toMatchObject({
      listedFrom: '2018-10-03',
      listedTo: undefined,
      retiredOn: undefined,
    });
    expect(entry('neutron-interconnection', '2019-12-03')).toMatchObject({
      listedTo: '2019-12-03',
      retiredOn: '2019-11-15',
      repositories: ['openstack/neutron-interconnection'],
    });
  });

  it('counts versions that are not YAML and goes on with the last that was', () => {
    const history = teamHistory('neutron', projects, legacy, '2019-01-01');

    expect(history.unreadable).toBe(1);
    expect(history.entries).toHaveLength(5);
  });

  it('starts a new stretch when a deliverable comes back', () => {
    const versions = [
      at('2015-01-01', projectsYaml(deliverable('neutron-vpnaas'))),
      at('2016-11-18', projectsYaml(deliverable('networking-odl'))),
      at('2017-12-19', projectsYaml(deliverable('neutron-vpnaas'))),
    ];
    const day = (asOf: string) =>
      teamHistory('neutron', versions, [], asOf).entries.find(
        (each) => each.deliverable === 'neutron-vpnaas',
      );

    expect(day('2017-01-01')).toMatchObject({ listedFrom: '2015-01-01', listedTo: '2016-11-18' });
    expect(day('2018-01-01')).toMatchObject({ listedFrom: '2017-12-19', listedTo: undefined });
  });

  it('knows nothing of a team that is not there', () => {
    expect(teamHistory('swift', projects, legacy, '2026-01-01')).toEqual({
      entries: [],
      team: undefined,
      unreadable: 0,
    });
  });
});

describe('a team', () => {
  const block = cutTeam(projectsYaml(deliverable('networking-odl')), 'NEUTRON') ?? '';

  it('is cut out between its neighbours', () => {
    expect(block.startsWith('neutron:\n')).toBe(true);
    expect(block).not.toContain('nova');
    expect(block).not.toContain('neutron-like');
    expect(cutTeam(block, 'neutr.n')).toBeUndefined();
  });

  it('is known by whether somebody leads it, never by whom', () => {
    const team = parseTeam(block);

    expect(team).toMatchObject({
      hasPtl: true,
      liaisons: ['release'],
      appointed: ['victoria', '2026.2'],
    });
    expect(JSON.stringify(team)).not.toMatch(/ada|example\.org/i);
    expect(parseTeam(cutTeam(projectsYaml(''), 'nova') ?? '')?.hasPtl).toBe(false);
  });

  it('of 2015 has a list of repositories instead of deliverables', () => {
    const team = parseTeam(
      'Neutron:\n  ptl: Ada (ada)\n  projects:\n    - repo: openstack/neutron-fwaas\n',
    );

    expect(team).toMatchObject({ hasPtl: true, listings: [{ deliverable: 'neutron-fwaas' }] });
  });

  it('is one of the names that the file lists', () => {
    expect(teamNames(projectsYaml(''))).toEqual(['mistral', 'neutron', 'nova']);
  });
});
