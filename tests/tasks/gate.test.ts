import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { htmlPage, json, type Reply, reset, status } from '../support/loopback.ts';
import { aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';
import { aBuildRow, aBuildsetRow, type BuildRow, type BuildsetRow } from '../support/zuul-data.ts';
import { type ZuulServer, zuulServer } from '../support/zuul-server.ts';

const today = '2026-09-01';
const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;

let folder: string;
let zuul: ZuulServer;
let sets: BuildsetRow[];
let builds: BuildRow[];

/** Ten runs on master, of which two failed and were tried again, and one on a stable branch. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gate-'));
  mkdirSync(join(folder, 'data'));
  writeRegistry('');
  const repository = aRepository(join(folder, 'git', 'openstack', 'alpha.git'));
  repository.commit({ at: at('2022-01-10'), files: { 'main/a.py': '1' } });
  sets = Array.from({ length: 10 }, (_, n) =>
    aBuildsetRow({
      id: n + 1,
      at: at('2026-07-10') + n * 86_400,
      project: 'openstack/alpha',
      change: n < 4 ? 10 + (n >> 1) : 100 + n,
      result: n === 0 || n === 2 ? 'FAILURE' : 'SUCCESS',
    }),
  );
  const stable = { project: 'openstack/alpha', branch: 'stable/2026.1' };
  sets.push(aBuildsetRow({ id: 11, at: at('2026-08-01'), ...stable }));
  builds = sets.flatMap((set, n) => [
    aBuildRow(100 * n, set, 'openstack-tox-py310', n === 0 || n === 2 ? 'FAILURE' : 'SUCCESS'),
    aBuildRow(100 * n + 1, set, 'openstack-tox-py313', n === 2 ? 'TIMED_OUT' : 'SUCCESS'),
    aBuildRow(100 * n + 2, set, 'alpha-tempest', 'RETRY'),
    aBuildRow(100 * n + 3, set, 'alpha-tempest', 'SUCCESS'),
    aBuildRow(100 * n + 4, set, 'alpha-rally', n % 2 === 0 ? 'FAILURE' : 'SUCCESS', false),
    aBuildRow(100 * n + 5, set, 'alpha-docs', 'SKIPPED'),
  ]);
  await serve();
});

afterEach(async () => {
  await zuul.close();
  rmSync(folder, { recursive: true, force: true });
});

function writeRegistry(sources: string) {
  writeFileSync(
    join(folder, 'data', 'stadium.yaml'),
    `team: example
allowLocal: true
sources: { git: { base: 'file://${folder}/git/{repo}.git' }${sources} }
projects:
  - { name: alpha, class: service-plugin, repositories: [openstack/alpha] }
`,
  );
}

async function serve(more: { readonly builds?: readonly BuildRow[] } = {}) {
  zuul = await zuulServer({
    ...{ sets, builds, ...more },
    pipelines: { 'openstack/alpha': ['check', 'gate'] },
    jobs: { gate: ['alpha-tempest', 'alpha-docs', 'alpha-rally'], check: ['alpha-check'] },
  });
}

const places = () => ['--data', join(folder, 'data'), '--cache', join(folder, 'cache')];
const asked = (...args: string[]) => stadium(['gate', ...places(), ...args], { today });
const live = (...args: string[]) => asked('--zuul-url', zuul.url, ...args);
const collected = () =>
  stadium(['collect', ...places(), '--source', 'git,zuul', '--zuul-url', zuul.url], { today });

function masterOf(out: string) {
  const { projects } = JSON.parse(out);
  return projects[0].branches.find(({ branch }: { branch: string }) => branch === 'master');
}

describe('stadium gate', () => {
  it('tells each job with its share, whether it votes, and the chance of a good change', async () => {
    const { code, out } = await live('--json');

    const master = masterOf(out);
    expect(code).toBe(0);
    expect(master).toMatchObject({ runs: 10, passed: 8, good: 8, atFirstTry: 6 });
    expect(master.jobs).toMatchObject([
      { job: 'alpha-rally', isVoting: false, runs: 10, failed: 5 },
      { job: 'openstack-tox-py310', isVoting: true, runs: 10, failed: 2 },
      { job: 'openstack-tox-py313', runs: 10, failed: 1, failureShare: { value: 0.1 } },
      { job: 'alpha-tempest', runs: 10, failed: 0, failureShare: { value: 0, sample: 10 } },
    ]);
    expect(master.chanceAtOnce.value).toBeCloseTo(0.8 * 0.9);
    expect(master.firstTry).toEqual({ state: 'measured', value: 0.75, sample: 8 });
    expect(master.variants).toEqual([
      { name: 'openstack-tox-py*', jobs: ['openstack-tox-py310', 'openstack-tox-py313'] },
    ]);
  });

  it('a job that is configured and did not run is unknown, never 0', async () => {
    const { out } = await live('--json');
    const text = await live();
    const rows = parse((await live('--format', 'csv')).out, { columns: true }) as Row[];

    expect(JSON.parse(out).projects[0].idle).toEqual({
      state: 'known',
      value: [{ pipeline: 'gate', job: 'alpha-docs' }],
    });
    expect(text.out).toContain('1 job that is configured did not run');
    expect(rows.find(({ job }) => job === 'alpha-docs')).toMatchObject({
      votes: 'unknown',
      'failure share': 'unknown',
    });
  });

  it('asks again only for what is new, and offline tells the same', async () => {
    const first = await live('--json');
    const before = zuul.requests.length;
    const again = await live('--json');
    const more = zuul.requests.slice(before).map(({ url }) => url);
    const offline = await asked('--zuul-url', zuul.url, '--offline', '--json');

    expect(again.out).toBe(first.out);
    expect(more.filter((url) => url.includes('/builds?'))).toEqual([]);
    expect(masterOf(offline.out)).toEqual(masterOf(first.out));
  });

  it('after collect alone it knows the failures: shares have a floor, the chance a ceiling', async () => {
    expect((await collected()).code).toBe(0);
    const before = zuul.requests.length;
    const { code, out } = await asked('--offline', '--json');
    const text = await asked('--offline');

    expect(zuul.requests.length).toBe(before);
    expect(code).toBe(0);
    const master = masterOf(out);
    expect(master).toMatchObject({ runs: 10, passed: 8 });
    expect(master.jobs[0]).toMatchObject({
      job: 'openstack-tox-py310',
      failureShare: { state: 'unknown', atLeast: 0.2 },
    });
    expect(master.jobs[0].runs).toBeUndefined();
    expect(master.chanceAtOnce.atMost).toBeCloseTo(0.72);
    expect(text.out).toContain('at most 72 %');
    expect(text.out).toContain('not all of it is known');
  });

  it('finds the Zuul that the last collection asked, and says what to do where there was none', async () => {
    const none = await asked();
    await collected();
    const { code, out } = await asked('--json');

    expect(none.code).toBe(2);
    expect(none.err).toContain('Zuul was not asked');
    expect(none.err).toContain('--zuul-url');
    const bad = await asked('--zuul-url', 'nonsense');
    expect(bad.code).toBe(2);
    expect(bad.err).toContain('--zuul-url: "nonsense" is no http or https address');
    expect(code).toBe(0);
    expect(JSON.parse(out).url).toBe(zuul.url);
  });

  it('is partial where nothing is known, offline as well, and says so once', async () => {
    const unheard = ['--zuul-url', 'http://127.0.0.1:9'];
    const dead = await asked(...unheard);
    const offline = await asked(...unheard, '--offline');
    const forProgram = await asked(...unheard, '--json');

    for (const each of [dead, offline, forProgram]) expect(each.code).toBe(3);
    expect(dead.out).toContain('could not be read (bad port)');
    for (const each of [dead, offline]) expect(each.err).not.toContain('alpha:');
    expect(forProgram.err).toContain('stadium: alpha: unknown, ');
  });

  it('stands in explain once Zuul was asked, and asks nobody there', async () => {
    await collected();
    const before = zuul.requests.length;
    const early = await stadium(['explain', 'alpha', ...places()], { today });
    await asked();
    const { out } = await stadium(['explain', 'alpha', ...places()], { today });

    expect(early.out).toContain('at once with at most 72 %');
    expect(out).toContain('master: 8 of 10 runs passed, first try 75 % of 8;');
    expect(out.replace(/\s+/g, ' ')).toContain('with 72 %; worst job: openstack-tox-py310 20 %.');
    expect(
      zuul.requests.slice(before).filter(({ url }) => url.includes('/buildsets')),
    ).toHaveLength(1);
  });

  it('stands beside the jobs that the criteria read, where it was asked', async () => {
    writeFileSync(
      join(folder, 'data', 'criteria.yaml'),
      `title: Practice
source: https://example.org/criteria
places: { config: openstack/config }
dimensions: [{ id: ci, title: CI, needs: [tests] }]
questions:
  - id: tests
    words: Do tests gate it?
    source: https://example.org/criteria
    probe: { job: unit }
    mend: Add a job.
jobs: { unit: { match: 'py3' } }
`,
    );
    aRepository(join(folder, 'git', 'openstack', 'config.git')).commit({
      at: at('2026-05-01'),
      files: {
        'zuul.d/projects.yaml': `- project:
    name: openstack/alpha
    templates: [unheard-of]
    gate:
      jobs:
        - openstack-tox-py313
        - alpha-docs
        - alpha-old: { voting: false, branches: [master, stable/2025.2] }
`,
      },
    });
    const jobs = (...args: string[]) =>
      stadium(['criteria', '--jobs', ...places(), '--as-of', today, ...args], { today });
    const before = JSON.parse((await jobs('--json')).out);
    await collected();
    await asked();
    const after = JSON.parse((await jobs('--json')).out);
    const rows = parse((await jobs('--format', 'csv')).out, { columns: true }) as Row[];
    const { out } = await jobs();

    expect(before.projects[0].jobs).toEqual([
      { pipeline: 'gate', job: 'alpha-docs', isVoting: true },
      {
        pipeline: 'gate',
        job: 'alpha-old',
        isVoting: false,
        branches: ['master', 'stable/2025.2'],
      },
      { pipeline: 'gate', job: 'openstack-tox-py313', isVoting: true },
    ]);
    expect(before.projects[0].missing).toEqual(['template unheard-of is not at hand']);
    expect(after.projects[0].jobs[2].share).toEqual({ state: 'measured', value: 0.1, sample: 10 });
    expect(after.projects[0].jobs[0].share.state).toBe('unknown');
    expect(rows.map((row) => row['gate failure share'])).toEqual(['unknown', 'unknown', '0.1']);
    expect(out).toContain('10 % of 10');
    expect(out).toContain('there may be more, template unheard-of is not at hand');
  });

  it('shows other pipelines, and says where a project has no run in the window', async () => {
    const seed = { id: 12, at: at('2026-08-02'), project: 'openstack/alpha' };
    const check = { ...aBuildsetRow(seed), pipeline: 'check' };
    zuul.sets.push(check);
    zuul.builds.push(aBuildRow(2000, check, 'alpha-check', 'SUCCESS'));
    const { out } = await live('--pipeline', 'gate', 'check', '--json');
    const late = await live('--days', '3');

    expect(JSON.parse(out).pipelines).toEqual(['gate', 'check']);
    expect(masterOf(out).runs).toBe(10);
    expect(JSON.parse(out).projects[0].branches.at(-1)).toMatchObject({
      ...{ pipeline: 'check', runs: 1 },
      jobs: [{ job: 'alpha-check', failed: 0 }],
    });
    expect(late.code).toBe(0);
    expect(late.out).toMatch(/alpha: no (run was decided in the window|gate run of)/);
  });

  it('what Zuul has forgotten makes the shares unknown', async () => {
    await zuul.close();
    await serve({ builds: builds.filter(({ buildset }) => buildset.uuid !== 'set4') });
    const { code, err, out } = await live('--json');

    const master = masterOf(out);
    expect(code).toBe(3);
    expect(err).toContain('the builds of 1 of 11 runs of openstack/alpha are not at hand');
    expect(
      master.jobs.map(({ failureShare }: { failureShare: object }) => failureShare),
    ).toMatchObject([
      { state: 'unknown', atLeast: 0.2 },
      { state: 'unknown', atLeast: 0.1 },
    ]);
    expect(master.chanceAtOnce.state).toBe('unknown');
  });

  it.each<[string, Reply]>([
    ['a web page', htmlPage],
    ['an answer cut short', reset],
    ['429 with a long pause', status(429, { 'retry-after': '86400' })],
    ['500', status(500)],
    ['JSON of another shape', json({ surprise: true })],
  ])(
    '%s instead of builds leaves shares unknown, with its reason',
    async (_what, reply) => {
      zuul.fault = ({ pathname, searchParams }) =>
        pathname.endsWith('/builds') && !searchParams.has('result') ? reply : undefined;
      const { code, err, out } = await live('--json');

      const master = masterOf(out);
      expect(code).toBe(3);
      expect(err).toContain('stadium: alpha: ');
      expect(master.runs).toBe(10);
      expect(master.jobs.every(({ runs }: { runs?: number }) => runs === undefined)).toBe(true);
      expect(master.chanceAtOnce).toMatchObject({ state: 'unknown' });
      expect(JSON.parse(out).projects[0].idle.state).toBe('unknown');
    },
    60_000,
  );

  it('a Zuul that is away makes the project unknown', async () => {
    zuul.fault = () => htmlPage;
    const { code, out } = await live('--json');

    expect(code).toBe(3);
    expect(JSON.parse(out).projects[0]).toMatchObject({ name: 'alpha', state: 'unknown' });
  });

  it('the table and the page for a wiki say the assumption behind the chance', async () => {
    const table = await live();
    const markdown = await live('--format', 'markdown');

    for (const { out } of [table, markdown]) {
      expect(out).toContain('72 %');
      expect(out).toContain('takes for granted');
      expect(out).toContain('openstack-tox-py310, openstack-tox-py313');
    }
    expect(table.out.split('\n').every((line) => line.length <= 100)).toBe(true);
  });
});

type Row = Record<string, string>;
