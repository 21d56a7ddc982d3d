import { expect, it } from 'vitest';
import { gerritLinks } from '../../src/sources/gerrit/links.ts';
import { githubLinks } from '../../src/sources/github/links.ts';
import { windows } from '../support/changes.ts';

const window = windows.cycle;

it.each([
  [
    'one project',
    ['openstack/neutron'],
    'project:openstack/neutron status:open -is:wip -label:Workflow<=-1',
  ],
  [
    'several',
    ['a/b', 'a/c'],
    '(project:a/b OR project:a/c) status:open -is:wip -label:Workflow<=-1',
  ],
])('a Gerrit search over %s', (_what, repositories, query) => {
  const [link = ''] = gerritLinks(
    'https://review.example.org/',
    repositories,
  )({ what: 'open', window });
  expect(decodeURIComponent(link)).toBe(`https://review.example.org/q/${query}`);
});

it('a Gerrit search names the window', () => {
  const [link = ''] = gerritLinks('https://review.example.org', ['a/b'])({
    what: 'merged',
    window,
  });
  expect(decodeURIComponent(link)).toContain(
    'status:merged mergedafter:2026-04-02 mergedbefore:"2026-08-31 23:59:59"',
  );
});

it.each([
  ['https://api.github.com', 'https://github.com'],
  ['https://github.com/', 'https://github.com'],
  ['https://git.example.org/api/v3', 'https://git.example.org'],
])('a GitHub search on the pages of %s, one for each repository', (url, pages) => {
  const links = githubLinks(url, ['a/b', 'a/c'])({ what: 'merged', window });
  expect(links.map((link) => decodeURIComponent(link))).toEqual(
    ['a/b', 'a/c'].map(
      (name) => `${pages}/${name}/pulls?q=is:pr is:merged merged:2026-04-02..2026-08-31`,
    ),
  );
});

it.each([
  [
    'reviewer',
    'status:open -is:wip -label:Workflow<=-1 -label:Workflow>=1 -label:Code-Review<=-1 -label:Verified<=-1',
  ],
  [
    'submitter',
    'status:open -is:wip -label:Workflow<=-1 (label:Code-Review<=-1 OR label:Verified<=-1)',
  ],
  [
    'backports',
    'status:merged mergedafter:2026-04-02 mergedbefore:"2026-08-31 23:59:59" branch:^stable/.*',
  ],
] as const)('a Gerrit search shows what was counted: %s (W21)', (what, query) => {
  const [link = ''] = gerritLinks('https://review.example.org', ['a/b'])({ what, window });
  expect(decodeURIComponent(link)).toBe(`https://review.example.org/q/project:a/b ${query}`);
});
