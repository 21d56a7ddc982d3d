import { afterEach, describe, expect, it } from 'vitest';
import { collectGerrit } from '../../../src/sources/gerrit/collect.ts';
import type { GerritOptions } from '../../../src/sources/gerrit/run.ts';
import {
  aChangeRow,
  type ChangeRow,
  generatedChanges,
  gerritTime,
} from '../../support/gerrit-data.ts';
import { type GerritServer, type GerritSetup, gerritServer } from '../../support/gerrit-server.ts';
import { memoryDocuments, memoryResponses, testClient } from '../../support/http.ts';
import {
  drip,
  htmlPage,
  json,
  type Reply,
  reset,
  signInPage,
  status,
  truncatedGzip,
} from '../../support/loopback.ts';

const servers: GerritServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(setup: GerritSetup): Promise<GerritServer> {
  const server = await gerritServer(setup);
  servers.push(server);
  return server;
}

function optionsFor(server: GerritServer, over: Partial<GerritOptions> = {}): GerritOptions {
  return {
    url: server.url,
    projects: [...server.projects],
    window: { from: '2025-01-01', to: '2026-08-31' },
    askedAt: '2026-09-01T00:00:00.000Z',
    http: testClient({ limits: { deadlineMs: 500 } }),
    documents: memoryDocuments(),
    ...over,
  };
}

const fifteen = Array.from({ length: 15 }, (_, n) => `openstack/networking-${n}`);
const season = {
  projects: fifteen,
  from: Date.parse('2025-01-01T00:00:00Z') / 1000,
  to: Date.parse('2026-08-31T00:00:00Z') / 1000,
  changes: 4100,
};

/** Numbers of the changes that a project has, counted by hand. */
function numbersIn(rows: readonly ChangeRow[], project: string): readonly number[] {
  return rows
    .filter((row) => row.project === project)
    .map((row) => row._number)
    .sort((a, b) => a - b);
}

async function numbersOf(options: GerritOptions, project: string): Promise<readonly number[]> {
  const fact = (await collectGerrit(options)).facts.get(project);
  if (fact?.state !== 'known')
    throw new Error(`expected known changes, got ${JSON.stringify(fact)}`);
  return fact.value.map(({ number }) => number);
}

async function reasonFor(options: GerritOptions, project: string): Promise<string> {
  const fact = (await collectGerrit(options)).facts.get(project);
  return fact?.state === 'unknown' ? fact.reason.code : (fact?.state ?? 'no answer');
}

describe('20 months of a team of 15 projects, 4,100 changes, 500 rows a page', () => {
  const rows = generatedChanges(season);

  it('takes fewer requests than there are projects, and one more when nothing changed', async () => {
    const server = await serve({ changes: rows, projects: fifteen });
    const options = optionsFor(server);
    const cold = await collectGerrit(options);
    expect(server.requests.length).toBeLessThan(15);
    for (const project of fifteen) {
      const fact = cold.facts.get(project);
      const numbers = fact?.state === 'known' ? fact.value.map(({ number }) => number) : [];
      expect(numbers).toEqual(numbersIn(rows, project));
    }
    const before = server.requests.length;
    const warm = await collectGerrit({ ...options, askedAt: '2026-09-02T00:00:00.000Z' });
    expect(server.requests.length - before).toBe(1);
    expect(warm.facts).toEqual(cold.facts);
    expect(cold.reports.every(({ state }) => state === 'collected')).toBe(true);
    expect(cold.pins.map(({ repository }) => repository)).toEqual(fifteen);
  });

  it('a later run sees a new change, and the new state of an old one', async () => {
    const server = await serve({ changes: rows, projects: fifteen });
    const options = optionsFor(server);
    await collectGerrit(options);
    const open = server.changes.findIndex((row) => row.status === 'NEW');
    const was = server.changes[open];
    if (was === undefined) throw new Error('no open change');
    server.changes[open] = { ...was, status: 'ABANDONED', updated: gerritTime('2026-09-01') };
    server.changes.push(
      aChangeRow({
        _number: 999_999,
        project: fifteen[3] ?? '',
        updated: gerritTime('2026-09-01'),
      }),
    );
    const { facts } = await collectGerrit(options);
    const [abandoned, added] = [facts.get(was.project), facts.get(fifteen[3] ?? '')];
    expect(
      abandoned?.state === 'known' &&
        abandoned.value.find(({ number }) => number === was._number)?.status,
    ).toBe('abandoned');
    expect(added?.state === 'known' && added.value.some(({ number }) => number === 999_999)).toBe(
      true,
    );
  });

  it('asks everything again when told to, and when the window reaches further back', async () => {
    const server = await serve({ changes: rows, projects: fifteen });
    const options = optionsFor(server);
    await collectGerrit(options);
    for (const over of [
      { sinceLast: false },
      { window: { from: '2024-01-01', to: '2026-08-31' } },
    ]) {
      await collectGerrit({ ...options, ...over });
      expect(server.queries().at(-2)).not.toContain('change:');
    }
  });

  it('gives what earlier runs kept when offline, and asks nothing', async () => {
    const server = await serve({ changes: rows, projects: fifteen });
    const options = optionsFor(server);
    const online = await collectGerrit(options);
    const asked = server.requests.length;
    expect((await collectGerrit({ ...options, offline: true })).facts).toEqual(online.facts);
    expect(
      await reasonFor(
        { ...options, documents: memoryDocuments(), offline: true },
        fifteen[0] ?? '',
      ),
    ).toBe('offline');
    expect(server.requests.length).toBe(asked);
  });
});

