// One commit in two repositories: moved, forked, split off. It is one piece of work, and no sweep.

import { describe, expect, it } from 'vitest';
import type { RepositoryFacts } from '../../src/domain/facts.ts';
import { aProject, aRepository, type CommitSketch, measured } from '../support/facts.ts';

const asOf = '2019-11-12';

const past: readonly CommitSketch[] = ['01', '02', '03', '04', '05', '06'].map((month) => ({
  landed: `2019-${month}-10`,
  subject: `Work of month ${month}`,
}));

/** The past under ids of its own, as a repository has it that was split off, and what came after. */
function split(name: string, after: readonly CommitSketch[] = []): RepositoryFacts {
  return aRepository(`openstack/${name}`, [...past, ...after]);
}

function withIds(name: string, after: readonly CommitSketch[] = []): RepositoryFacts {
  const named = past.map((each, index) => ({ ...each, id: `past-${index}` }));
  return aRepository(`openstack/${name}`, [...named, ...after]);
}

describe('a past that repositories share', () => {
  it.each([
    ['under the same ids', withIds],
    ['under ids of their own', split],
  ])('%s is not tree-wide in any of the three', (_ids, make) => {
    const figures = measured([make('one'), make('two'), make('three')], { asOf });
    expect(figures('tree-wide-commits-365d')).toBe(0);
    expect(figures('own-commits-365d')).toBe(6);
  });

  it('counts once in a project that moved and names both its repositories', () => {
    const old = withIds('old', [{ landed: '2019-07-01', subject: 'It moved' }]);
    const now = withIds('now', [{ landed: '2019-08-01', subject: 'It goes on' }]);
    const project = aProject('thing', { repositories: ['openstack/now', 'openstack/old'] });
    const tag = { name: '1.0.0', commit: 'past-3', taggedAt: Date.parse('2019-05-01') / 1000 };
    const tagged = [now, old].map((each) => ({ ...each, tags: [tag] }));
    const figures = measured(tagged, { asOf, project });
    expect(figures('own-commits-365d')).toBe(8);
    expect(figures('releases-365d')).toBe(1);
  });

  it('counts once in what somebody did in the whole fleet: the fork takes no home away', () => {
    const here = withIds('here');
    const forks = ['a', 'b', 'c', 'd'].map((name) => withIds(name));
    expect(measured([here, ...forks], { asOf })('home-people-365d')).toBe(1);
  });

  it('still holds sweeps: a sweep of the past is one in all its copies', () => {
    const sweep = { landed: '2019-02-20', subject: 'Switch to stestr' };
    const swept = [...past.slice(0, 2), sweep, ...past.slice(2)];
    const copies = ['one', 'two'].map((name) => aRepository(`openstack/${name}`, swept));
    const others = ['x', 'y'].map((name) =>
      aRepository(`openstack/${name}`, [
        { landed: '2018-01-01', by: 'ben', subject: `Start ${name}` },
        { ...sweep, landed: '2019-02-21' },
      ]),
    );
    expect(measured([...copies, ...others], { asOf })('tree-wide-commits-365d')).toBe(1);
    expect(measured([...copies, ...others.slice(1)], { asOf })('tree-wide-commits-365d')).toBe(0);
  });
});
