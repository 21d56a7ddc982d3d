// One request, guarded: a deadline over all of it, redirects only inside the origin, a cap on what it may unpack to.

import { excerpt, SourceFailure, shown, transportFailure } from './failure.ts';
import { pauseAsked } from './retry-after.ts';

export interface AttemptLimits {
  /** For the whole request with its redirects and body, in milliseconds. */
  readonly deadlineMs: number;
  /** Of the body after decompression. */
  readonly mostBytes: number;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Of the body, after decompression. */
  readonly bytes: number;
  /** Where it came from, after redirects. */
  readonly url: URL;
}

const mostRedirects = 5;
const redirects = new Set([301, 302, 303, 307, 308]);

/** Asks once. Gives answers of 200 to 299 and 304; everything else is a SourceFailure. */
export async function attempt(
  url: URL,
  init: RequestInit,
  limits: AttemptLimits,
  signal: AbortSignal,
  nowMs: number,
): Promise<Answer> {
  const deadline = deadlineOf(limits.deadlineMs, signal);
  try {
    const { response, from } = await follow(url, init, deadline.signal);
    refuseIllStatus(response, from, nowMs);
    const { status } = response;
    const { bytes, body } =
      status === 304 ? nothing : await bodyOf(response, from, limits.mostBytes);
    const hide = hiding(init);
    const headers = new Headers([...response.headers].map(([name, value]) => [name, hide(value)]));
    return { status, headers, body: hide(body), bytes, url: from };
  } catch (error) {
    if (error instanceof SourceFailure) throw error;
    signal.throwIfAborted();
    throw transportFailure(error, url, limits.deadlineMs);
  } finally {
    deadline.end();
  }
}

/** Some servers and proxies repeat what they were sent; what they say may be quoted, in a snapshot that everybody reads. */
function hiding(init: RequestInit): (text: string) => string {
  const secret = new Headers(init.headers).get('authorization')?.split(' ').at(-1);
  if (secret === undefined || secret.length < shortestSecret) return (text) => text;
  const encoded = Buffer.from(secret).toString('base64').replace(/=+$/, '');
  // ASCII: a header may carry nothing else.
  return (text) => text.replaceAll(secret, '***').replaceAll(encoded, '***');
}

/** What is shorter could stand in a name, and names are figures. Tokens of hosts have twice as many characters. */
const shortestSecret = 16;

/** The timer is held by hand: on Node 20 the garbage collector takes one that `AbortSignal.any` alone knows of. */
function deadlineOf(ms: number, signal: AbortSignal) {
  const deadline = new AbortController();
  const stop = () => deadline.abort(signal.reason);
  const late = () => deadline.abort(new DOMException('too late', 'TimeoutError'));
  const timer = setTimeout(late, ms);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  return {
    signal: deadline.signal,
    end: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
    },
  };
}

async function follow(url: URL, init: RequestInit, signal: AbortSignal) {
  let from = url;
  for (let hop = 0; hop <= mostRedirects; hop++) {
    const response = await fetch(from, { ...init, redirect: 'manual', signal });
    if (!redirects.has(response.status)) return { response, from };
    discard(response);
    from = nextHop(from, response, init.method ?? 'GET');
  }
  throw new SourceFailure('bad-answer', `${shown(url)} redirects more than ${mostRedirects} times`);
}

/** Another origin is never followed: it would get our headers, and its answer is not the source's. */
function nextHop(from: URL, response: Response, method: string): URL {
  const location = response.headers.get('location') ?? '';
  if (!URL.canParse(location, from.href)) {
    throw new SourceFailure('bad-answer', `${shown(from)} redirects to no address`);
  }
  const next = new URL(location, from);
  const isPermanent = response.status === 301 || response.status === 308;
  if (next.origin !== from.origin) {
    const what = isPermanent ? 'has moved to' : 'sends us to sign in at';
    throw new SourceFailure(
      isPermanent ? 'moved' : 'auth',
      `${shown(from)} ${what} ${next.origin}`,
    );
  }
  if (method !== 'GET') {
    throw new SourceFailure('moved', `${shown(from)} has moved to ${shown(next)}`);
  }
  return next;
}

function refuseIllStatus(response: Response, url: URL, nowMs: number): void {
  if (response.ok || response.status === 304) return;
  discard(response);
  throw failureOfStatus(response, url, nowMs);
}

/** Frees the connection of a body that nobody reads; whether that succeeds is not waited for. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}

function failureOfStatus({ status, headers }: Response, url: URL, nowMs: number): SourceFailure {
  const said = `${shown(url)} answered ${status}`;
  const waitMs = pauseAsked(status, headers, nowMs);
  if (waitMs !== undefined) {
    const seconds = Math.ceil(waitMs / 1000);
    return new SourceFailure('rate-limited', `${said} and asks to wait ${seconds} s`, { waitMs });
  }
  if (status === 401) return new SourceFailure('auth', said, { closesHost: true });
  if (status === 403 || status === 407) return new SourceFailure('auth', said);
  if (status === 404 || status === 410 || status === 451) {
    return new SourceFailure('not-found', `${said}: deleted, renamed or not public`);
  }
  if (status === 429) return new SourceFailure('rate-limited', said);
  const isTransient = status >= 500 || status === 408;
  return new SourceFailure(isTransient ? 'unreachable' : 'bad-answer', said, { isTransient });
}

const nothing = { body: '', bytes: 0 };

async function bodyOf(response: Response, url: URL, mostBytes: number) {
  const encodings = response.headers.get('content-encoding')?.split(',') ?? [];
  if (encodings.length > 1) {
    discard(response);
    throw new SourceFailure('bad-answer', `${shown(url)} is compressed ${encodings.length} times`);
  }
  if (response.body === null) return nothing;
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) {
      const mebibytes = Math.round(mostBytes / 1_048_576);
      throw new SourceFailure('too-big', `${shown(url)} unpacks to more than ${mebibytes} MiB`);
    }
    text += decoder.decode(chunk, { stream: true });
  }
  return { body: text + decoder.decode(), bytes };
}

const magicPrefix = ")]}'";
const signIn = /sign[ -]?in|log[ -]?in|single sign|password|openid|saml/i;

/** The JSON of an answer. Gerrit's guard against script inclusion is taken off where it is there. */
export function jsonOf({ headers, body, url }: Answer): unknown {
  const text = body.startsWith(magicPrefix) ? body.slice(magicPrefix.length) : body;
  const type = headers.get('content-type') ?? '';
  if (/^\s*</.test(text)) throw pageInstead(text, url);
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    const came = `${type || 'no content type'}: ${excerpt(text)}`;
    throw new SourceFailure('bad-answer', `${shown(url)} is not JSON (${came})`);
  }
  try {
    return JSON.parse(text);
  } catch (cause) {
    const detail = `${shown(url)} is cut short or broken JSON after ${text.length} characters`;
    throw new SourceFailure('bad-answer', detail, { isTransient: true, cause });
  }
}

function pageInstead(text: string, url: URL): SourceFailure {
  const isSignIn = signIn.test(text.slice(0, 65_536));
  const what = isSignIn ? 'a page to sign in' : 'a web page';
  const detail = `${shown(url)} is ${what} instead of JSON: ${excerpt(text)}`;
  return new SourceFailure(isSignIn ? 'auth' : 'bad-answer', detail);
}
