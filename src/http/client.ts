// The HTTP client of every source. A list or a figure leaves it only when the whole answer came and had the right shape.

import { createHash } from 'node:crypto';
import pRetry from 'p-retry';
import type { z } from 'zod';
import type { ResponseStore } from '../domain/stores.ts';
import { type Answer, type AttemptLimits, attempt, jsonOf } from './attempt.ts';
import type { ClockCheck } from './clock.ts';
import { SourceFailure, shown } from './failure.ts';
import {
  type Clock,
  type Host,
  type HostLimits,
  openHost,
  type Pace,
  pacedAbove,
  politePace,
} from './host.ts';
import { keepAnswer, storedAnswer, withConditions } from './stored.ts';

export interface HttpOptions extends Clock {
  readonly responses: ResponseStore;
  readonly signal: AbortSignal;
  /** 0 to 1, for the jitter of pauses. */
  readonly random: () => number;
  /** Answers from the store, or fails with `offline`. */
  readonly offline?: boolean;
  readonly pace?: Pace;
  readonly checkClock?: ClockCheck;
  readonly limits?: Partial<AttemptLimits & HostLimits & ListLimits>;
}

export interface JsonRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Who asks; answers to one asker are never given to another. */
  readonly identity?: string;
  /** A page of a search, which is never asked for again: it is not kept, and counts as a part of its list. */
  readonly list?: List;
}

/** What came of one list: its rows lie in memory until the last of them came. */
export interface List {
  bytes: number;
}

interface ListLimits {
  /** The most that all pages of one list may unpack to. */
  readonly mostListBytes: number;
}

export interface HttpClient {
  /** Asks for JSON of the given shape. Throws SourceFailure, or the reason of an abort. */
  readonly fetchJson: <T>(url: string, schema: z.ZodType<T>, request?: JsonRequest) => Promise<T>;
  /**
   * For Octokit's `request.fetch`: the same guards and pauses, before Octokit can mistake half an answer for a whole one.
   * Its throttling plugin paces.
   */
  readonly fetch: (url: string | URL, init?: RequestInit) => Promise<Response>;
  /** Requests that went out. */
  readonly requests: () => number;
}

export const defaults: AttemptLimits & HostLimits & ListLimits = {
  deadlineMs: 60_000,
  mostBytes: 64 * 1_048_576,
  mostListBytes: 512 * 1_048_576,
  tries: 3,
  longestWaitMs: 15 * 60_000,
  mostRequests: 100_000,
  mostBytesInAll: 4096 * 1_048_576,
};

export function httpClient(options: HttpOptions): HttpClient {
  const limits = { ...defaults, ...options.limits };
  const hosts = new Map<string, Host>();
  let requests = 0;

  function hostOf(url: URL, pace: Pace): Host {
    const host = hosts.get(url.host) ?? openHost(url.host, pace, limits, options);
    hosts.set(url.host, host);
    return host;
  }

  /** One request with its tries; `read` says whether the answer is whole. */
  async function ask<T>(
    host: Host,
    url: URL,
    init: RequestInit,
    read: (answer: Answer) => T,
  ): Promise<T> {
    const once = async () => {
      await host.enter(options.signal);
      requests++;
      const answer = await attempt(url, init, limits, options.signal, options.now());
      options.checkClock?.(answer.headers, url);
      const value = read(answer);
      host.succeeded(answer.bytes);
      return value;
    };
    const tried = () =>
      pRetry(once, {
        retries: limits.tries - 1,
        minTimeout: 0,
        signal: options.signal,
        shouldRetry: ({ error }) => mayRetry(error),
        onFailedAttempt: ({ error, attemptNumber, retriesLeft }) =>
          afterFailure(host, error, attemptNumber, retriesLeft, options),
      });
    return host.queue.add(tried, { signal: options.signal });
  }

  async function whole(url: URL, init: RequestInit, identity: string, pace: Pace): Promise<Whole> {
    const key = `${init.method ?? 'GET'} ${url.href} as ${identity}`;
    const isPlainRead = (init.method ?? 'GET') === 'GET';
    const stored = isPlainRead ? options.responses.response(key) : undefined;
    if (options.offline) return unkept(storedAnswer(stored, url));
    const conditional = { ...init, headers: withConditions(init.headers, stored) };
    const fresh = await ask(hostOf(url, pace), url, conditional, (answer) => {
      const isAsStored = answer.status === 304 && stored !== undefined;
      return unkept(isAsStored ? storedAnswer(stored, url) : answer);
    });
    return isPlainRead && fresh.answer.status !== 304
      ? { ...fresh, keep: () => keepAnswer(key, fresh.answer, options) }
      : fresh;
  }

  return {
    requests: () => requests,
    fetchJson: async (address, schema, request = {}) => {
      const { identity = 'anonymous', list, ...init } = request;
      const url = new URL(address);
      const headers = { ...accept, ...init.headers };
      const got = await whole(url, { ...init, headers }, identity, options.pace ?? politePace);
      const value = shaped(got.json, schema, url);
      if (list === undefined) got.keep();
      else grow(list, got.answer.bytes, limits, url);
      return value;
    },
    fetch: async (address, init = {}) => {
      const got = await whole(new URL(address), init, identityOf(init.headers), pacedAbove);
      got.keep();
      return responseOf(got.answer);
    },
  };
}