describe('pages of a set that moves (R2, R3)', () => {
  const project = 'openstack/neutron';
  const rows = Array.from({ length: 1700 }, (_, n) =>
    aChangeRow({
      _number: n + 1,
      project,
      updated: gerritTime('2026-05-01', `0${n % 7}:00:${String(n % 60).padStart(2, '0')}`),
    }),
  );

  it.each([
    ['cut by time', false],
    ['counted from an offset', true],
  ])(
    'loses and doubles no change that is touched or added between two pages, %s',
    async (_how, ignoresBefore) => {
      const server = await serve({ changes: rows, projects: [project] });
      server.ignoresBefore = ignoresBefore;
      server.beforePage = (turn) => {
        const oldest = server.changes.toSorted((a, b) => a.updated.localeCompare(b.updated))[0];
        if (turn > 4 || oldest === undefined) return;
        const at = server.changes.indexOf(oldest);
        server.changes[at] = { ...oldest, updated: gerritTime('2026-06-01', `11:00:0${turn}`) };
        server.changes.push(
          aChangeRow({
            _number: 9000 + turn,
            project,
            updated: gerritTime('2026-06-01', `11:00:0${turn}`),
          }),
        );
      };
      const numbers = await numbersOf(optionsFor(server), project);
      expect(numbers).toEqual(numbersIn(server.changes, project));
    },
  );

  it('gets past a second in which more changes were touched than a page holds', async () => {
    const same = rows.map((row) => ({ ...row, updated: gerritTime('2026-05-05') }));
    const server = await serve({ changes: same, projects: [project] });
    expect(await numbersOf(optionsFor(server), project)).toHaveLength(1700);
  });

  it('takes whatever size of page the server gives', async () => {
    const server = await serve({
      changes: rows.slice(0, 350),
      projects: [project],
      pageLimit: 100,
    });
    expect(await numbersOf(optionsFor(server), project)).toHaveLength(350);
  });

  it('does not believe a full page that does not say that there is more', async () => {
    const server = await serve({ changes: rows, projects: [project] });
    server.beforePage = undefined;
    const honest = server.changes;
    server.fault = (_url, turn) => {
      if (turn > 1) return undefined;
      const page = honest
        .toSorted((a, b) => b.updated.localeCompare(a.updated) || b._number - a._number)
        .slice(0, 500);
      return (_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(`)]}'\n${JSON.stringify(page)}`);
      };
    };
    expect(await numbersOf(optionsFor(server), project)).toHaveLength(1700);
  });

  it.each([
    ['cut by time', false],
    ['counted from an offset', true],
  ])(
    'is incomplete where a page after "more" does not go on from the last, %s (W2)',
    async (_how, ignores) => {
      const server = await serve({ changes: rows, projects: [project] });
      server.ignoresBefore = ignores;
      server.fault = (_url, turn) => (turn === 3 ? json([]) : undefined);
      const options = optionsFor(server);
      expect(await reasonFor(options, project)).toBe('pagination');
      expect(options.documents.documents('gerrit', `3 ${server.url} ${project}`)).toEqual([]);
    },
  );

  it('is not believed to have merged nothing where git shows what landed (W2)', async () => {
    const server = await serve({ changes: [], projects: [project] });
    const landed = new Map([[project, 12]]);
    expect(await reasonFor(optionsFor(server, { landed }), project)).toBe('suspicious-empty');
  });

  it('ends with a reason when there is always more of the same', async () => {
    const server = await serve({ changes: rows, projects: [project] });
    server.fault = (url) =>
      url.pathname === '/changes/'
        ? (_request, response) => {
            response.writeHead(200, { 'content-type': 'application/json' });
            response.end(
              JSON.stringify([...rows.slice(0, 499), { ...rows[499], _more_changes: true }]),
            );
          }
        : undefined;
    expect(await reasonFor(optionsFor(server), project)).toBe('pagination');
    expect(server.requests.length).toBeLessThan(10);
  });
});

