import { execFileSync } from 'node:child_process';
import type { IncomingMessage } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectRepositories } from '../../../src/collect/git/fleet.ts';
import { aWorkshop, factsOf, readAt, type Workshop } from '../../support/collecting.ts';
import {
  endless,
  type GitServer,
  html,
  movedTo,
  startGitServer,
  status,
  streamError,
  unauthorized,
} from '../../support/gitServer.ts';
import { aRepository } from '../../support/repository.ts';

const name = 'openstack/example';

describe('an upstream behind HTTP', () => {
  let workshop: Workshop;
  let server: GitServer;
  beforeEach(async () => {
    workshop = aWorkshop();
    server = await startGitServer(workshop.upstream);
  });
  afterEach(async () => {
    await server.close();
    workshop.remove();
  });

  const upstream = (repository = name) => aRepository(workshop.pathOf(repository));
  const collect = (options = {}) => workshop.collect(name, { base: server.base, ...options });

  it('is asked few times at first, twice when nothing is new, and gives the same facts as a folder', async () => {
    const repository = upstream();
    repository.bulk(20);
    repository.note(repository.commit(), 'Verified+2: Zuul\n');
    const cold = await collect();
    expect(server.requests.length).toBeLessThanOrEqual(8);
    server.forget();
    const warm = await collect();
    expect(server.requests).toHaveLength(2);
    expect(warm.read).toEqual({ commits: 0, notes: 0 });
    expect(warm.facts).toEqual(cold.facts);
    expect(factsOf(await workshop.collect(name)).commits).toHaveLength(21);
  });

  it.each([
    ['asks for a password', unauthorized, 'auth'],
    ['forbids', status(403), 'auth'],
    ['knows nothing of it', status(404), 'not-found'],
    ['says it is gone', status(410), 'not-found'],
    ['has had enough', status(429, { 'retry-after': '60' }), 'rate-limited'],
    ['is broken', status(503), 'unreachable'],
    ['shows a page for people', html, 'not-git'],
    ['has an exhausted quota inside the stream', streamError('Quota exceeded'), 'rate-limited'],
    ['redirects to another host', movedTo('http://localhost:9/x/y.git'), 'moved'],
  ])('that %s gives an unknown', async (_what, answer, code) => {
    upstream().commit();
    server.answer(name, answer);
    expect((await collect()).report).toMatchObject({ state: 'failed', reason: { code } });
  });

  it('that shows a page is quoted without its control characters', async () => {
    upstream().commit();
    server.answer(name, html);
    const { report } = await collect();
    expect(report.reason?.detail).toContain('Down for');
    expect(report.reason?.detail).not.toContain('\x1b');
  });

  it('that sends escape sequences is shown without them', async () => {
    server.answer(name, streamError('\x1b]52;c;cHdu\x07 no'));
    upstream().commit();
    const { report } = await collect();
    expect(report.reason?.detail).toContain(']52');
    expect(report.reason?.detail).not.toContain('\x1b');
  });

  it('that never ends its answer runs into the deadline', async () => {
    upstream().commit();
    server.answer(name, endless);
    expect((await collect({ deadlineSeconds: 1 })).report.reason?.code).toBe('timeout');
  });

  it('that shows git a page and then says nothing runs into a deadline that garbage collection leaves alone (W3)', async () => {
    upstream().commit();
    const isGit = ({ headers }: IncomingMessage) => headers['user-agent']?.startsWith('git/');
    server.answer(name, (request, response) => (isGit(request) ? html(request, response) : true));
    setFlagsFromString('--expose_gc');
    const collecting = setInterval(runInNewContext('gc'), 25);
    const ended = collect({ deadlineSeconds: 1, signal: new AbortController().signal }).then(
      ({ report }) => report.reason?.code,
    );
    const late = new Promise((resolve) => {
      setTimeout(resolve, 4000, 'still waiting after four times the deadline');
    });
    expect(await Promise.race([ended, late])).toBe('timeout');
    clearInterval(collecting);
  });

  it('that does not listen is unreachable', async () => {
    upstream().commit();
    await server.close();
    expect((await collect()).report.reason?.code).toBe('unreachable');
  });

  it('that moved on the same host is followed, and the new address is told', async () => {
    upstream('openstack/renamed').commit();
    const moved = `${server.origin}/openstack/renamed.git`;
    server.answer(name, movedTo(moved));
    const { report, facts } = await collect();
    expect(facts?.commits).toHaveLength(1);
    expect(report.remarks).toEqual([`it has moved to ${moved}`]);
  });

  it('that is asked by a run that is stopped is left alone at once', async () => {
    upstream().commit();
    server.answer(name, endless);
    const controller = new AbortController();
    const running = collect({ signal: controller.signal });
    setTimeout(() => controller.abort(new Error('stopped')), 200);
    await expect(running).rejects.toThrow('stopped');
    const processes = execFileSync('ps', ['-eo', 'args'], { encoding: 'utf8' });
    expect(processes).not.toContain(server.origin);
  });

  it('that dies half-way spoils only what was not read yet', async () => {
    const names = ['a', 'b', 'c', 'd'].map((each) => `openstack/${each}`);
    for (const each of names) upstream(each).bulk(10);
    const events: string[] = [];
    server.stopAfter(12);
    const options = { cacheRoot: workshop.cacheRoot, store: workshop.store, readAt };
    const collected = await collectRepositories(names, {
      ...options,
      base: server.base,
      allowLocal: true,
      concurrency: 1,
      onProgress: ({ repository, event, done, total }) =>
        events.push(`${repository} ${event} ${done}/${total}`),
    });
    expect(collected.map(({ report }) => report.state)).toEqual([
      'collected',
      'collected',
      'failed',
      'failed',
    ]);
    expect(collected.map(({ repository }) => repository)).toEqual(names);
    expect(collected[3]?.report.reason?.code).toBe('unreachable');
    expect(events[0]).toBe('openstack/a started 0/4');
    expect(events.at(-1)).toBe('openstack/d failed 4/4');
  });
});
