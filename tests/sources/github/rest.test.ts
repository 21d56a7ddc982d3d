import { readFileSync } from 'node:fs';
import type { paths } from '@octokit/openapi-types';
import { HttpResponse, http as plain } from 'msw';
import { setupServer } from 'msw/node';
import { createOpenApiHttp } from 'openapi-msw';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { reasonOf } from '../../../src/http/failure.ts';
import { githubClient, restList } from '../../../src/sources/github/client.ts';
import { collectGithub } from '../../../src/sources/github/collect.ts';
import type { GithubOptions } from '../../../src/sources/github/run.ts';
import { memoryDocuments, memoryResponses, testClient } from '../../support/http.ts';

const api = 'https://api.github.com';
const http = createOpenApiHttp<paths>({ baseUrl: api });
const network = setupServer();
const asked: { url: string; authorization: string | null }[] = [];

beforeAll(() => {
  network.listen({ onUnhandledRequest: 'error' });
  network.events.on('request:start', ({ request }) => {
    asked.push({ url: request.url, authorization: request.headers.get('authorization') });
  });
});
afterEach(() => {
  network.resetHandlers();
  asked.length = 0;
});
afterAll(() => network.close());

type Repository =
  paths['/repos/{owner}/{repo}']['get']['responses'][200]['content']['application/json'];
type Pull =
  paths['/repos/{owner}/{repo}/pulls']['get']['responses'][200]['content']['application/json'][number];
type Review =
  paths['/repos/{owner}/{repo}/pulls/{pull_number}/reviews']['get']['responses'][200]['content']['application/json'][number];
type Comment =
  paths['/repos/{owner}/{repo}/issues/comments']['get']['responses'][200]['content']['application/json'][number];

type User = NonNullable<Review['user']>;
const user = (login: string, type = 'User') => ({ login, type }) as User;

/** GitHub's own types, with the fields that are read; one that they do not have, or have otherwise, does not compile. */
function aPull(pull: Pick<Pull, 'number'> & Partial<Pull>): Pull {
  return {
    title: 'a pull request',
    html_url: `https://github.com/ovn-org/ovn/pull/${pull.number}`,
    state: 'open',
    draft: false,
    created_at: '2026-05-01T12:00:00Z',
    updated_at: '2026-05-03T12:00:00Z',
    closed_at: null,
    merged_at: null,
    user: user('ada'),
    base: { ref: 'main' },
    head: { sha: 'head' },
    ...pull,
  } as Pull;
}

function aReview(by: string, state: string, at = '2026-05-02T12:00:00Z', commit = 'head'): Review {
  return {
    user: user(by),
    author_association: 'MEMBER',
    state,
    submitted_at: at,
    commit_id: commit,
  } as Review;
}

function aComment(number: number, by: string, type = 'User'): Comment {
  return {
    user: user(by, type),
    created_at: '2026-05-01T13:00:00Z',
    issue_url: `${api}/repos/ovn-org/ovn/issues/${number}`,
  } as Comment;
}

interface Scene {
  readonly repository?: Partial<Repository>;
  readonly pulls?: readonly Pull[];
  readonly reviews?: readonly Review[];
  readonly comments?: readonly Comment[];
  readonly headers?: Record<string, string>;
}

function serve({ repository, pulls = [], reviews = [], comments = [], headers = {} }: Scene): void {
  network.use(
    http.get('/repos/{owner}/{repo}', ({ response, params }) => {
      const full_name = `${params.owner}/${params.repo}`;
      return response(200).json({
        full_name,
        archived: false,
        default_branch: 'main',
        has_issues: true,
        ...repository,
      } as Repository);
    }),
    http.get('/repos/{owner}/{repo}/releases', ({ response }) => response(200).json([])),
    http.get('/repos/{owner}/{repo}/pulls', ({ response, query }) => {
      const rows = pulls.filter(({ state }) => query.get('state') === 'all' || state === 'open');
      return response(200).json(
        rows.toSorted((a, b) => (a.updated_at < b.updated_at ? 1 : -1)),
        { headers },
      );
    }),
    http.get('/repos/{owner}/{repo}/issues/comments', ({ response }) =>
      response(200).json([...comments]),
    ),
    http.get('/repos/{owner}/{repo}/pulls/{pull_number}/reviews', ({ response }) =>
      response(200).json([...reviews]),
    ),
  );
}

function options(over: Partial<GithubOptions> = {}): GithubOptions {
  return {
    url: 'https://github.com',
    repositories: [{ name: 'ovn-org/ovn', role: 'home' }],
    window: { from: '2026-01-01', to: '2026-08-31' },
    askedAt: '2026-09-01T00:00:00.000Z',
    http: testClient(),
    documents: memoryDocuments(),
    ...over,
  };
}

