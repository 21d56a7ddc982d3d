// A component whose folder came by a move says so; the registry's `formerly` follows it.

import { describe, expect, it } from 'vitest';
import { aProject, aRepository, evidenceOf, told } from '../support/facts.ts';

const history = aRepository('openstack/example', [
  { landed: '2015-03-01', paths: ['agents/lb/a.py', 'core/x.py'] },
  { landed: '2019-06-01', paths: ['agents/lb/a.py'] },
  { landed: '2019-09-01', paths: ['agents/lb/a.py', 'drivers/lb/a.py'] },
]);
const part = (more: object, asOf = '2019-11-12') =>
  evidenceOf([history], {
    asOf,
    project: aProject('lb', {
      repositories: ['openstack/example'],
      paths: ['drivers/lb'],
      ...more,
    }),
  });

describe('a component whose folder was moved', () => {
  it.each([
    ['2022-08-30', 1],
    ['2022-08-31', 0],
  ])('says so while a window reaches behind the move: on %s', (asOf, count) => {
    expect(part({}, asOf)?.said ?? []).toHaveLength(count);
  });

  it('says from where and when', () => {
    expect(part({})?.said).toMatchObject([
      { code: 'moved-here', path: 'agents/lb', since: '2019-09-01', source: 'git' },
    ]);
  });

  it('has its past where `formerly` names the old folder, and nothing to say', () => {
    const followed = part({ formerly: ['agents/lb'] });
    expect(followed?.said).toBeUndefined();
    expect(told(followed?.measurements['own-commits-365d'])).toBe(2);
  });

  it('says nothing of a folder that was new', () => {
    expect(part({ paths: ['core'] })?.said).toBeUndefined();
  });
});
