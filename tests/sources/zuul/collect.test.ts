import { afterEach, describe, expect, it } from 'vitest';
import { collectGerrit } from '../../../src/sources/gerrit/collect.ts';
import { collectZuul } from '../../../src/sources/zuul/collect.ts';
import type { ZuulOptions } from '../../../src/sources/zuul/run.ts';
import { generatedChanges } from '../../support/gerrit-data.ts';
import { gerritServer } from '../../support/gerrit-server.ts';
import { memoryDocuments, testClient } from '../../support/http.ts';
import {
  htmlPage,
  json,
  type Reply,
  reset,
  status,
  truncatedGzip,
} from '../../support/loopback.ts';
import {
  aBuildRow,
  aBuildsetRow,
  type BuildsetRow,
  generatedGate,
  zuulTime,
} from '../../support/zuul-data.ts';
import { type ZuulServer, type ZuulSetup, zuulServer } from '../../support/zuul-server.ts';

const servers: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function serve(setup: ZuulSetup): Promise<ZuulServer> {
  const server = await zuulServer(setup);
  servers.push(server);
  return server;
}

const neutron = 'openstack/neutron';
const from = Date.parse('2025-01-01T00:00:00Z') / 1000;
const to = Date.parse('2026-08-31T00:00:00Z') / 1000;
const day = 86_400;

function optionsFor(server: ZuulServer, over: Partial<ZuulOptions> = {}): ZuulOptions {
  return {
    url: server.url,
    tenant: 'openstack',
    projects: [neutron],
    window: { from: '2025-01-01', to: '2026-08-31' },
    askedAt: '2026-09-01T00:00:00.000Z',
    http: testClient(),
    documents: memoryDocuments(),
    ...over,
  };
}

async function buildsetsOf(options: ZuulOptions, project = neutron) {
  const fact = (await collectZuul(options)).facts.get(project);
  if (fact?.state !== 'known') throw new Error(`expected known, got ${JSON.stringify(fact)}`);
  return fact.value;
}

async function reasonFor(options: ZuulOptions, project = neutron): Promise<string> {
  const fact = (await collectZuul(options)).facts.get(project);
  return fact === undefined || fact.state === 'known' ? 'known' : fact.reason.code;
}