async function factOf(over: Partial<GithubOptions> = {}) {
  return (await collectGithub(options(over))).facts.get('ovn-org/ovn');
}

async function changesOf(over: Partial<GithubOptions> = {}) {
  const fact = await factOf(over);
  if (fact?.state !== 'known') throw new Error(`expected known, got ${JSON.stringify(fact)}`);
  return fact.value;
}

describe('without a token: REST', () => {
  it('reads pull requests with their reviews and comments', async () => {
    serve({
      pulls: [
        aPull({ number: 1 }),
        aPull({
          number: 2,
          state: 'closed',
          closed_at: '2026-05-03T00:00:00Z',
          merged_at: '2026-05-03T00:00:00Z',
        }),
        aPull({ number: 3, state: 'closed', closed_at: '2026-05-03T00:00:00Z' }),
      ],
      reviews: [aReview('ben', 'APPROVED')],
      comments: [aComment(1, 'ci', 'Bot')],
    });
    const changes = await changesOf();
    expect(changes.map(({ status }) => status)).toEqual(['open', 'merged', 'abandoned']);
    expect(changes[0]?.votes).toEqual([
      {
        label: 'Code-Review',
        value: 2,
        by: { name: 'ben', address: 'ben@users.noreply.github.com' },
      },
    ]);
    expect(changes[0]?.responses.map(({ by }) => by.isMachine ?? false)).toEqual([true, false]);
    expect(asked.every(({ authorization }) => authorization === null)).toBe(true);
  });

  it('reads only the state of a mirror, in one request', async () => {
    serve({ repository: { archived: true } });
    const repositories = [{ name: 'openstack/neutron', role: 'mirror' } as const];
    const { facts, hosted } = await collectGithub(options({ repositories }));
    expect(asked).toHaveLength(1);
    expect(facts.get('openstack/neutron')?.state).toBe('not-applicable');
    expect(hosted.get('openstack/neutron')).toMatchObject({ value: { isArchived: true } });
  });

  it('asks for no review again of what was not touched', async () => {
    serve({
      pulls: [aPull({ number: 1 }), aPull({ number: 2, updated_at: '2026-05-02T00:00:00Z' })],
      reviews: [aReview('ben', 'COMMENTED')],
    });
    const documents = memoryDocuments();
    await changesOf({ documents });
    asked.length = 0;
    expect(await changesOf({ documents })).toHaveLength(2);
    expect(asked.filter(({ url }) => url.includes('/pulls/2/reviews'))).toEqual([]);
  });

  it('asks for nothing that this hour does not allow', async () => {
    serve({
      pulls: Array.from({ length: 80 }, (_, n) => aPull({ number: n + 1 })),
      headers: { 'x-ratelimit-remaining': '55' },
    });
    expect(await factOf()).toMatchObject({
      state: 'unknown',
      reason: { code: 'rate-limited', detail: expect.stringContaining('GH_TOKEN') },
    });
    expect(asked.length).toBeLessThan(6);
  });

  it('is paced by the plugin: the pace of other hosts holds nothing back', async () => {
    serve({ pulls: [aPull({ number: 1 })], reviews: [aReview('ben', 'APPROVED')] });
    const http = testClient({ pace: { concurrency: 1, intervalCap: 1, interval: 60_000 } });
    expect(await changesOf({ http })).toHaveLength(1);
    expect(asked).toHaveLength(5);
  });

  it('uses what it kept when nothing changed (ETag)', async () => {
    let fresh = 0;
    network.use(
      plain.get(`${api}/repos/openstack/neutron`, ({ request }) => {
        if (request.headers.get('if-none-match') === '"v1"')
          return new HttpResponse(null, { status: 304 });
        fresh++;
        const body = { full_name: 'openstack/neutron', archived: false, default_branch: 'master' };
        return HttpResponse.json(body, { headers: { etag: '"v1"' } });
      }),
    );
    const responses = memoryResponses();
    const repositories = [{ name: 'openstack/neutron', role: 'mirror' } as const];
    for (const http of [testClient({ responses }), testClient({ responses })]) {
      const { hosted } = await collectGithub(options({ repositories, http }));
      expect(hosted.get('openstack/neutron')).toMatchObject({ value: { defaultBranch: 'master' } });
    }
    expect(fresh).toBe(1);
  });
});

