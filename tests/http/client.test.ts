import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SourceFailure } from '../../src/http/failure.ts';
import { fakeClock, memoryResponses, testClient } from '../support/http.ts';
import {
  drip,
  gzipBomb,
  htmlPage,
  inTurn,
  json,
  type Loopback,
  loopback,
  type Reply,
  reset,
  signInPage,
  silent,
  status,
  text,
  truncatedGzip,
} from '../support/loopback.ts';

const Rows = z.array(z.object({ n: z.int() }));
const servers: Loopback[] = [];

async function serve(reply: Reply): Promise<Loopback> {
  const server = await loopback(reply);
  servers.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** The code of the reason that asking ended with. */
async function codeOf(asking: Promise<unknown>): Promise<string> {
  const error = await asking.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof SourceFailure) return error.reason.code;
  throw new Error(`expected a SourceFailure, got ${String(error)}`);
}

const rows = json([{ n: 1 }]);

describe('a bad answer gives no value (F1-F5, H1-H3)', () => {
  it.each<[string, Reply, string, number]>([
    ['a maintenance page with status 200', htmlPage, 'bad-answer', 1],
    ['a page to sign in with status 200', signInPage, 'auth', 1],
    [
      'JSON under another content type',
      text('[]', { 'content-type': 'text/plain' }),
      'bad-answer',
      1,
    ],
    ['no content type', text('[]'), 'bad-answer', 1],
    ['an empty body', text('', { 'content-type': 'application/json' }), 'bad-answer', 3],
    [
      'JSON that is cut short',
      text('[{"n":', { 'content-type': 'application/json' }),
      'bad-answer',
      3,
    ],
    ['a connection reset in the middle of the body', reset, 'unreachable', 3],
    ['gzip that is cut short', truncatedGzip, 'bad-answer', 3],
    ['an unexpected shape', json([{ n: 'one' }]), 'bad-answer', 1],
    [
      'an integer beyond 2^53',
      text('[{"n":9007199254740993}]', { 'content-type': 'application/json' }),
      'bad-answer',
      1,
    ],
    ['null in place of an object', json([null]), 'bad-answer', 1],
    [
      'chained encodings',
      text('x', { 'content-encoding': 'br, br', 'content-type': 'application/json' }),
      'bad-answer',
      1,
    ],
    ['404', status(404), 'not-found', 1],
    ['451', status(451), 'not-found', 1],
    ['403 that asks for no pause', status(403), 'auth', 1],
    ['400', status(400), 'bad-answer', 1],
    ['500 again and again', status(500), 'unreachable', 3],
  ])('%s', async (_what, reply, code, requests) => {
    const server = await serve(reply);
    expect(await codeOf(testClient().fetchJson(server.url, Rows))).toBe(code);
    expect(server.requests).toHaveLength(requests);
  });

  it('names the JSON path of what has the wrong shape', async () => {
    const server = await serve(json([{ n: 1 }, { n: null }]));
    await expect(testClient().fetchJson(server.url, Rows)).rejects.toThrow(/\$\.1\.n/);
  });

  it('never changes a prototype, whatever keys an answer holds (H13)', async () => {
    const server = await serve(
      text(
        '[{"n":1,"n":2,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":1}}}]',
        {
          'content-type': 'application/json',
        },
      ),
    );
    expect(await testClient().fetchJson(server.url, Rows)).toEqual([{ n: 2 }]);
    expect('polluted' in {}).toBe(false);
  });

  it('survives 200 levels of nesting', async () => {
    const deep = `${'['.repeat(200)}${']'.repeat(200)}`;
    const server = await serve(text(deep, { 'content-type': 'application/json' }));
    expect(await codeOf(testClient().fetchJson(server.url, Rows))).toBe('bad-answer');
  });

  it('stops reading a body that unpacks to more than the cap, with flat memory (F9)', async () => {
    const server = await serve(gzipBomb());
    const before = process.memoryUsage().rss;
    const limits = { mostBytes: 8 * 1_048_576 };
    expect(await codeOf(testClient({ limits }).fetchJson(server.url, Rows))).toBe('too-big');
    expect(process.memoryUsage().rss - before).toBeLessThan(96 * 1_048_576);
  });

  it('keeps terminal escapes of the answer out of its message', async () => {
    const server = await serve(
      text('\u001b]0;owned\u0007 no JSON', { 'content-type': 'text/plain' }),
    );
    await expect(testClient().fetchJson(server.url, Rows)).rejects.toThrow(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: the point of the test
      /^[^\u0000-\u001f]*$/,
    );
  });

  it('reads any JSON value back unchanged, or fails with a reason', async () => {
    let body = '';
    const server = await serve((request, response) =>
      text(body, { 'content-type': 'application/json; charset=utf-8' })(request, response),
    );
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        body = JSON.stringify(value);
        expect(await testClient().fetchJson(server.url, z.unknown())).toEqual(JSON.parse(body));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a deadline over the whole request (F10, H17)', () => {
  it('is kept though the garbage collector runs while the server says nothing (W3)', async () => {
    setFlagsFromString('--expose_gc');
    const collectGarbage: () => void = runInNewContext('gc');
    const server = await serve(silent);
    const client = testClient({ limits: { deadlineMs: 400, tries: 1 } });
    const collecting = setInterval(collectGarbage, 25);
    const late = new Promise<string>((resolve) => {
      setTimeout(resolve, 4000, 'still waiting after ten times the deadline');
    });
    const ended = await Promise.race([codeOf(client.fetchJson(server.url, Rows)), late]);
    clearInterval(collecting);
    expect(ended).toBe('timeout');
  });

  it.each<[string, Reply]>([
    ['headers that never come', silent],
    ['a body that drips', drip],
  ])('%s', async (_what, reply) => {
    const server = await serve(reply);
    const client = testClient({ limits: { deadlineMs: 120 } });
    expect(await codeOf(client.fetchJson(server.url, Rows))).toBe('timeout');
    expect(server.requests).toHaveLength(3);
  });

  it('ends at once when the run is stopped, and says so with the reason of the stop', async () => {
    const server = await serve(silent);
    const stop = new AbortController();
    const asking = testClient({ signal: stop.signal }).fetchJson(server.url, Rows);
    setTimeout(() => stop.abort(new Error('stopped')), 30);
    await expect(asking).rejects.toThrow('stopped');
  });
});

describe('redirects (F7, H9)', () => {
  it('follows inside the origin', async () => {
    const server = await serve(inTurn(status(301, { location: '/new' }), rows));
    expect(await testClient().fetchJson(`${server.url}/old`, Rows)).toEqual([{ n: 1 }]);
    expect(server.requests.map(({ url }) => url)).toEqual(['/old', '/new']);
  });

  it.each([
    [301, 'moved'],
    [302, 'auth'],
  ])('%i to another origin sends that origin nothing at all', async (code, reason) => {
    const other = await serve(rows);
    const server = await serve(status(code, { location: `${other.url}/collect` }));
    const headers = { authorization: 'Bearer secret-canary', 'private-token': 'secret-canary' };
    expect(await codeOf(testClient().fetchJson(server.url, Rows, { headers }))).toBe(reason);
    expect(other.requests).toHaveLength(0);
  });

  it('gives up on a circle', async () => {
    const server = await serve(status(302, { location: '/again' }));
    expect(await codeOf(testClient().fetchJson(server.url, Rows))).toBe('bad-answer');
    expect(server.requests).toHaveLength(6);
  });
});

describe('pauses that a host asks for (F11, F12, H4-H6)', () => {
  it.each<[string, number, Record<string, string>, number]>([
    ['seconds on 403', 403, { 'retry-after': '3' }, 3000],
    ['seconds on 429', 429, { 'retry-after': '7' }, 7000],
    ['seconds on 503', 503, { 'retry-after': '600' }, 600_000],
    [
      'an HTTP date by the clock of the server',
      429,
      { date: 'Thu, 20 Aug 2026 11:00:00 GMT', 'retry-after': 'Thu, 20 Aug 2026 11:02:00 GMT' },
      120_000,
    ],
    [
      'a date in the past',
      429,
      { date: 'Thu, 20 Aug 2026 11:00:00 GMT', 'retry-after': 'Wed, 19 Aug 2026 11:02:00 GMT' },
      1000,
    ],
    ['a blank value', 429, { 'retry-after': '' }, 60_000],
    ['429 without any hint', 429, {}, 60_000],
    [
      'a limit that is used up',
      403,
      {
        'x-ratelimit-remaining': '0',
        date: 'Thu, 20 Aug 2026 12:00:00 GMT',
        'x-ratelimit-reset': '1787227260',
      },
      61_000,
    ],
    [
      'a reset in the past',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1000' },
      1000,
    ],
    [
      'a reset that is garbage',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': 'soon' },
      60_000,
    ],
  ])('%s', async (_what, code, headers, waited) => {
    const clock = fakeClock();
    const server = await serve(inTurn(status(code, headers), rows));
    expect(await testClient(clock).fetchJson(server.url, Rows)).toEqual([{ n: 1 }]);
    expect(clock.slept).toEqual([waited]);
  });

  it.each([
    ['retry-after', { 'retry-after': '999999999' }],
    ['retry-after of an hour', { 'retry-after': '3600' }],
    [
      'a reset ten years ahead',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '2100000000' },
    ],
    ['a number beyond all dates', { 'retry-after': '9'.repeat(30) }],
  ])('does not wait for %s, and sends that host nothing more', async (_what, headers) => {
    const clock = fakeClock();
    const server = await serve(status(429, headers));
    const client = testClient(clock);
    expect(await codeOf(client.fetchJson(server.url, Rows))).toBe('rate-limited');
    expect(await codeOf(client.fetchJson(`${server.url}/other`, Rows))).toBe('rate-limited');
    expect(server.requests).toHaveLength(1);
    expect(clock.slept).toEqual([]);
  });

  it('holds back every other request to the host until the pause is over', async () => {
    const clock = fakeClock();
    const at: number[] = [];
    const server = await serve((request, response) => {
      at.push(clock.now());
      (at.length === 1 ? status(429, { 'retry-after': '30' }) : rows)(request, response);
    });
    const client = testClient({ ...clock, pace: { concurrency: 1, intervalCap: 99, interval: 1 } });
    const start = clock.now();
    await Promise.all([1, 2, 3].map((n) => client.fetchJson(`${server.url}/${n}`, Rows)));
    expect(at.slice(1).every((time) => time >= start + 30_000)).toBe(true);
  });

  it('waits no more than a quarter of an hour for one host in all', async () => {
    const clock = fakeClock();
    const server = await serve(status(503, { 'retry-after': '500' }));
    expect(await codeOf(testClient(clock).fetchJson(server.url, Rows))).toBe('rate-limited');
    expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(900_000);
  });
});

describe('a host that is down or shut (H7, H10, H18)', () => {
  it('costs three tries with growing pauses, then nothing more', async () => {
    const clock = fakeClock();
    const server = await serve(status(502));
    const client = testClient(clock);
    for (const path of ['a', 'b', 'c']) {
      expect(await codeOf(client.fetchJson(`${server.url}/${path}`, Rows))).toBe('unreachable');
    }
    expect(server.requests).toHaveLength(3);
    expect(clock.slept).toEqual([1000, 2000]);
  });

  it('recovers from two failures without losing or doubling anything', async () => {
    const server = await serve(inTurn(status(500), reset, rows));
    expect(await testClient().fetchJson(server.url, Rows)).toEqual([{ n: 1 }]);
  });

  it('is asked once when it refuses who asks', async () => {
    const server = await serve(status(401));
    const client = testClient();
    const headers = { authorization: 'token ghp_canarycanarycanary' };
    const error = await client.fetchJson(server.url, Rows, { headers }).catch((e: Error) => e);
    expect(String(error)).not.toContain('ghp_');
    expect(await codeOf(client.fetchJson(`${server.url}/more`, Rows, { headers }))).toBe('auth');
    expect(server.requests).toHaveLength(1);
  });

  it('does not affect other hosts', async () => {
    const dead = await serve(status(500));
    const fine = await serve(rows);
    const client = testClient();
    await codeOf(client.fetchJson(dead.url, Rows));
    expect(await client.fetchJson(fine.url, Rows)).toEqual([{ n: 1 }]);
  });

  it('is unreachable where nobody listens', async () => {
    const server = await loopback(rows);
    await server.close();
    expect(await codeOf(testClient().fetchJson(server.url, Rows))).toBe('unreachable');
  });

  it('is refused with a certificate that nobody vouches for', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tls-'));
    const [key, cert] = [join(folder, 'key'), join(folder, 'cert')];
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-subj',
        '/CN=localhost',
        '-days',
        '1',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    );
    const server = createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, (_q, r) =>
      r.end('[]'),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    expect(await codeOf(testClient().fetchJson(`https://localhost:${port}/`, Rows))).toBe('tls');
    server.close();
    rmSync(folder, { recursive: true });
  });
});

