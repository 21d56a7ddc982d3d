import { describe, expect, it } from 'vitest';
import { dependentsOf, namesDependencies } from '../../src/measure/dependents.ts';

const lib = { name: 'neutron-lib', repositories: ['openstack/neutron-lib'] };

function ask(path: string, text: string, project = lib) {
  return dependentsOf(project, new Map([['openstack/x', new Map([[path, text]])]]));
}

describe('dependentsOf', () => {
  it.each([
    ['requirements.txt', 'pbr\nneutron-lib>=3.0.0 # Apache-2.0\n', 'requires'],
    ['requirements.txt', 'Neutron_Lib[test]>=3', 'requires'],
    ['test-requirements.txt', 'neutron-lib', 'tests-with'],
    ['pyproject.toml', 'dependencies = [\n  "neutron-lib>=3.0",\n]', 'requires'],
    ['setup.cfg', '[extras]\nall =\n  neutron-lib>=3 # c\n', 'requires'],
    ['.zuul.yaml', 'required-projects:\n  - openstack/neutron-lib\n', 'runs-with'],
    ['zuul.d/base.yaml', 'required-projects:\n  - name: openstack/neutron-lib\n', 'runs-with'],
  ])('sees it in %s: %j', (path, text, kind) => {
    expect(ask(path, text)).toEqual([{ repository: 'openstack/x', path, kind }]);
  });

  it.each([
    ['requirements.txt', '# neutron-lib-current\n'],
    ['requirements.txt', 'neutron-lib-extras>=1\n'],
    ['requirements.txt', 'my-neutron-lib>=1\n'],
    ['.zuul.yaml', '- openstack/neutron-lib-tempest\n'],
    ['.zuul.yaml', '# - openstack/neutron-lib\n'],
  ])('does not take %s with %j for it', (path, text) => {
    expect(ask(path, text)).toEqual([]);
  });

  it('leaves out the project itself and goes by repository', () => {
    const texts = new Map([['requirements.txt', 'neutron-lib']]);
    const trees = new Map([
      ['openstack/z', texts],
      ['openstack/neutron-lib', texts],
      ['openstack/a', texts],
    ]);

    expect(dependentsOf(lib, trees).map(({ repository }) => repository)).toEqual([
      'openstack/a',
      'openstack/z',
    ]);
  });
});

describe('namesDependencies', () => {
  it.each([
    ['requirements.txt', true],
    ['.zuul.d/jobs.yaml', true],
    ['zuul.d/jobs.yml', true],
    ['tests/requirements.txt', false],
    ['zuul.d/deep/jobs.yaml', false],
  ])('of %s is %s', (path, expected) => {
    expect(namesDependencies(path)).toBe(expected);
  });
});
