// Releases by tags.

import { describe, expect, it } from 'vitest';
import { aProject, aRepository, at, evidenceOf, measured, told } from '../support/facts.ts';

const asOf = '2019-11-12';
const tagged = (...tags: readonly (readonly [string, string | undefined])[]) =>
  aRepository('openstack/example', [{ id: 'only', landed: '2018-01-01' }], {
    tags: tags.map(([name, day]) => ({
      name,
      commit: 'only',
      taggedAt: day === undefined ? undefined : at(day),
    })),
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

  it.each([
    ['two numberings of one commit', ['v3.14.0', '2019-10-01'], ['v0.314.0', '2019-10-01'], 1],
    ['two spellings of one version', ['1.6.0', '2019-10-01'], ['v1.6.0', '2019-06-01'], 1],
    ['a moving major beside its versions', ['v4', '2019-10-01'], ['v4.1.0', '2019-09-01'], 1],
    [
      'the same commit released anew in the next cycle',
      ['4.0.0', '2019-04-10'],
      ['5.0.0', '2019-10-16'],
      2,
    ],
    [
      'single numbers where there is nothing else',
      ['v255', '2019-04-10'],
      ['v256', '2019-10-16'],
      2,
    ],
    ['single numbers with a name in front', ['builds-1', '2019-04-10'], ['1.0', '2019-10-16'], 1],
  ] as const)('counts %s', (_what, one, other, expected) => {
    expect(measured([tagged(one, other)], { asOf })('releases-365d')).toBe(expected);
  });

  it('are unknown where there are tags and none looks like a version', () => {
    const evidence = evidenceOf([tagged(['builds/1', '2019-10-01'], ['hello', '2019-10-02'])], {
      asOf,
    });
    expect(evidence?.measurements['releases-365d']).toMatchObject({
      state: 'unknown',
      reason: { code: 'tags-not-understood', detail: '2 tags, none looks like a version' },
    });
    expect(told(evidence?.measurements['days-since-release'])).toBe('unknown: tags-not-understood');
  });

  it('go by the pattern of the registry, where there is one', () => {
    const project = aProject('example', { releases: '^build/(\\d+)$' });
    const tags = tagged(
      ['build/7', '2019-10-01'],
      ['build/8', '2019-10-03'],
      ['1.0.0', '2019-10-05'],
    );
    expect(measured([tags], { asOf, project })('days-since-release')).toBe(40);
  });
});
