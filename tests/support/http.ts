// Stores in memory and a clock that waits in no time, for collectors under test.

import type { DocumentStore, ResponseStore, StoredResponse } from '../../src/domain/stores.ts';
import { type HttpClient, type HttpOptions, httpClient } from '../../src/http/client.ts';

export interface FakeClock {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Pauses that were waited for, in milliseconds. */
  readonly slept: number[];
}

export function fakeClock(start = '2026-08-20T12:00:00Z'): FakeClock {
  let at = Date.parse(start);
  const slept: number[] = [];
  return {
    now: () => at,
    slept,
    sleep: async (ms) => {
      slept.push(ms);
      at += ms;
    },
  };
}

export function memoryResponses(): ResponseStore & { readonly kept: Map<string, StoredResponse> } {
  const kept = new Map<string, StoredResponse>();
  return {
    kept,
    response: (key) => kept.get(key),
    putResponse: (key, response) => void kept.set(key, response),
  };
}

export function memoryDocuments(): DocumentStore & { readonly writes: string[] } {
  const scopes = new Map<string, { readonly bodies: Map<string, string>; state: string }>();
  const writes: string[] = [];
  return {
    writes,
    documents: (source, scope) =>
      [...(scopes.get(`${source} ${scope}`)?.bodies ?? [])].map(([key, body]) => ({ key, body })),
    putDocuments: (source, scope, documents, state) => {
      const kept = scopes.get(`${source} ${scope}`) ?? { bodies: new Map(), state };
      for (const { key, body } of documents) kept.bodies.set(key, body);
      kept.state = state;
      scopes.set(`${source} ${scope}`, kept);
      writes.push(`${source} ${scope}`);
    },
    scopeState: (source, scope) => scopes.get(`${source} ${scope}`)?.state,
  };
}

export function testClient(options: Partial<HttpOptions> = {}): HttpClient {
  const clock = fakeClock();
  return httpClient({
    responses: memoryResponses(),
    signal: new AbortController().signal,
    random: () => 0.5,
    now: clock.now,
    sleep: clock.sleep,
    pace: { concurrency: 4, intervalCap: 10_000, interval: 1000 },
    ...options,
  });
}