describe('20 months of a gate of 15 projects', () => {
  const projects = Array.from({ length: 15 }, (_, n) => `openstack/networking-${n}`);
  const older = generatedGate({
    projects,
    from: from - 90 * day,
    to: from - 10 * day,
    buildsets: 300,
  });
  const { sets, builds } = generatedGate({ projects, from, to, buildsets: 2600 });
  const past = older.sets.map((row) => ({
    ...row,
    _id: (row._id ?? 0) - 900,
    uuid: `old${row.uuid}`,
  }));

  it('is read in a handful of requests, and again in one', async () => {
    const server = await serve({ sets: [...past, ...sets], builds });
    const options = optionsFor(server, { projects });
    const cold = await collectZuul(options);
    expect(server.requests.length).toBeLessThanOrEqual(5);
    for (const project of projects) {
      const fact = cold.facts.get(project);
      const got =
        fact?.state === 'known'
          ? fact.value.filter(({ startedAt }) => (startedAt ?? 0) >= from)
          : [];
      const expected = sets.filter((row) => row.refs?.[0]?.project === project);
      expect(got.map(({ uuid }) => uuid).sort()).toEqual(expected.map(({ uuid }) => uuid).sort());
      const failed = builds.filter(
        ({ buildset, result, voting }) =>
          voting && result === 'FAILURE' && expected.some(({ uuid }) => uuid === buildset.uuid),
      );
      expect(got.flatMap((each) => each.builds)).toHaveLength(failed.length);
    }
    const before = server.requests.length;
    const warm = await collectZuul(options);
    expect(server.requests.length - before).toBe(1);
    expect(warm.facts).toEqual(cold.facts);
  });

  it('together with Gerrit takes fewer requests than projects, then two', async () => {
    const zuul = await serve({ sets: [...past, ...sets], builds });
    const gerrit = await gerritServer({
      changes: generatedChanges({ projects, from, to, changes: 4100 }),
      projects,
    });
    servers.push(gerrit);
    const options = optionsFor(zuul, { projects });
    const asked = () => zuul.requests.length + gerrit.requests.length;
    const collect = async () => {
      await collectGerrit({ ...options, url: gerrit.url });
      await collectZuul(options);
    };
    await collect();
    expect(asked()).toBeLessThan(15);
    const cold = asked();
    await collect();
    expect(asked() - cold).toBe(2);
  });

  it('a run that was still going is read again until it is decided', async () => {
    const server = await serve({
      sets: [
        aBuildsetRow({ id: 1, at: to - 2 * day }),
        aBuildsetRow({ id: 2, at: to, result: null }),
        aBuildsetRow({ id: 3, at: to }),
      ],
    });
    const options = optionsFor(server);
    expect((await buildsetsOf(options)).map(({ result }) => result)).toEqual([
      'SUCCESS',
      null,
      'SUCCESS',
    ]);
    server.sets[1] = aBuildsetRow({ id: 2, at: to, result: 'FAILURE' });
    server.builds.push(aBuildRow(1, server.sets[1], 'functional', 'FAILURE'));
    expect((await buildsetsOf(options))[1]).toMatchObject({
      result: 'FAILURE',
      builds: [{ job: 'functional' }],
    });
  });

  it.each([
    ['a server that gives fewer rows than asked for', { pageLimit: 100 }],
    ['a server that knows offsets only', { pageLimit: 100, ignoresIds: true }],
  ])('%s', async (_what, how) => {
    const server = await serve({ sets: sets.slice(0, 350), ...how });
    const options = optionsFor(server, {
      projects,
      window: { from: '2024-12-01', to: '2026-08-31' },
    });
    server.fault = (url) =>
      url.pathname.endsWith('/builds')
        ? json([aBuildRow(1, sets[0] as BuildsetRow, 'x', 'FAILURE')])
        : undefined;
    const { facts } = await collectZuul(options);
    const all = [...facts.values()].flatMap((fact) => (fact.state === 'known' ? fact.value : []));
    expect(new Set(all.map(({ uuid }) => uuid)).size).toBe(350);
  });

  it('takes rows of an older Zuul, without ids and refs', async () => {
    const rows = [1, 2].map((id) => {
      const { _id, refs, ...row } = aBuildsetRow({ id, at: to - id });
      return { ...row, project: neutron, branch: 'master', change: 5 };
    });
    const server = await serve({ sets: rows });
    const options = optionsFor(server, { window: { from: '2026-08-01', to: '2026-08-31' } });
    expect((await buildsetsOf(options)).map(({ branch, change }) => [branch, change])).toEqual([
      ['master', 5],
      ['master', 5],
    ]);
  });

  it('has nothing to say of a window before its record, whether it had begun when it was asked', async () => {
    const server = await serve({ sets: [aBuildsetRow({ id: 1, at: to })] });
    const before = optionsFor(server, { window: { from: '2018-11-13', to: '2019-11-12' } });
    const silent = {
      state: 'not-applicable',
      reason: {
        code: 'record-begins',
        detail: 'no gate run of these projects is on record from 2018-11-13 to 2019-11-12',
      },
    };
    expect((await collectZuul(before)).facts.get(neutron)).toEqual(silent);
    const nova = aBuildsetRow({ id: 1, at: to, project: 'openstack/nova' });
    const then = await serve({ sets: [nova], pipelines: { [neutron]: ['gate'] } });
    const onTheDay = optionsFor(then, { window: { from: '2018-11-13', to: '2019-11-12' } });
    expect((await collectZuul(onTheDay)).facts.get(neutron)).toEqual(silent);
  });

  it('counts a buildset of several repositories for each of them', async () => {
    const both = aBuildsetRow({ id: 1, at: to });
    both.refs?.push({ project: 'openstack/ovsdbapp', branch: 'master', change: 9, patchset: '2' });
    const server = await serve({ sets: [both] });
    const { facts } = await collectZuul(
      optionsFor(server, { projects: [neutron, 'openstack/ovsdbapp'] }),
    );
    expect(
      [...facts.values()].map((fact) => fact.state === 'known' && fact.value[0]?.change),
    ).toEqual([700_001, 9]);
  });

  it('answers from what is kept when offline', async () => {
    const server = await serve({ sets: [aBuildsetRow({ id: 1, at: to })] });
    const options = optionsFor(server);
    const online = await buildsetsOf(options);
    const asked = server.requests.length;
    expect(await buildsetsOf({ ...options, offline: true })).toEqual(online);
    expect(await reasonFor({ ...options, offline: true, documents: memoryDocuments() })).toBe(
      'offline',
    );
    expect(server.requests.length).toBe(asked);
  });
});

