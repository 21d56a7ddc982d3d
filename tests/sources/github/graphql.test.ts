import { afterEach, describe, expect, it } from 'vitest';
import { collectGithub } from '../../../src/sources/github/collect.ts';
import type { GithubOptions } from '../../../src/sources/github/run.ts';
import { aPull, manyPulls } from '../../support/github-data.ts';
import {
  type GithubRepository,
  type GithubServer,
  githubServer,
} from '../../support/github-server.ts';
import { fakeClock, memoryDocuments, testClient } from '../../support/http.ts';
import {
  drip,
  gzipBomb,
  htmlPage,
  json,
  type Loopback,
  loopback,
  type Reply,
  reset,
  status,
  truncatedGzip,
} from '../../support/loopback.ts';

const servers: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(
  repositories: Readonly<Record<string, GithubRepository>>,
): Promise<GithubServer> {
  const server = await githubServer(repositories);
  servers.push(server);
  return server;
}

const token = 'ghp_canarycanarycanarycanarycanarycanary';
const ovn = 'ovn-org/ovn';

function optionsFor(server: Loopback, over: Partial<GithubOptions> = {}): GithubOptions {
  return {
    url: server.url,
    repositories: [{ name: ovn, role: 'home' }],
    window: { from: '2026-01-01', to: '2026-08-31' },
    askedAt: '2026-09-01T00:00:00.000Z',
    http: testClient({ limits: { deadlineMs: 400, mostBytes: 8 * 1_048_576 } }),
    documents: memoryDocuments(),
    token,
    ...over,
  };
}

async function changesOf(options: GithubOptions, name = ovn) {
  const fact = (await collectGithub(options)).facts.get(name);
  if (fact?.state !== 'known') throw new Error(`expected known, got ${JSON.stringify(fact)}`);
  return fact.value;
}

async function reasonFor(options: GithubOptions, name = ovn): Promise<string> {
  const fact = (await collectGithub(options)).facts.get(name);
  return fact === undefined || fact.state === 'known' ? 'known' : fact.reason.code;
}

