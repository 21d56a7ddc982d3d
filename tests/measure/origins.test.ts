// What a merge brings that is no new work: picks that had landed before, and the history of something else.

import { describe, expect, it } from 'vitest';
import type { RepositoryFacts } from '../../src/domain/facts.ts';
import { aRepository, type CommitSketch, measured } from '../support/facts.ts';

const asOf = '2019-11-12';

function withChangeIds(facts: RepositoryFacts, ids: Readonly<Record<string, string>>) {
  const commits = facts.commits.map((commit) => ({ ...commit, changeId: ids[commit.id] }));
  return { ...facts, commits };
}

const fix: CommitSketch = {
  by: 'ben',
  landed: '2019-05-01',
  written: '2019-04-30',
  subject: 'Fix',
};

/** A fix on the branch, and the same fix again in what a later merge brought. */
function picked(again: Partial<CommitSketch>): RepositoryFacts {
  return aRepository('openstack/example', [
    { id: 'start', landed: '2018-01-01' },
    { ...fix, id: 'fix' },
    {
      id: 'merge',
      landed: '2019-07-01',
      merges: [{ ...fix, id: 'pick', landed: '2019-05-20', ...again }],
    },
  ]);
}

describe('a pick that was merged back', () => {
  it.each([
    ['the same Change-Id', {}, { fix: 'I1', pick: 'I1' }, 1],
    [
      'the same Change-Id under another subject',
      { subject: 'Fix it' },
      { fix: 'I1', pick: 'I1' },
      1,
    ],
    ['another Change-Id', {}, { fix: 'I1', pick: 'I2' }, 2],
    ['another author date', { written: '2019-04-29' }, { fix: 'I1', pick: 'I1' }, 2],
    ['another author', { by: 'cleo' }, { fix: 'I1', pick: 'I1' }, 2],
    ['no Change-Id, the same subject and file', {}, {}, 1],
    ['no Change-Id and another file', { paths: ['lib/other.c'] }, {}, 2],
    ['no Change-Id and another subject', { subject: 'Fix it' }, {}, 2],
  ])('with %s', (_what, again, ids, expected) => {
    const figures = measured([withChangeIds(picked(again), ids)], { asOf });
    expect(figures('own-commits-365d')).toBe(expected);
    expect(figures('commits-365d')).toBe(2);
  });

  it('makes nobody dedicated', () => {
    const figures = measured([withChangeIds(picked({}), { fix: 'I1', pick: 'I1' })], { asOf });
    expect(figures('dedicated-people-365d')).toBe(0);
    expect(figures('active-people-365d')).toBe(1);
  });
});

describe('imported history', () => {
  const foreign = (id: string, parents: readonly string[]): CommitSketch => ({
    ...{ id, parents, by: `${id}@else.example`, landed: '2014-01-01' },
  });
  const imports = (after: readonly CommitSketch[]) => {
    const facts = aRepository('openstack/example', [
      foreign('f1', []),
      foreign('f2', ['f1']),
      { id: 'root', parents: [], landed: '2018-01-01' },
      { id: 'work', landed: '2019-05-01' },
      { id: 'import', landed: '2019-06-01', parents: ['work', 'f2'] },
      ...after,
    ]);
    return measured([facts], { asOf });
  };

  it('counts for no measure of work: one own commit, one person, one organisation, no newcomer', () => {
    const figures = imports([]);
    expect(figures('own-commits-365d')).toBe(1);
    expect(figures('commits-365d')).toBe(1);
    expect(figures('active-people-365d')).toBe(1);
    expect(figures('organisations-365d')).toBe(1);
    expect(figures('newcomers-365d')).toBe(0);
    expect(figures('merge-commits-365d')).toBe(1);
  });

  it('stays imported when more of it is merged later; what stands on the import is our own', () => {
    const figures = imports([
      foreign('f3', ['f2']),
      { id: 'update', landed: '2019-08-01', parents: ['import', 'f3'] },
      { id: 'after', landed: '2019-09-01', parents: ['update'] },
    ]);
    expect(figures('own-commits-365d')).toBe(2);
  });
});
