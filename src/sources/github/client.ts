// Octokit under our own guards: it signs and throttles requests; whether an answer is whole is decided below it, by our client.

import type { z } from 'zod';
import { StadiumError } from '../../domain/errors.ts';
import type { HttpClient } from '../../http/client.ts';
import { failureIn, SourceFailure } from '../../http/failure.ts';
import { interfaceOf } from './address.ts';

export interface GithubClient {
  /** GraphQL, read only. Gives data and errors side by side. Needs a token. */
  readonly graphql: (query: string, variables: Record<string, unknown>) => Promise<unknown>;
  readonly get: (path: string) => Promise<RestAnswer>;
  readonly hasToken: boolean;
}

export interface RestAnswer {
  readonly data: unknown;
  /** Address of the next page, proven to be on the same origin. */
  readonly next: string | undefined;
  /** Requests left in this hour, where GitHub says. */
  readonly remaining: number | undefined;
}

/** `url` is that of the pages or of the interface. The token goes there and nowhere else. */
export async function githubClient(
  http: HttpClient,
  url: string,
  token: string | undefined,
): Promise<GithubClient> {
  const baseUrl = interfaceOf(url);
  if (token !== undefined) refuseOpenWire(baseUrl);
  const [{ Octokit }, { throttling }] = await Promise.all([
    import('octokit'),
    import('@octokit/plugin-throttling'),
  ]);
  const octokit = new (Octokit.plugin(throttling))({
    ...(token === undefined ? {} : { auth: token }),
    baseUrl,
    userAgent: 'stadium-scorecard',
    request: { fetch: http.fetch },
    // Pauses are waited for below, by every word GitHub uses for them; what still fails then has failed.
    throttle: {
      onRateLimit: () => false,
      onSecondaryRateLimit: () => false,
      write: unhurried as never,
    },
    retry: { enabled: false },
    log: silent,
  });
  return {
    hasToken: token !== undefined,
    graphql: (query, variables) =>
      guarded(async () => (await octokit.request('POST /graphql', { query, variables })).data),
    get: (path) =>
      guarded(async () => {
        const { data, headers } = await octokit.request(`GET ${path}`);
        const left = headers['x-ratelimit-remaining'];
        const remaining = left === undefined ? undefined : Number(left);
        return { data, next: nextPage(headers.link, baseUrl), remaining };
      }),
  };
}

/** The plugin holds GraphQL apart by a second, as if every question changed something; ours only read. What it uses of a group. */
const unhurried = {
  key: () => ({
    schedule: <T>(_options: unknown, work: (...args: unknown[]) => T, ...args: unknown[]) =>
      work(...args),
  }),
};

const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function refuseOpenWire(baseUrl: string): void {
  const { protocol, hostname } = new URL(baseUrl);
  if (protocol === 'https:' || hostname === '127.0.0.1' || hostname === '[::1]') return;
  throw new StadiumError('DATA_INVALID', `a token is not sent to ${hostname} over ${protocol}`, {
    hint: 'Use an https address in sources.github.url, or run without a token.',
  });
}

async function guarded<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const failure = failureIn(error);
    if (failure !== undefined) throw failure;
    if (error instanceof Error && error.message === 'GraphQL Rate Limit Exceeded') {
      throw new SourceFailure('rate-limited', 'the points of this hour for GraphQL are used up');
    }
    throw error;
  }
}

/** A next page on another host would get our token. */
function nextPage(link: string | undefined, baseUrl: string): string | undefined {
  const next = /<([^>]*)>;\s*rel="next"/.exec(link ?? '')?.[1];
  if (next === undefined) return undefined;
  const { origin } = new URL(baseUrl);
  if (URL.canParse(next) && new URL(next).origin === origin) return next;
  throw new SourceFailure('pagination', `the next page of ${origin} is said to be elsewhere`);
}

/** Of a hundred rows each. */
const mostPages = 100;

export interface RestRows<T> {
  readonly rows: readonly T[];
  /** True where there were more pages, and enough was read. */
  readonly isCut: boolean;
  readonly remaining: number | undefined;
}

/** Follows next pages to the end, or until `isEnough`. A list is whole only when its last page came and said so. */
export async function restList<T>(
  client: GithubClient,
  path: string,
  schema: z.ZodType<readonly T[]>,
  isEnough: (rows: readonly T[]) => boolean = () => false,
): Promise<RestRows<T>> {
  const rows: T[] = [];
  const seen = new Set<string>();
  let address: string | undefined = path;
  let remaining: number | undefined;
  let isCut = false;
  while (address !== undefined) {
    if (seen.has(address) || seen.size >= mostPages) {
      throw new SourceFailure('pagination', `the pages of ${path} do not come to an end`);
    }
    seen.add(address);
    const answer = await client.get(address);
    const page = shaped(answer.data, schema, path);
    rows.push(...page);
    remaining = answer.remaining;
    isCut = answer.next !== undefined && isEnough(page);
    address = isCut ? undefined : answer.next;
  }
  return { rows, isCut, remaining };
}

export function shaped<T>(data: unknown, schema: z.ZodType<T>, path: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = ['$', ...(issue?.path ?? [])].map(String).join('.');
  const detail = `${path} has an unexpected shape at ${where}: ${issue?.message ?? ''}`;
  throw new SourceFailure('bad-answer', detail);
}
