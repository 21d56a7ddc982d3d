import { describe, expect, it } from 'vitest';
import type { PullRequest } from '../../../src/sources/github/answers.ts';
import { githubToken } from '../../../src/sources/github/token.ts';
import { changeOf } from '../../../src/sources/github/translate.ts';
import { aPull, type PullSeed } from '../../support/github-data.ts';

function translated(seed: Partial<PullSeed>) {
  const { commits, reviews, comments, ...pull } = aPull({ number: 1, ...seed });
  const whole: PullRequest = {
    ...pull,
    head: commits.nodes[0]?.commit,
    reviews: reviews.nodes,
    comments: comments.nodes,
  };
  return changeOf(whole, 'ovn-org/ovn');
}

describe('reviews as votes', () => {
  it.each([
    ['an approval by a member', { state: 'APPROVED', association: 'MEMBER' }, [2]],
    [
      'an approval by somebody who may not merge',
      { state: 'APPROVED', association: 'CONTRIBUTOR' },
      [1],
    ],
    ['changes requested', { state: 'CHANGES_REQUESTED' }, [-1]],
    ['a comment', { state: 'COMMENTED' }, []],
    ['an approval that was dismissed', { state: 'DISMISSED' }, []],
    ['an approval of what was pushed over', { state: 'APPROVED', oid: 'older' }, []],
  ])('%s', (_what, review, values) => {
    const change = translated({
      reviews: [{ author: 'ben', at: '2026-05-02T00:00:00Z', ...review }],
    });
    expect(change.votes.map(({ value }) => value)).toEqual(values);
    expect(change.responses).toHaveLength(1);
  });

  it('the last review of a person stands', () => {
    const reviews = ['CHANGES_REQUESTED', 'APPROVED'].map((state, n) => ({
      author: 'ben',
      at: `2026-05-0${n + 2}T00:00:00Z`,
      state,
    }));
    expect(translated({ reviews }).votes.map(({ value }) => value)).toEqual([2]);
  });
});

it('a push after the proposal is a second patch set', () => {
  expect(
    translated({ pushedAt: '2026-05-09T00:00:00Z' }).patchSets.map(({ number }) => number),
  ).toEqual([1, 2]);
  expect(translated({}).patchSets).toHaveLength(1);
});

it('a deleted account is told by where it was seen, a bot is marked, a draft is in progress', () => {
  const change = translated({
    author: null,
    isDraft: true,
    comments: [
      { author: 'ci', at: '2026-05-02T00:00:00Z', isBot: true },
      { author: 'ghost', at: '2026-05-03T00:00:00Z' },
      { author: 'Ben', at: '2026-05-04T00:00:00Z' },
    ],
    reviews: [{ author: 'ci', at: '2026-05-02T00:00:00Z', state: 'APPROVED', isBot: true }],
  });
  expect(change.owner.address).toBe('');
  expect(change.responses.map(({ by }) => by.isMachine ?? false)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(change.votes.map(({ by }) => by.isMachine)).toEqual([true]);
  expect(change.responses[2]?.by.name).not.toBe(change.owner.name);
  expect(change.responses[3]?.by).toEqual({
    name: 'Ben',
    address: 'ben@users.noreply.github.com',
  });
  expect(change.isWorkInProgress).toBe(true);
});

describe('the token', () => {
  it.each([
    [{ GH_TOKEN: 'a', GITHUB_TOKEN: 'b' }, 'c', 'a'],
    [{ GH_TOKEN: ' ', GITHUB_TOKEN: 'b' }, 'c', 'b'],
    [{}, 'c\n', 'c'],
    [{}, '', undefined],
    [{}, undefined, undefined],
  ])('of %j and gh saying %j is %j', async (env, gh, expected) => {
    for (const url of ['https://api.github.com', 'https://github.com/']) {
      const host = { url, isTyped: false };
      expect(await githubToken(host, env, async () => gh)).toBe(expected);
    }
  });

  it.each([
    'https://git.example.org/api/v3',
    'http://127.0.0.1:8080',
    'https://api.github.com.example.org',
  ])(
    'of the user is not for %s of a data folder, but for what the user typed (W11)',
    async (url) => {
      const env = { GH_TOKEN: 'a', GITHUB_TOKEN: 'b' };
      const named = { url, isTyped: false };
      const typed = { url, isTyped: true };
      expect(await githubToken(named, env, async () => 'c')).toBeUndefined();
      expect(await githubToken(typed, env, async () => 'c')).toBe('a');
      expect(await githubToken(typed, {}, async () => 'c')).toBeUndefined();
      const own = { ...env, STADIUM_GITHUB_TOKEN: 'd' };
      expect(await githubToken(named, own, async () => 'c')).toBe('d');
      expect(await githubToken(typed, own, async () => 'c')).toBe('d');
    },
  );
});