it('of projects that come to too much together, each is asked for alone, and only one that is too much by itself is unknown (W12)', async () => {
  const projects = ['a', 'b', 'c', 'd'].map((name) => `openstack/${name}`);
  const changes = projects.flatMap((project, index) =>
    Array.from({ length: project.endsWith('c') ? 80 : 10 }, (_, number) =>
      aChangeRow({ project, _number: 1000 * (index + 1) + number }),
    ),
  );
  const server = await serve({ changes, projects });
  const weight = JSON.stringify(changes.filter(({ project }) => project.endsWith('a'))).length;
  const http = () => testClient({ limits: { mostListBytes: 3 * weight } });
  const options = optionsFor(server, { http: http() });
  const told = (facts: Awaited<ReturnType<typeof collectGerrit>>['facts']) =>
    projects.map((project) => {
      const fact = facts.get(project);
      return fact?.state === 'known' ? fact.value.length : fact?.reason.code;
    });
  expect(told((await collectGerrit(options)).facts)).toEqual([10, 10, 'too-big', 10]);
  const again = { ...options, http: http() };
  expect(told((await collectGerrit(again)).facts)).toEqual([10, 10, 'too-big', 10]);
});

it('keeps no page: each is asked for once, and what is in it is kept by itself (W23)', async () => {
  const project = 'openstack/neutron';
  const server = await serve({ changes: [aChangeRow({ project })], projects: [project] });
  const asked = server.changes.map((row) => [row]);
  server.fault = (url) =>
    url.pathname === '/changes/' ? json(asked[0], { etag: '"one-time"' }) : undefined;
  const responses = memoryResponses();
  await collectGerrit(optionsFor(server, { http: testClient({ responses }) }));
  expect([...responses.kept.keys()].filter((key) => key.includes('/changes/'))).toEqual([]);
});

describe('an empty list is not believed unseen (R4)', () => {
  const visible = 'openstack/neutron';
  const quiet = 'openstack/quiet';
  const hidden = 'openstack/hidden';
  const changes = [aChangeRow({ project: visible })];

  it.each([
    ['in one question', true],
    ['one by one where the server lists no projects', false],
  ])('tells a quiet project from one that is not shown, %s', async (_how, listsProjects) => {
    const server = await serve({ changes, projects: [visible, quiet], listsProjects });
    const options = optionsFor(server, { projects: [visible, quiet, hidden] });
    const { facts, reports } = await collectGerrit(options);
    expect(facts.get(quiet)).toEqual({ state: 'known', value: [] });
    expect(facts.get(hidden)).toMatchObject({ state: 'unknown', reason: { code: 'not-visible' } });
    expect(reports.map(({ state }) => state)).toEqual(['collected', 'collected', 'failed']);
  });

  it('a project that is hidden later is unknown, not quiet', async () => {
    const server = await serve({ changes, projects: [visible, quiet] });
    const options = optionsFor(server);
    await collectGerrit(options);
    server.projects.delete(visible);
    expect(await reasonFor(options, visible)).toBe('not-visible');
  });

  it('a later run asks by name for a project whose last change is not shown again, for no other', async () => {
    const older = aChangeRow({ project: quiet, _number: 900, updated: gerritTime('2026-04-01') });
    const server = await serve({ changes: [...changes, older], projects: [visible, quiet] });
    const options = optionsFor(server, { projects: [visible, quiet] });
    await collectGerrit(options);
    const asked = () => server.requests.filter(({ url }) => url.startsWith('/projects/')).length;
    expect(await numbersOf(options, quiet)).toEqual([900]);
    expect(asked()).toBe(0);
    server.projects.delete(quiet);
    expect(await reasonFor(options, quiet)).toBe('not-visible');
    expect(await numbersOf(options, visible)).toEqual([1000]);
  });

  it('"nothing new" without the newest change of last time is not believed: all is asked again', async () => {
    const server = await serve({ changes, projects: [visible] });
    const options = optionsFor(server);
    await collectGerrit(options);
    server.changes.push(
      aChangeRow({ project: visible, _number: 2000, updated: gerritTime('2026-06-01') }),
    );
    server.fault = (url) => (url.searchParams.get('q')?.includes('change:') ? json([]) : undefined);
    expect(await numbersOf(options, visible)).toEqual([1000, 2000]);
  });

  it('a server that lists nothing of what it listed before is suspicious', async () => {
    const server = await serve({ changes, projects: [visible] });
    const options = optionsFor(server);
    await collectGerrit(options);
    server.changes.length = 0;
    expect(await reasonFor(options, visible)).toBe('suspicious-empty');
  });
});

