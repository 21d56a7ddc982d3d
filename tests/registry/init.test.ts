// What a new data folder holds before people have changed it.

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stadiumYaml } from '../../src/registry/init.ts';

describe('a new stadium.yaml', () => {
  const names = ['murano', 'murano-dashboard', 'python-muranoclient', 'puppet-sahara'];
  const { projects } = parse(
    stadiumYaml({
      team: 'Murano',
      asOf: '2019-11-12',
      gitBase: 'https://opendev.org/{repo}',
      allowLocal: false,
      projects: names.map((name) => ({
        name,
        repositories: [`openstack/${name}`],
        listedFrom: undefined,
        type: name === 'puppet-sahara' ? 'library' : undefined,
      })),
    }),
  ) as { projects: readonly { name: string; class: string; role?: string; follows?: string }[] };

  it('takes companions by their names, where the service is a member', () => {
    expect(projects.map(({ name, follows }) => [name, follows])).toEqual([
      ['murano', undefined],
      ['murano-dashboard', 'murano'],
      ['python-muranoclient', 'murano'],
      ['puppet-sahara', undefined],
    ]);
  });

  it('measures the service for comparison, and judges the others by what the release team calls them, else by name', () => {
    expect(projects.map((each) => [each.class, each.role])).toEqual([
      ['service', 'reference'],
      ['dashboard', undefined],
      ['library', undefined],
      ['library', undefined],
    ]);
  });

  it('judges the service of every team where there are several', () => {
    const several = stadiumYaml({
      ...{ team: 'OpenStack', asOf: '2019-11-12', allowLocal: false },
      gitBase: 'https://opendev.org/{repo}',
      projects: ['murano', 'nova'].map((name) => ({
        ...{ name, team: name, repositories: [`openstack/${name}`] },
        ...{ listedFrom: undefined, type: undefined },
      })),
    });
    const found = parse(several) as { projects: readonly { class: string; role?: string }[] };
    expect(found.projects.map((each) => [each.class, each.role])).toEqual([
      ['service', undefined],
      ['service', undefined],
    ]);
  });
});
