// Octokit asks GitHub and its throttling plugin paces; whether an answer is whole, and every pause, is decided below them, in our fetch.

import { randomUUID } from 'node:crypto';
import type { Octokit } from 'octokit';
import type { z } from 'zod';
import { StadiumError } from '../../domain/errors.ts';
import type { HttpClient } from '../../http/client.ts';
import { failureIn, SourceFailure } from '../../http/failure.ts';
import { interfaceOf } from './address.ts';
import { GraphqlAnswer } from './answers.ts';

export type GithubClient = Octokit;

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
    // Each client waits in a queue of its own: those of the plugin are one for the whole process.
    // By now the pause was waited for below, by every word that GitHub uses for it, or is longer than a run waits.
    throttle: { id: randomUUID(), onRateLimit: () => false, onSecondaryRateLimit: () => false },
    retry: { enabled: false },
    log: silent,
  });
  octokit.hook.error('request', (error) => {
    throw reasonFor(error);
  });
  return octokit;
}

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

/** What our fetch threw, without Octokit's wrapping. What the plugin itself throws it tells by a text, or stumbles over. */
function reasonFor(error: Error): unknown {
  if (error.message === 'GraphQL Rate Limit Exceeded') {
    return new SourceFailure('rate-limited', 'the points of this hour for GraphQL are used up');
  }
  if (error instanceof TypeError) {
    const detail = 'GitHub answers with something else than data and errors';
    return new SourceFailure('bad-answer', detail, { cause: error });
  }
  return failureIn(error) ?? error.cause ?? error;
}

/** Data and errors side by side: Octokit throws what has errors, and keeps in it what came with them. */
export async function graphql(
  client: GithubClient,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<GraphqlAnswer> {
  const answer = await client.graphql(query, variables).then(
    (data) => ({ data }),
    (error: Error) => {
      if (error.name === 'GraphqlResponseError') return error;
      throw error;
    },
  );
  return shaped(answer, GraphqlAnswer, 'GraphQL');
}

/** Of a hundred rows each. */
const mostPages = 100;

/** What an endpoint of Octokit answers with; its data is believed only after a look at its shape. */
interface RestAnswer {
  readonly url?: string;
  readonly data: unknown;
  readonly headers: { readonly link?: string; readonly 'x-ratelimit-remaining'?: string };
}

export interface RestRows<T> {
  readonly rows: readonly T[];
  /** True where there were more pages, and enough was read. */
  readonly isCut: boolean;
  /** Requests left in this hour, where GitHub says. */
  readonly remaining: number | undefined;
}

/**
 * Reads on from the first page to the end, or until `isEnough`. A list is whole only when its last page came and said so;
 * Octokit's own paging takes half of one for the whole, and sends the token wherever a next page is said to be.
 */
export async function restList<T>(
  client: GithubClient,
  first: Promise<RestAnswer>,
  schema: z.ZodType<readonly T[]>,
  isEnough: (rows: readonly T[]) => boolean = () => false,
): Promise<RestRows<T>> {
  const rows = new Map<string, T>();
  const seen = new Set<string>();
  for (let answer = await first; ; ) {
    const page = shaped(answer.data, schema, 'a list of GitHub');
    for (const row of page) rows.set(JSON.stringify(row), row);
    const next = await nextPage(answer, client, page.length, seen);
    const isCut = next !== undefined && isEnough(page);
    if (next === undefined || isCut) {
      return { rows: [...rows.values()], isCut, remaining: remainingOf(answer) };
    }
    answer = await client.request(`GET ${next}`);
  }
}

/** Rows of a full page, as every list is asked for that has more than one. */
const fullPage = 100;

/** Undefined after the last page, which is believed to be the last only where nothing speaks against it. */
async function nextPage(
  answer: RestAnswer,
  client: GithubClient,
  size: number,
  seen: Set<string>,
): Promise<string | undefined> {
  const next = linkedPage(answer, client);
  if (seen.size > 0 && size === 0) {
    throw new SourceFailure('pagination', `${[...seen].at(-1)} was to follow and is empty`);
  }
  if (next === undefined && size === fullPage) await refuseMore(client, answer);
  if (next !== undefined && (seen.has(next) || seen.size >= mostPages)) {
    throw new SourceFailure('pagination', `the pages of ${next} do not come to an end`);
  }
  if (next !== undefined) seen.add(next);
  return next;
}

/** A next page on another host would get our token. */
function linkedPage({ headers }: RestAnswer, client: GithubClient): string | undefined {
  const next = /<([^>]*)>;\s*rel="next"/.exec(headers.link ?? '')?.[1];
  if (next === undefined) return undefined;
  const { origin } = new URL(client.request.endpoint.DEFAULTS.baseUrl);
  if (URL.canParse(next) && new URL(next).origin === origin) return next;
  throw new SourceFailure('pagination', `the next page of ${origin} is said to be elsewhere`);
}

/** A proxy on the way may drop the links. */
async function refuseMore(client: GithubClient, { headers, url }: RestAnswer): Promise<void> {
  if (headers.link !== undefined || url === undefined) return;
  const second = new URL(url);
  second.searchParams.set('page', '2');
  const { data } = await client.request(`GET ${second.href}`);
  if (Array.isArray(data) && data.length === 0) return;
  throw new SourceFailure('pagination', `${second.origin} names no next page, and there is one`);
}

function remainingOf({ headers }: RestAnswer): number | undefined {
  const left = headers['x-ratelimit-remaining'];
  return left === undefined ? undefined : Number(left);
}

export function shaped<T>(data: unknown, schema: z.ZodType<T>, path: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const where = ['$', ...(issue?.path ?? [])].map(String).join('.');
  const detail = `${path} has an unexpected shape at ${where}: ${issue?.message ?? ''}`;
  throw new SourceFailure('bad-answer', detail);
}