describe('what one host may cost in a run (W12)', () => {
  const twenty = json(Array.from({ length: 20 }, (_, n) => ({ n })));

  it('no more requests than are believed of a source', async () => {
    const [busy, other] = [await serve(rows), await serve(rows)];
    const client = testClient({ limits: { mostRequests: 3 } });
    for (const path of 'abc') await client.fetchJson(`${busy.url}/${path}`, Rows);
    expect(await codeOf(client.fetchJson(`${busy.url}/d`, Rows))).toBe('too-big');
    expect(busy.requests).toHaveLength(3);
    expect(await client.fetchJson(other.url, Rows)).toEqual([{ n: 1 }]);
  });

  it('no more bytes in all, however small each answer is, and nothing is asked after that', async () => {
    const server = await serve(twenty);
    const client = testClient({ limits: { mostBytesInAll: 250 } });
    await client.fetchJson(`${server.url}/a`, Rows);
    expect(await codeOf(client.fetchJson(`${server.url}/b`, Rows))).toBe('too-big');
    expect(await codeOf(client.fetchJson(`${server.url}/c`, Rows))).toBe('too-big');
    expect(server.requests).toHaveLength(2);
  });

  it('no longer list than lies in memory, and the next list begins anew', async () => {
    const server = await serve(twenty);
    const client = testClient({ limits: { mostListBytes: 250 } });
    const [list, next] = [{ bytes: 0 }, { bytes: 0 }];
    await client.fetchJson(server.url, Rows, { list });
    expect(await codeOf(client.fetchJson(server.url, Rows, { list }))).toBe('too-big');
    expect(await client.fetchJson(server.url, Rows, { list: next })).toHaveLength(20);
  });
});