describe('an empty list (Z1, Z3)', () => {
  const others = [aBuildsetRow({ id: 1, at: to, project: 'openstack/nova' })];
  const pipelines = { [neutron]: ['check', 'gate'], 'openstack/old': ['check'] };

  it.each([
    ['404', status(404)],
    ['an empty list', json([])],
  ])(
    'of a tenant that does not exist (%s) is a mistake in the data, with the tenants there are',
    async (_how, reply) => {
      const server = await serve({ sets: others });
      server.fault = (url) => (url.pathname.startsWith('/api/tenant/opnstack') ? reply : undefined);
      await expect(collectZuul(optionsFor(server, { tenant: 'opnstack' }))).rejects.toMatchObject({
        code: 'DATA_INVALID',
        hint: expect.stringMatching(/^Tenants there: openstack, /),
      });
    },
  );

  it('is known where the project has a gate and only others of its family tried', async () => {
    const sets = [aBuildsetRow({ id: 2, at: to, project: 'openstack/ovsdbapp' })];
    const server = await serve({ sets, pipelines });
    const projects = [neutron, 'openstack/ovsdbapp'];
    const { facts } = await collectZuul(optionsFor(server, { projects }));
    expect(facts.get(neutron)).toEqual({ state: 'known', value: [] });
  });

  it.each(['openstack/old', 'openstack/elsewhere'])(
    'of %s, without gate jobs, is not applicable',
    async (project) => {
      const server = await serve({ sets: [...others, aBuildsetRow({ id: 2, at: to })], pipelines });
      const options = optionsFor(server, { projects: [neutron, project] });
      const { facts, reports } = await collectZuul(options);
      expect(facts.get(project)).toMatchObject({
        state: 'not-applicable',
        reason: { code: 'no-jobs' },
      });
      expect(reports[1]?.state).toBe('not-applicable');
      const before = server.requests.length;
      expect((await collectZuul(options)).facts.get(project)?.state).toBe('not-applicable');
      expect(server.requests.length - before).toBe(1);
    },
  );

  it('for everybody means that the database is away', async () => {
    const server = await serve({ sets: [], pipelines });
    expect(await reasonFor(optionsFor(server))).toBe('suspicious-empty');
  });

  it('of what is new, without the newest row of last time, is not believed: all is asked again', async () => {
    const server = await serve({ sets: [aBuildsetRow({ id: 5, at: to - day })], pipelines });
    const options = optionsFor(server);
    await collectZuul(options);
    server.sets.push(aBuildsetRow({ id: 6, at: to }));
    server.fault = (url) => (url.searchParams.has('idx_min') ? json([]) : undefined);
    expect(await buildsetsOf(options)).toHaveLength(2);
  });

  it('after a run that saw rows is suspicious, and the rows are kept', async () => {
    const server = await serve({ sets: [aBuildsetRow({ id: 5, at: to })], pipelines });
    const options = optionsFor(server);
    await collectZuul(options);
    server.sets.length = 0;
    expect(await reasonFor(options)).toBe('suspicious-empty');
    expect(await buildsetsOf({ ...options, offline: true })).toHaveLength(1);
  });

  it('of builds beside failed buildsets is suspicious', async () => {
    const server = await serve({ sets: [aBuildsetRow({ id: 5, at: to, result: 'FAILURE' })] });
    expect(await reasonFor(optionsFor(server))).toBe('suspicious-empty');
  });
});

it.each([
  ['2026-08-31', '2026-08-20', []],
  [
    '2026-08-31',
    '2025-01-01',
    ['the oldest run that Zuul shows of any of these projects is of 2026-08-31'],
  ],
])(
  'tells of runs since %s how far back they reach in a window from %s',
  async (_oldest, start, remarks) => {
    const server = await serve({ sets: [aBuildsetRow({ id: 1, at: to })] });
    const { reports } = await collectZuul(
      optionsFor(server, { window: { from: start, to: '2026-08-31' } }),
    );
    expect(reports[0]?.remarks ?? []).toEqual(remarks);
  },
);

describe('rows that are not decided (Z2)', () => {
  it('an end before the start, no end and no result are kept apart from results', async () => {
    const backwards = {
      ...aBuildsetRow({ id: 1, at: to }),
      last_build_end_time: zuulTime(to - day),
    };
    const endless = { ...aBuildsetRow({ id: 2, at: to + 1 }), last_build_end_time: null };
    const server = await serve({
      sets: [backwards, endless, aBuildsetRow({ id: 3, at: to + 2, result: null })],
    });
    const { facts, reports } = await collectZuul(optionsFor(server));
    const fact = facts.get(neutron);
    expect(fact?.state === 'known' && fact.value.map(({ endedAt }) => endedAt)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(reports[0]?.remarks).toEqual([
      expect.stringMatching(/^2 buildsets have a result and no believable end/),
      expect.stringMatching(/^the oldest run/),
    ]);
  });
});

describe('a Zuul that is ill', () => {
  const sets = Array.from({ length: 2500 }, (_, n) =>
    aBuildsetRow({ id: n + 1, at: from + n * 60 }),
  );

  it.each<[string, Reply, string]>([
    ['a maintenance page', htmlPage, 'bad-answer'],
    ['500', status(500), 'unreachable'],
    ['a reset', reset, 'unreachable'],
    ['truncated gzip', truncatedGzip, 'bad-answer'],
    ['429 with a long pause', status(429, { 'retry-after': '9999' }), 'rate-limited'],
    ['an unexpected shape', json([{ uuid: 1 }]), 'bad-answer'],
    ['the same page for ever', json(sets.slice(0, 10)), 'pagination'],
  ])('%s on the second page: no number comes of it', async (_what, ill, code) => {
    const server = await serve({ sets });
    server.fault = (url) => (/idx_max|skip/.test(url.search) ? ill : undefined);
    const options = optionsFor(server);
    expect(await reasonFor(options)).toBe(code);
    server.fault = undefined;
    expect(await buildsetsOf({ ...options, http: testClient() })).toHaveLength(2500);
  });
});
