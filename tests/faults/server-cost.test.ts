// W12: what a hostile server may send, page by page. Beyond a bound its figures are unknown, and it is asked no more.

import { afterEach, expect, it } from 'vitest';
import { faulty } from './faulty.ts';
import { type SubjectName, subjects } from './subjects.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function asked(name: SubjectName, limits: { readonly [limit: string]: number }) {
  const subject = await subjects[name]();
  const between = await faulty(subject.url);
  closing.push(between.close, subject.close);
  const { collect } = subject.begin();
  const { figures, reports } = await collect(between.url, 10_000, limits);
  const known = Object.values(figures).filter((figure) => figure !== undefined);
  const codes = new Set(reports.map(({ reason }) => reason?.code));
  return { known: known.length, codes: [...codes], requests: between.requests.length };
}

it.each(['gerrit', 'zuul', 'launchpad'] as const)(
  '%s: a list whose pages together come to more than a list may is unknown (W12)',
  async (name) => {
    const seen = await asked(name, { mostListBytes: 800 });
    expect(seen).toMatchObject({ known: 0, codes: ['too-big'] });
  },
);

it.each(['gerrit', 'zuul', 'rest', 'graphql', 'launchpad'] as const)(
  '%s: a server that sends more than one may in a run is unknown, and left alone (W12)',
  async (name) => {
    const seen = await asked(name, { mostBytesInAll: 300 });
    expect(seen).toMatchObject({ known: 0, codes: ['too-big'] });
    expect(seen.requests).toBeLessThanOrEqual(3);
  },
);

it.each(['gerrit', 'zuul', 'rest', 'launchpad'] as const)(
  '%s: no more requests go to one server in a run than any family needs (W12)',
  async (name) => {
    const seen = await asked(name, { mostRequests: 1 });
    expect(seen).toMatchObject({ known: 0, codes: ['too-big'], requests: 1 });
  },
);
