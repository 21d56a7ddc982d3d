import { describe, expect, it } from 'vitest';
import type { NamingFile } from '../../src/domain/facts.ts';
import { dependentsOf, namingIndex } from '../../src/measure/dependents.ts';

const lib = { name: 'neutron-lib', repositories: ['openstack/neutron-lib'] };

function ask(files: Readonly<Record<string, readonly NamingFile[]>>, project = lib) {
  return dependentsOf(project, namingIndex(new Map(Object.entries(files))));
}

describe('dependentsOf', () => {
  it.each([
    ['requirements.txt', 'neutron-lib', 'requires'],
    ['doc/requirements.txt', 'neutron-lib', 'tests-with'],
    ['zuul.d/base.yaml', 'openstack/neutron-lib', 'runs-with'],
  ] as const)('sees who names it in %s', (path, name, kind) => {
    const files = { 'openstack/x': [{ path, kind, names: ['other', name] }] };
    expect(ask(files)).toEqual([{ repository: 'openstack/x', path, kind }]);
  });

  it('leaves out the project itself and goes by repository', () => {
    const files = [{ path: 'requirements.txt', kind: 'requires' as const, names: ['neutron-lib'] }];
    const found = ask({
      'openstack/z': files,
      'openstack/neutron-lib': files,
      'openstack/a': files,
    });
    expect(found.map(({ repository }) => repository)).toEqual(['openstack/a', 'openstack/z']);
  });

  it('knows a project by its own name and by those of all its repositories, each file once', () => {
    const project = { name: 'Fire_Wall', repositories: ['openstack/neutron-fwaas', 'x/second'] };
    const names = ['fire-wall', 'neutron-fwaas', 'second'];
    const found = ask(
      { 'openstack/x': [{ path: 'requirements.txt', kind: 'requires', names }] },
      project,
    );
    expect(found).toHaveLength(1);
    for (const name of names) {
      expect(
        ask({ 'openstack/x': [{ path: 'a', kind: 'requires', names: [name] }] }, project),
      ).toHaveLength(1);
    }
  });

  it('takes no similar name for it', () => {
    const names = ['neutron', 'neutron-lib-extras', 'my-neutron-lib', 'x/neutron-lib'];
    expect(ask({ 'openstack/x': [{ path: 'requirements.txt', kind: 'requires', names }] })).toEqual(
      [],
    );
  });
});
