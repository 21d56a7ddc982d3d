// Answers that are kept: the next request asks whether they still hold, and a run that asks nobody takes them as they are.

import type { ResponseStore, StoredResponse } from '../domain/stores.ts';
import type { Answer } from './attempt.ts';
import { SourceFailure, shown } from './failure.ts';

interface Keeping {
  readonly responses: ResponseStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Asks for what has changed since. */
export function withConditions(
  headers: RequestInit['headers'],
  stored: StoredResponse | undefined,
) {
  const all = new Headers(headers);
  if (stored?.etag !== undefined) all.set('if-none-match', stored.etag);
  else if (stored?.lastModified !== undefined) all.set('if-modified-since', stored.lastModified);
  return all;
}

/** As the host gave it then. Throws SourceFailure `offline` where it never did. */
export function storedAnswer(stored: StoredResponse | undefined, url: URL): Answer {
  if (stored === undefined) {
    throw new SourceFailure('offline', `${shown(url)} was never asked and this run is offline`);
  }
  const headers = new Headers(JSON.parse(stored.body).headers);
  const body = JSON.parse(stored.body).text as string;
  return { status: 304, headers, body, bytes: 0, url };
}

/** Headers that are part of what an answer says. */
const keptHeaders = ['content-type', 'link'];

/** Only where the host would tell next time that nothing has changed. */
export function keepAnswer(
  key: string,
  { headers, body }: Answer,
  { responses, now }: Keeping,
): void {
  const etag = headers.get('etag') ?? undefined;
  const lastModified = headers.get('last-modified') ?? undefined;
  if (etag === undefined && lastModified === undefined) return;
  const kept = keptHeaders.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  responses.putResponse(key, {
    etag,
    lastModified,
    body: JSON.stringify({ headers: kept, text: body }),
    storedAt: new Date(now()).toISOString(),
  });
}
