// What holds for every history, however odd: on random fleets with merges, bots, sweeps and dates that cannot be true.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RepositoryFacts } from '../../src/domain/facts.ts';
import {
  aProject,
  aRepository,
  type CommitSketch,
  evidenceOf,
  measured,
} from '../support/facts.ts';

const asOf = '2019-11-12';
const people = { bots: ['bot@example.org'] };

const day = fc
  .integer({ min: 0, max: 1700 })
  .map((days) => new Date(Date.UTC(2015, 5, 1) + days * 86_400_000).toISOString());

const single = fc.record({
  landed: fc.option(day, { freq: 12 }),
  written: day,
  by: fc.constantFrom('ada', 'ben', 'cleo@corp.example', 'bot'),
  with: fc.subarray(['ada', 'dan', 'bot'], { maxLength: 2 }),
  subject: fc.constantFrom('Sweep', 'Fix', 'Imported Translations', ''),
  paths: fc.subarray(['example/main.py', 'example/tests/test_main.py', 'doc/index.rst', 'lib/x.c']),
});

const sketch: fc.Arbitrary<CommitSketch> = fc.record({
  landed: fc.option(day, { freq: 12 }),
  by: fc.constantFrom('ada', 'ben', 'bot'),
  subject: fc.constantFrom('Merge it', 'Sweep', 'Change'),
  merges: fc.array(single, { maxLength: 2 }),
});

const repositories = fc
  .array(fc.array(sketch, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 4 })
  .map((all) => all.map((sketches, index) => aRepository(`openstack/r${index}`, sketches)));

/** In order of time, and no date impossible: then "landed later" has one meaning. */
const orderly = fc
  .array(
    fc.array(
      fc.record({
        landed: day,
        by: fc.constantFrom('ada', 'ben'),
        subject: fc.constantFrom('Sweep', 'Fix'),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.map((each) => each.toSorted((a, b) => (a.landed < b.landed ? -1 : 1))));

const folderOfFirst = aProject('part', { repositories: ['openstack/r0'], paths: ['example'] });
const wholeOfFirst = aProject('whole', { repositories: ['openstack/r0'] });

describe('for any facts', () => {
  it('every measured value is finite, not negative, made from a finite sample, and a share is at most 1', () => {
    fc.assert(
      fc.property(repositories, fc.constantFrom(folderOfFirst, wholeOfFirst), (all, project) => {
        const found = evidenceOf(all, { asOf, people, project });
        for (const [id, each] of Object.entries(found?.measurements ?? {})) {
          if (each.state !== 'measured') continue;
          expect(each.value, id).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(each.value), id).toBe(true);
          expect(each.sample, id).toBeGreaterThanOrEqual(0);
          if (each.unit === 'share') expect(each.value, id).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('own, bot and tree-wide commits add up to all commits, and code commits are among the own', () => {
    fc.assert(
      fc.property(repositories, (all) => {
        const figures = measured(all, { asOf, people });
        for (const window of ['cycle', '365d']) {
          const value = (id: string) => Number(figures(`${id}-${window}`));
          if (Number.isNaN(value('commits'))) continue;
          expect(value('own-commits') + value('bot-commits') + value('tree-wide-commits')).toBe(
            value('commits'),
          );
          expect(value('code-commits')).toBeLessThanOrEqual(value('own-commits'));
          expect(value('dedicated-people')).toBeLessThanOrEqual(value('active-people'));
          expect(value('absence-factor')).toBeLessThanOrEqual(value('active-people'));
        }
      }),
    );
  });

  it('the order in which facts hold commits, and in which repositories were read, changes nothing', () => {
    fc.assert(
      fc.property(repositories, (all) => {
        const turned: RepositoryFacts[] = all
          .map((each) => ({ ...each, commits: each.commits.toReversed() }))
          .toReversed();
        const question = { asOf, people, project: wholeOfFirst };
        expect(evidenceOf(turned, question)).toEqual(evidenceOf(all, question));
      }),
    );
  });

  it('what lands after the day changes nothing as of the day, also when it is the third of a sweep', () => {
    const later: CommitSketch[] = [
      {
        landed: '2019-11-13',
        subject: 'Sweep',
        merges: [{ landed: '2019-11-01', subject: 'Fix' }],
      },
      { landed: '2019-11-20', subject: 'Sweep', by: 'ben' },
    ];
    fc.assert(
      fc.property(orderly, (all) => {
        const before = all.map((each) => each.filter(({ landed }) => landed < '2019-11-13'));
        const build = (more: readonly CommitSketch[]) =>
          before.map((each, index) =>
            aRepository(`openstack/r${index}`, [
              { landed: '2015-01-01', subject: `Start ${index}` },
              ...each,
              ...more,
            ]),
          );
        const question = { asOf, people, project: wholeOfFirst };
        expect(evidenceOf(build(later), question)).toEqual(evidenceOf(build([]), question));
      }),
    );
  });
});
