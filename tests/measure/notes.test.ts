// What review notes tell of review capacity, and what their absence must not tell.

import { describe, expect, it } from 'vitest';
import type { MergedReview, Vote } from '../../src/domain/facts.ts';
import { anIdentity, aProject, aRepository, at, measured } from '../support/facts.ts';

const asOf = '2019-11-12';

function aVote(text: string): Vote {
  const [label = '', value = '', who = ''] = text.split(' ');
  return { label, value: Number(value), by: anIdentity(who) };
}

function aReview(day: string | undefined, ...votes: string[]): MergedReview {
  return {
    commit: 'only',
    changeNumber: 1,
    url: undefined,
    project: 'openstack/example',
    branch: 'master',
    votes: votes.map(aVote),
    submitter: undefined,
    submittedAt: day === undefined ? undefined : at(day),
  };
}

function noted(...value: MergedReview[]) {
  return aRepository('openstack/example', [{ id: 'only', landed: '2018-01-01' }], {
    reviews: { state: 'known', value },
  });
}

describe('merged reviews', () => {
  it('counts 2 reviews, 2 approvers and 3 reviewers; bots, other labels and +0 are left out', () => {
    const figures = measured(
      [
        noted(
          aReview('2019-05-01', 'Code-Review 2 ada', 'Code-Review 2 ben', 'Workflow 1 dan'),
          aReview('2019-05-02', 'Code-Review 2 ada', 'Code-Review -1 cleo', 'Code-Review 0 eve'),
          aReview('2018-11-12', 'Code-Review 2 old'),
          aReview('2019-11-13', 'Code-Review 2 next'),
          aReview(undefined, 'Code-Review 2 undated'),
        ),
      ],
      { asOf },
    );
    expect(figures('noted-reviews-365d')).toBe(2);
    expect(figures('noted-approvers-365d')).toBe(2);
    expect(figures('noted-reviewers-365d')).toBe(3);
  });

  it('leaves out the votes of bots by address', () => {
    const repository = noted(aReview('2019-05-01', 'Code-Review 2 bot', 'Code-Review 2 ada'));
    const figures = measured([repository], { asOf, people: { bots: ['bot@example.org'] } });
    expect(figures('noted-approvers-365d')).toBe(1);
  });

  it('is 0 where notes are at hand and none is of the window', () => {
    const figures = measured([noted(aReview('2015-05-01', 'Code-Review 2 ada'))], { asOf });
    expect(figures('noted-approvers-365d')).toBe(0);
  });

  it('is unknown, never 0, where the mirror carries no notes', () => {
    const repository = aRepository('openstack/example', [{ landed: '2019-05-01' }]);
    const figures = measured([repository], { asOf });
    for (const id of ['noted-reviews', 'noted-approvers', 'noted-reviewers']) {
      expect(figures(`${id}-365d`)).toBe('unknown: no-notes');
      expect(figures(`${id}-cycle`)).toBe('unknown: no-notes');
    }
  });

  it('does not apply where changes are proposed elsewhere, whose reviews leave no notes', () => {
    const project = aProject('flask', { repositories: ['pallets/flask'], host: 'github' });
    const figures = measured([aRepository('pallets/flask', [{ landed: '2019-05-01' }])], {
      ...{ asOf, project },
    });
    for (const id of ['noted-reviews', 'noted-approvers', 'noted-reviewers']) {
      expect(figures(`${id}-365d`)).toBe('not-applicable: other-host');
    }
  });

  it('is unknown as a whole where one of two repositories carries none', () => {
    const bare = aRepository('openstack/bare', [{ landed: '2019-05-01' }]);
    const project = aProject('pair', { repositories: ['openstack/example', 'openstack/bare'] });
    const repositories = [noted(aReview('2019-05-01', 'Code-Review 2 ada')), bare];
    expect(measured(repositories, { asOf, project })('noted-reviews-365d')).toBe(
      'unknown: no-notes',
    );
  });
});
