// Whether every history that the other tests here read is there, and is more than an empty repository.

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { historyOf } from './base.ts';

const judgedInTheMail = [
  'networking-ovn',
  'networking-odl',
  'ovsdbapp',
  'neutron-interconnection',
  'networking-sfc',
  'networking-bagpipe',
  'networking-bgpvpn',
  'networking-midonet',
  'neutron-fwaas',
  'neutron-fwaas-dashboard',
  'neutron-dynamic-routing',
  'neutron-vpnaas',
  'neutron-vpnaas-dashboard',
];

describe('the restored histories', () => {
  it.each(['neutron', ...judgedInTheMail])('hold commits of openstack/%s', (name) => {
    const folder = historyOf(`openstack/${name}`);
    const count = execFileSync('git', ['-C', folder, 'rev-list', '--count', 'HEAD']);
    expect(Number(count)).toBeGreaterThan(0);
  });

  it('hold review notes of at least one repository', () => {
    const noted = judgedInTheMail.filter((name) => {
      const folder = historyOf(`openstack/${name}`);
      return execFileSync('git', ['-C', folder, 'for-each-ref', 'refs/notes/review']).length > 0;
    });
    expect(noted).not.toEqual([]);
  });
});