interface Whole {
  readonly answer: Answer;
  readonly json: unknown;
  /** Remembers the answer for conditional requests. */
  readonly keep: () => void;
}

function unkept(answer: Answer): Whole {
  return { answer, json: jsonOf(answer), keep: () => undefined };
}

function grow(list: List, bytes: number, { mostListBytes }: ListLimits, url: URL): void {
  list.bytes += bytes;
  if (list.bytes <= mostListBytes) return;
  const mebibytes = Math.round(mostListBytes / 1_048_576);
  throw new SourceFailure('too-big', `the pages of ${shown(url)} come to over ${mebibytes} MiB`);
}

const accept = { accept: 'application/json', 'user-agent': 'stadium-scorecard' };

function mayRetry(error: Error): boolean {
  const { isTransient = false, waitMs } = error instanceof SourceFailure ? error.traits : {};
  return isTransient || waitMs !== undefined;
}

/** Pauses between tries: what the host asked for is waited for on entry, the rest grows with jitter. */
async function afterFailure(
  host: Host,
  error: Error,
  attemptNumber: number,
  retriesLeft: number,
  { random, sleep, signal }: HttpOptions,
): Promise<void> {
  if (!(error instanceof SourceFailure)) return;
  host.failed(error);
  if (retriesLeft === 0 || !error.traits.isTransient) return;
  await sleep(1000 * 2 ** (attemptNumber - 1) * (0.5 + random()), signal);
}

function shaped<T>(json: unknown, schema: z.ZodType<T>, url: URL): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = ['$', ...(issue?.path ?? [])].map(String).join('.');
  const detail = `${shown(url)} has an unexpected shape at ${where}: ${issue?.message ?? ''}`;
  throw new SourceFailure('bad-answer', detail);
}

function identityOf(headers: RequestInit['headers']): string {
  const authorization = new Headers(headers).get('authorization');
  return authorization === null ? 'anonymous' : `token ${fingerprint(authorization)}`;
}

/** Tells askers apart without keeping what they ask with. */
function fingerprint(secret: string): string {
  return createHash('sha256').update(secret).digest('hex').slice(0, 12);
}

/** Headers that describe bytes on the wire which are no more. */
const wireHeaders = ['content-encoding', 'content-length', 'transfer-encoding'];

function responseOf({ status, headers, body, url }: Answer): Response {
  const kept = new Headers(headers);
  for (const name of wireHeaders) kept.delete(name);
  const response = new Response(body, { status: status === 304 ? 200 : status, headers: kept });
  Object.defineProperty(response, 'url', { value: url.href });
  return response;
}