describe('a Gerrit that is ill (R1, R5)', () => {
  const project = 'openstack/neutron';
  const rows = Array.from({ length: 600 }, (_, n) =>
    aChangeRow({
      _number: n + 1,
      project,
      updated: gerritTime('2026-05-01', `10:${String(n % 60).padStart(2, '0')}:00`),
    }),
  );

  it.each<[string, Reply, string]>([
    ['a maintenance page', htmlPage, 'bad-answer'],
    ['a page to sign in', signInPage, 'auth'],
    [
      'a redirect to single sign-on',
      status(302, { location: 'https://login.example.org/sso' }),
      'auth',
    ],
    ['429 with a long pause', status(429, { 'retry-after': '86400' }), 'rate-limited'],
    ['503 with a long pause', status(503, { 'retry-after': '7200' }), 'rate-limited'],
    ['500', status(500), 'unreachable'],
    ['a reset', reset, 'unreachable'],
    ['truncated gzip', truncatedGzip, 'bad-answer'],
    ['a slow drip', drip, 'timeout'],
  ])(
    '%s on the second page: nothing of the first is taken for the whole',
    async (_what, ill, code) => {
      const server = await serve({ changes: rows, projects: [project] });
      server.fault = (url) =>
        (url.searchParams.get('q') ?? '').includes('before:') ? ill : undefined;
      const options = optionsFor(server);
      expect(await reasonFor(options, project)).toBe(code);
      expect(options.documents.documents('gerrit', `3 ${server.url} ${project}`)).toEqual([]);
      server.fault = undefined;
      expect(await numbersOf({ ...options, http: testClient() }, project)).toHaveLength(600);
    },
  );

  it.each([429, 503])('waits out a short pause of %i and goes on', async (code) => {
    const server = await serve({ changes: rows, projects: [project] });
    server.fault = (_url, turn) => (turn === 2 ? status(code, { 'retry-after': '5' }) : undefined);
    expect(await numbersOf(optionsFor(server), project)).toHaveLength(600);
  });

  it('keeps what one group of projects completed when another fails', async () => {
    const many = Array.from(
      { length: 120 },
      (_, n) => `openstack/a-repository-with-a-long-name-${n}`,
    );
    const server = await serve({
      changes: [aChangeRow({ project: many[0] ?? '' })],
      projects: many,
    });
    server.fault = (url) =>
      (url.searchParams.get('q') ?? '').includes('long-name-119') ? htmlPage : undefined;
    const { facts, pins } = await collectGerrit(optionsFor(server));
    expect(facts.get(many[0] ?? '')?.state).toBe('known');
    expect(facts.get(many[119] ?? '')).toMatchObject({
      state: 'unknown',
      reason: { code: 'bad-answer' },
    });
    expect(pins.some(({ repository }) => repository === many[119])).toBe(false);
    expect(server.requests.every(({ url }) => url.length < 4096)).toBe(true);
  });

  it('says which field has the wrong shape', async () => {
    const server = await serve({
      changes: [{ ...aChangeRow({ project }), created: 'yesterday' }],
      projects: [project],
    });
    const { reports } = await collectGerrit(optionsFor(server));
    expect(reports[0]?.reason?.detail).toMatch(/\$\.0\.created/);
  });

  it('sends no credential of any kind', async () => {
    const server = await serve({ changes: rows, projects: [project] });
    await collectGerrit(optionsFor(server));
    expect(
      server.requests.every(
        ({ headers }) => headers.authorization === undefined && headers.cookie === undefined,
      ),
    ).toBe(true);
  });
});