describe('with a token: GraphQL', () => {
  it('reads many repositories, homes and mirrors, in one request', async () => {
    const names = Array.from({ length: 14 }, (_, n) => `openstack/r${n}`);
    const mirrors = Object.fromEntries(names.map((name) => [name, { pulls: [] }]));
    const server = await serve({ ...mirrors, [ovn]: { pulls: [aPull({ number: 1 })] } });
    const repositories = [
      { name: ovn, role: 'home' } as const,
      ...names.map((name) => ({ name, role: 'mirror' }) as const),
    ];
    const { facts, hosted, reports } = await collectGithub(optionsFor(server, { repositories }));
    expect(server.requests).toHaveLength(1);
    expect(facts.get(ovn)?.state).toBe('known');
    expect(hosted.get(ovn)).toMatchObject({
      state: 'known',
      value: { isArchived: false, defaultBranch: 'main', openIssues: 7, releases: [{ tag: 'v1' }] },
    });
    expect(reports.filter(({ state }) => state === 'not-applicable')).toHaveLength(14);
  });

  it('a mirror without pull requests does not apply; it is not 0 (H15)', async () => {
    const server = await serve({ 'openstack/neutron': { pulls: [], hasIssuesEnabled: false } });
    const repositories = [{ name: 'openstack/neutron', role: 'mirror' } as const];
    const { facts, hosted } = await collectGithub(optionsFor(server, { repositories }));
    expect(facts.get('openstack/neutron')).toMatchObject({
      state: 'not-applicable',
      reason: { code: 'mirror' },
    });
    expect(hosted.get('openstack/neutron')).toMatchObject({ value: { openIssues: undefined } });
  });

  it('tells what is archived, and since when, and what has moved (H16, H8)', async () => {
    const server = await serve({
      'old/a': { pulls: [], isArchived: true, archivedAt: '2025-03-01T00:00:00Z' },
      'old/b': { pulls: [], nameWithOwner: 'new/b' },
    });
    const repositories = ['old/a', 'old/b'].map((name) => ({ name, role: 'home' }) as const);
    const { hosted, reports } = await collectGithub(optionsFor(server, { repositories }));
    expect(hosted.get('old/a')).toMatchObject({
      value: { isArchived: true, archivedAt: 1740787200 },
    });
    expect(hosted.get('old/b')).toMatchObject({ value: { movedTo: 'new/b' } });
    expect(reports.map(({ remarks }) => remarks)).toEqual([
      ['archived on GitHub'],
      ['moved to new/b'],
    ]);
  });

  it('a repository that cannot be found leaves the others whole (H8, H14)', async () => {
    const server = await serve({ [ovn]: { pulls: [aPull({ number: 1 })] } });
    const repositories = [ovn, 'gone/away'].map((name) => ({ name, role: 'home' }) as const);
    const { facts } = await collectGithub(optionsFor(server, { repositories }));
    expect(facts.get(ovn)?.state).toBe('known');
    expect(facts.get('gone/away')).toMatchObject({
      state: 'unknown',
      reason: { code: 'not-found' },
    });
  });

  it.each([
    [
      'an error inside one repository',
      [{ message: 'timeout', path: ['r0', 'recent'] }],
      'bad-answer',
    ],
    ['an error without a place', [{ message: 'Something went wrong' }], 'bad-answer'],
    ['points used up', [{ message: 'limit', type: 'RATE_LIMITED' }], 'rate-limited'],
  ])('200 with %s beside data gives no figure (H14)', async (_what, errors, code) => {
    const server = await loopback(json({ data: { r0: null }, errors }));
    servers.push(server);
    expect(await reasonFor(optionsFor(server))).toBe(code);
  });

  it.each([
    ['what is wrong', [{ message: 'Out of luck', path: ['r0'] }], 'bad-answer'],
    ['what may not be seen', [{ message: 'Out of luck', type: 'FORBIDDEN', path: ['r0'] }], 'auth'],
  ])('repeats what GitHub says of %s (W22)', async (_what, errors, code) => {
    const server = await loopback(json({ data: null, errors }));
    servers.push(server);
    const fact = (await collectGithub(optionsFor(server))).facts.get(ovn);
    expect(fact).toMatchObject({
      reason: { code, detail: expect.stringContaining('Out of luck') },
    });
  });

  it('a row that GitHub cannot give costs that row, and is said (W22)', async () => {
    const page = { hasNextPage: false, endCursor: null };
    const pull = aPull({ number: 7 });
    const whole = {
      ...pull,
      reviews: { pageInfo: page, nodes: pull.reviews.nodes },
      comments: { pageInfo: page, nodes: pull.comments.nodes },
    };
    const list = { totalCount: 2, pageInfo: page, nodes: [null, whole] };
    const r0 = {
      nameWithOwner: ovn,
      isArchived: false,
      archivedAt: null,
      hasIssuesEnabled: true,
      defaultBranchRef: null,
      issues: { totalCount: 0 },
      releases: { nodes: [] },
      recent: list,
      open: list,
    };
    const errors = [{ message: 'Something went wrong', path: ['r0', 'recent', 'nodes', 0] }];
    const server = await loopback(json({ data: { r0 }, errors }));
    servers.push(server);
    const { facts, reports } = await collectGithub(optionsFor(server));
    expect(facts.get(ovn)).toMatchObject({ state: 'known', value: [{ number: 7 }] });
    expect(reports[0]?.remarks?.join()).toContain('2 pull requests and lists 1');
  });

  it('reads long lists to their end, although they move meanwhile (H12)', async () => {
    const server = await serve({ [ovn]: { pulls: manyPulls(130) } });
    const pulls = server.repositories.get(ovn)?.pulls ?? [];
    server.beforePage = (turn) => {
      const first = pulls[turn - 1];
      if (turn < 2 || turn > 3 || first === undefined) return;
      pulls[turn - 1] = { ...first, updatedAt: `2026-06-01T00:00:0${turn}Z` };
      pulls.push(aPull({ number: 900 + turn, updatedAt: `2026-06-01T00:01:0${turn}Z` }));
    };
    const changes = await changesOf(optionsFor(server));
    expect(changes.map(({ number }) => number)).toEqual(
      pulls.map(({ number }) => number).sort((a, b) => a - b),
    );
  }, 30_000);

  it('reads old open pull requests, and none of those closed before the window', async () => {
    const old = { createdAt: '2024-01-01T00:00:00Z' };
    const server = await serve({
      [ovn]: {
        pulls: [
          ...manyPulls(60),
          aPull({ number: 801, ...old }),
          aPull({ number: 802, ...old, state: 'CLOSED', closedAt: '2024-02-01T00:00:00Z' }),
          ...Array.from({ length: 50 }, (_, n) =>
            aPull({ number: 810 + n, ...old, state: 'MERGED', closedAt: '2024-03-01T00:00:00Z' }),
          ),
        ],
      },
    });
    const numbers = (await changesOf(optionsFor(server))).map(({ number }) => number);
    expect(numbers).toContain(801);
    expect(numbers).not.toContain(802);
  });

  it('reads on where one pull request has more reviews than come along', async () => {
    const reviews = Array.from({ length: 170 }, (_, n) => ({
      author: `person${n}`,
      at: '2026-05-02T00:00:00Z',
    }));
    const server = await serve({ [ovn]: { pulls: [aPull({ number: 1, reviews })] } });
    expect((await changesOf(optionsFor(server)))[0]?.responses).toHaveLength(170);
  }, 30_000);

  it('asks again only for what was touched since, in one request', async () => {
    const server = await serve({ [ovn]: { pulls: manyPulls(60) } });
    const options = optionsFor(server);
    await collectGithub(options);
    server.repositories
      .get(ovn)
      ?.pulls.push(aPull({ number: 500, updatedAt: '2026-07-01T00:00:00Z' }));
    const before = server.requests.length;
    expect(await changesOf(options)).toHaveLength(61);
    expect(server.requests.length - before).toBe(1);
    expect((await collectGithub({ ...options, offline: true })).facts).toEqual(
      (await collectGithub(options)).facts,
    );
  }, 30_000);

  it('a list that was full and is empty now is suspicious', async () => {
    const server = await serve({ [ovn]: { pulls: manyPulls(3) } });
    const options = optionsFor(server);
    await collectGithub(options);
    server.repositories.set(ovn, { pulls: [] });
    expect(await reasonFor(options)).toBe('suspicious-empty');
  }, 30_000);

  it.each([
    ['flags a count that its own list does not quite bear out (H12)', 11, 'known'],
    ['does not take a tenth of what GitHub promises for the whole (H12)', 100, 'pagination'],
  ])('%s', async (_what, totalCount, code) => {
    const server = await serve({});
    const node = {
      nameWithOwner: ovn,
      isArchived: false,
      archivedAt: null,
      hasIssuesEnabled: true,
      defaultBranchRef: null,
      issues: { totalCount: 0 },
      releases: { nodes: [] },
    };
    const pageInfo = { hasNextPage: false, endCursor: null };
    const list = { totalCount, pageInfo, nodes: manyPulls(10) };
    server.fault = () => json({ data: { r0: { ...node, recent: list, open: list } } });
    const { reports } = await collectGithub(optionsFor(server));
    const said = `GitHub says ${totalCount} pull requests and lists 10`;
    expect(reports[0]?.reason?.code ?? 'known').toBe(code);
    expect([reports[0]?.reason?.detail, ...(reports[0]?.remarks ?? [])]).toContain(said);
  });

  it.each<[string, Reply, string]>([
    ['a maintenance page with status 200 (H1)', htmlPage, 'bad-answer'],
    ['a reset in the middle of the body (H2)', reset, 'unreachable'],
    ['truncated gzip (H3)', truncatedGzip, 'bad-answer'],
    ['a gzip bomb (H3)', gzipBomb(), 'too-big'],
    ['403 with retry-after (H4)', status(403, { 'retry-after': '3600' }), 'rate-limited'],
    [
      '429 in other words (H5)',
      json({ message: 'Slow down' }, { 'retry-after': '3600' }, 429),
      'rate-limited',
    ],
    [
      'a reset ten years ahead (H6)',
      status(403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2100000000' }),
      'rate-limited',
    ],
    ['401 (H7)', json({ message: 'Bad credentials' }, {}, 401), 'auth'],
    ['404 (H8)', status(404), 'not-found'],
    ['451 (H8)', status(451), 'not-found'],
    ['500 for ever (H10)', status(500), 'unreachable'],
    ['nothing at all (H13)', json(null), 'bad-answer'],
    ['errors of another shape (H13)', json({ data: {}, errors: 7 }), 'bad-answer'],
    ['an unexpected shape (H13)', json({ data: { r0: { nameWithOwner: 7 } } }), 'bad-answer'],
    ['a slow drip (H17)', drip, 'timeout'],
  ])('%s: unknown, with the reason, and the token in no message', async (_what, reply, code) => {
    const server = await serve({ [ovn]: { pulls: [] } });
    server.fault = () => reply;
    // Only who waits for a deadline has a short one: a machine under load is slow, and not silent.
    const limits = { deadlineMs: code === 'timeout' ? 400 : 20_000, mostBytes: 8 * 1_048_576 };
    const result = await collectGithub(optionsFor(server, { http: testClient({ limits }) }));
    expect(result.facts.get(ovn)).toMatchObject({ state: 'unknown', reason: { code } });
    expect(JSON.stringify([...result.facts, ...result.reports, ...result.hosted])).not.toContain(
      'canary',
    );
    expect(server.requests.length).toBeLessThanOrEqual(3);
  });

  it.each<[string, Reply]>([
    ['429 in other words (F11)', json({ message: 'Slow down' }, { 'retry-after': '7' }, 429)],
    ['403 in other words (F12)', json({ message: 'Not now' }, { 'retry-after': '7' }, 403)],
  ])('%s is waited out by the word of GitHub, and asked once more', async (_what, reply) => {
    const clock = fakeClock();
    const server = await serve({ [ovn]: { pulls: [aPull({ number: 1 })] } });
    server.fault = (turn) => (turn === 1 ? reply : undefined);
    expect(await changesOf(optionsFor(server, { http: testClient(clock) }))).toHaveLength(1);
    expect(clock.slept).toEqual([7000]);
    expect(server.requests).toHaveLength(2);
  });

  it.each([301, 302, 307, 308])(
    'the token never leaves for another origin, whatever sends it there: %i (H9)',
    async (code) => {
      const thief = await loopback(json({ data: {} }));
      const server = await loopback(status(code, { location: `${thief.url}/graphql` }));
      servers.push(thief, server);
      expect(await reasonFor(optionsFor(server))).toMatch(/^(moved|auth)$/);
      expect(thief.requests).toHaveLength(0);
      expect(server.requests[0]?.headers.authorization).toContain(token);
    },
  );

  it('a token is not sent over an open wire', async () => {
    const server = await serve({});
    await expect(
      collectGithub({ ...optionsFor(server), url: 'http://github.example.org/api/v3' }),
    ).rejects.toMatchObject({ code: 'DATA_INVALID' });
  });
});