describe('pages (H2, H9, H11, H12)', () => {
  const page = (rows: unknown, next?: string) =>
    HttpResponse.json(rows as never, {
      headers: next === undefined ? {} : { link: `<${next}>; rel="next"` },
    });
  const Rows = z.array(z.object({ id: z.int() }));
  const list = `${api}/list`;

  async function read() {
    const client = await githubClient(testClient(), api, 'ghp_canary');
    return restList(client, client.request('GET /list'), Rows);
  }

  it.each([
    ['to itself', [list]],
    ['back and forth', [`${api}/list?page=2`, list]],
  ])('next %s ends with a reason', async (_what, nexts) => {
    let turn = 0;
    network.use(plain.get(list, () => page([{ id: turn }], nexts[turn++ % nexts.length])));
    await expect(read()).rejects.toMatchObject({ reason: { code: 'pagination' } });
    expect(asked.length).toBeLessThan(5);
  });

  it.each([
    ['the whole where the second page is empty', 0, undefined],
    ['a list cut short where there is a second', 3, 'pagination'],
  ])('a full page without any link is %s', async (_what, more, code) => {
    const full = Array.from({ length: 100 }, (_, id) => ({ id }));
    network.use(
      plain.get(list, ({ request }) =>
        HttpResponse.json(request.url.includes('page=2') ? full.slice(0, more) : full),
      ),
    );
    const ended = await reasonOf(read);
    expect('reason' in ended ? ended.reason.code : undefined).toBe(code);
  });

  it('ten thousand pages end with a reason', async () => {
    let turn = 0;
    network.use(plain.get(list, () => page([{ id: turn }], `${list}?page=${++turn}`)));
    await expect(read()).rejects.toMatchObject({ reason: { code: 'pagination' } });
    expect(asked.length).toBeLessThan(250);
  });

  it('next on another host gets neither a request nor the token (F6)', async () => {
    network.use(plain.get(list, () => page([{ id: 1 }], 'https://evil.example.com/list?page=2')));
    await expect(read()).rejects.toMatchObject({ reason: { code: 'pagination' } });
    expect(asked.map(({ url }) => new URL(url).host)).toEqual(['api.github.com']);
  });

  it('a second page that fails leaves no first page behind as the whole (F5)', async () => {
    network.use(
      plain.get(list, ({ request }) =>
        new URL(request.url).searchParams.has('page')
          ? HttpResponse.error()
          : page([{ id: 1 }], `${list}?page=2`),
      ),
    );
    await expect(read()).rejects.toMatchObject({ reason: { code: 'unreachable' } });
  });

  it('a pull request listed on two pages is one', async () => {
    const moved = aPull({ number: 1 });
    serve({});
    network.use(
      plain.get(`${api}/repos/ovn-org/ovn/pulls`, ({ request }) =>
        new URL(request.url).searchParams.has('page')
          ? page([moved, aPull({ number: 3 })])
          : page([aPull({ number: 2 }), moved], `${api}/repos/ovn-org/ovn/pulls?state=all&page=2`),
      ),
    );
    expect((await changesOf()).map(({ number }) => number)).toEqual([1, 2, 3]);
  });
});

describe('scenarios that GitHub recorded', () => {
  function replay(scenario: string): void {
    const folder = `node_modules/@octokit/fixtures/scenarios/api.github.com/${scenario}`;
    const steps = JSON.parse(readFileSync(`${folder}/normalized-fixture.json`, 'utf8')) as {
      method: string;
      path: string;
      status: number;
      response: unknown;
      headers: Record<string, string>;
    }[];
    const reads = steps.filter(({ method }) => method === 'get');
    network.use(
      plain.get(`${api}/*`, ({ request }) => {
        const url = new URL(request.url);
        const step = reads.find(({ path }) => path === url.pathname + url.search);
        if (step === undefined) return undefined;
        const { 'content-length': _length, ...headers } = step.headers;
        return HttpResponse.json(step.response as never, {
          status: step.status,
          headers: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, String(value)]),
          ),
        });
      }),
    );
  }

  it('get-repository', async () => {
    replay('get-repository');
    const name = 'octokit-fixture-org/hello-world';
    const { hosted } = await collectGithub(options({ repositories: [{ name, role: 'mirror' }] }));
    expect(hosted.get(name)).toMatchObject({
      state: 'known',
      value: { isArchived: false, movedTo: undefined },
    });
  });

  it('rename-repository: the 301 is followed inside the origin, and the new name told', async () => {
    replay('rename-repository');
    const name = 'octokit-fixture-org/rename-repository';
    const { hosted } = await collectGithub(options({ repositories: [{ name, role: 'mirror' }] }));
    expect(hosted.get(name)).toMatchObject({
      value: { movedTo: 'octokit-fixture-org/rename-repository-newname' },
    });
  });

  it('paginate-issues: five pages, thirteen issues', async () => {
    replay('paginate-issues');
    const client = await githubClient(testClient(), api, undefined);
    const Issues = z.array(z.object({ number: z.int() }));
    const of = { owner: 'octokit-fixture-org', repo: 'paginate-issues' };
    const first = client.rest.issues.listForRepo({ ...of, per_page: 3 });
    const { rows } = await restList(client, first, Issues);
    expect(rows).toHaveLength(13);
  });
});
