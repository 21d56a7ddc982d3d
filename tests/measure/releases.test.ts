// Releases by tags.

import { describe, expect, it } from 'vitest';
import { isRelease } from '../../src/measure/releases.ts';
import { aProject, aRepository, at, measured } from '../support/facts.ts';

const asOf = '2019-11-12';
const tagged = (...tags: readonly (readonly [string, string | undefined])[]) =>
  aRepository('openstack/example', [{ id: 'only', landed: '2018-01-01' }], {
    tags: tags.map(([name, day]) => ({
      name,
      commit: 'only',
      taggedAt: day === undefined ? undefined : at(day),
    })),
  });

describe('a release', () => {
  it.each([
    ['15.0.0', true],
    ['v2.12.1', true],
    ['2015.1.0', true],
    ['16.0.0.0rc1', false],
    ['16.0.0.0b2', false],
    ['2.0.0a1', false],
    ['train-em', false],
    ['ocata-eol', false],
    ['folsom-1', false],
    ['1', false],
    ['15.0.0-rc1', false],
  ])('%s: %s', (name, expected) => {
    expect(isRelease({ name })).toBe(expected);
  });
});

describe('releases', () => {
  it('counts 2 of 5 tags in 365 days: the candidate, the old one and the one to come are left out', () => {
    const figures = measured(
      [
        tagged(
          ['14.0.0', '2018-11-12'],
          ['14.0.1', '2018-11-13'],
          ['15.0.0.0rc1', '2019-09-20'],
          ['15.0.0', '2019-10-16'],
          ['15.0.1', '2019-11-13'],
        ),
      ],
      { asOf },
    );
    expect(figures('releases-365d')).toBe(2);
    expect(figures('releases-cycle')).toBe(1);
    expect(figures('days-since-release')).toBe(27);
  });

  it('tells a project that never released apart from one that did', () => {
    const figures = measured([tagged(['1.0.0.0rc1', '2019-10-01'])], { asOf });
    expect(figures('days-since-release')).toBe('not-applicable: never-released');
    expect(figures('releases-365d')).toBe(0);
  });

  it('does not say that a project never released when its only release has a date that cannot be true', () => {
    const figures = measured([tagged(['1.0.0', undefined])], { asOf });
    expect(figures('days-since-release')).toBe('unknown: bad-dates');
    expect(figures('releases-365d')).toBe('unknown: bad-dates');
  });

  it('does not apply to a folder: it is released with the repository it lives in', () => {
    const project = aProject('part', { repositories: ['openstack/example'], paths: ['example'] });
    const figures = measured([tagged(['1.0.0', '2019-05-01'])], { asOf, project });
    expect(figures('releases-365d')).toBe('not-applicable: in-tree');
    expect(figures('days-since-release')).toBe('not-applicable: in-tree');
  });
});