describe('answers that are kept', () => {
  it('asks with the ETag and takes the kept body when nothing changed', async () => {
    const server = await serve((request, response) =>
      (request.headers['if-none-match'] === '"v1"'
        ? status(304)
        : json([{ n: 1 }], { etag: '"v1"' }))(request, response),
    );
    const responses = memoryResponses();
    const first = await testClient({ responses }).fetchJson(server.url, Rows);
    const second = await testClient({ responses }).fetchJson(server.url, Rows);
    expect(second).toEqual(first);
    expect(server.requests[1]?.headers['if-none-match']).toBe('"v1"');
  });

  it('asks with Last-Modified where there is no ETag', async () => {
    const lastModified = 'Wed, 19 Aug 2026 00:00:00 GMT';
    const server = await serve(inTurn(json([], { 'last-modified': lastModified }), status(304)));
    const responses = memoryResponses();
    await testClient({ responses }).fetchJson(server.url, Rows);
    expect(await testClient({ responses }).fetchJson(server.url, Rows)).toEqual([]);
    expect(server.requests[1]?.headers['if-modified-since']).toBe(lastModified);
  });

  it('never gives one asker what another was told', async () => {
    const server = await serve(json([{ n: 1 }], { etag: '"v1"' }));
    const responses = memoryResponses();
    await testClient({ responses }).fetchJson(server.url, Rows, { identity: 'anna' });
    await testClient({ responses }).fetchJson(server.url, Rows, { identity: 'ben' });
    expect(server.requests[1]?.headers['if-none-match']).toBeUndefined();
  });

  it('a server that repeats the token in what it says is not repeated with it (X2)', async () => {
    const token = 'ghp_canarycanarycanary';
    const forms = [token, Buffer.from(token).toString('base64')].join(' ');
    const server = await serve(text(`<html>you sent ${forms}</html>`));
    const headers = { authorization: `token ${token}` };
    const error = await testClient().fetchJson(server.url, Rows, { headers }).catch(String);
    expect(error).toContain('you sent *** ***');
  });

  it('a token in a header, or one as short as a name, costs no answer', async () => {
    const server = await serve(json([{ n: 1 }], { echo: 'ghp_canarycanarycanary' }));
    const asked = async (token: string) =>
      await testClient().fetchJson(server.url, Rows, {
        headers: { authorization: `token ${token}` },
      });
    expect(await asked('ghp_canarycanarycanary')).toEqual([{ n: 1 }]);
    expect(await asked('n')).toEqual([{ n: 1 }]);
  });

  it('keeps no token, and no answer of an unexpected shape', async () => {
    const server = await serve(
      inTurn(json([{ n: 'x' }], { etag: '"bad"' }), json([{ n: 1 }], { etag: '"v1"' })),
    );
    const responses = memoryResponses();
    const client = testClient({ responses });
    const headers = { authorization: 'token ghp_canarycanarycanary' };
    await codeOf(client.fetchJson(server.url, Rows));
    expect(responses.kept.size).toBe(0);
    await client.fetch(server.url, { headers });
    expect(JSON.stringify([...responses.kept])).not.toContain('canary');
  });

  it('answers from what is kept when offline, and says so where nothing is', async () => {
    const server = await serve(json([{ n: 1 }], { etag: '"v1"' }));
    const responses = memoryResponses();
    await testClient({ responses }).fetchJson(server.url, Rows);
    const offline = testClient({ responses, offline: true });
    expect(await offline.fetchJson(server.url, Rows)).toEqual([{ n: 1 }]);
    expect(await codeOf(offline.fetchJson(`${server.url}/other`, Rows))).toBe('offline');
    expect(server.requests).toHaveLength(1);
  });
});

describe("Gerrit's prefix (R1)", () => {
  it.each<[string, string, string | number]>([
    ['prefix and JSON', `)]}'\n[{"n":1}]`, 1],
    ['JSON without the prefix', '[{"n":1}]', 1],
    ['the prefix alone', `)]}'`, 'bad-answer'],
    ['the prefix and a page to sign in', `)]}'\n<html>Sign in with your account`, 'auth'],
  ])('%s', async (_what, body, expected) => {
    const server = await serve(text(body, { 'content-type': 'application/json' }));
    const asking = testClient().fetchJson(server.url, Rows);
    const got = typeof expected === 'number' ? (await asking).length : await codeOf(asking);
    expect(got).toBe(expected);
  });
});
