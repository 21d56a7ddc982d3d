// Builders for changes and gate runs as the measures see them: a test says only what matters to it.

import type { Change, Identity, ReviewResponse, Sourced } from '../../src/domain/facts.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { type TimeWindow, trailingWindow, type WindowName } from '../../src/domain/time.ts';
import type { ReviewInput } from '../../src/measure/reviews/input.ts';
import type { GateBuildset } from '../../src/sources/zuul/facts.ts';
import type { GateInput } from '../../src/sources/zuul/measures.ts';

/** Seconds at noon of the day, UTC. */
export function noon(day: string): number {
  return Date.parse(`${day}T12:00:00Z`) / 1000;
}

export function someone(name: string, organisation = 'example.org'): Identity {
  return { name, address: `${name}@${organisation}` };
}

export const bot = someone('zuul', 'ci.example.net');

const people = peopleDirectory({
  ...nobodyKnown,
  bots: [bot.address],
  aliases: [
    {
      name: undefined,
      address: 'ada@example.org',
      commitName: undefined,
      commitAddress: 'ada.old@example.org',
    },
  ],
  affiliations: [],
  organisations: [
    { name: 'Org', domains: ['example.org'] },
    { name: 'Com', domains: ['example.com'] },
  ],
  freeMail: ['mail.example.net'],
});

export function aResponse(
  by: Identity,
  day: string,
  over: Partial<ReviewResponse> = {},
): ReviewResponse {
  return { by, at: noon(day), patchSet: 1, votes: [], ...over };
}

export function aVote(by: Identity, day: string, label: string, value: number, patchSet = 1) {
  return aResponse(by, day, { patchSet, votes: [{ label, value }] });
}

let number = 0;

/** Open since 1 May 2026, by ada, untouched. Votes stand as the responses say unless given. */
export function aChange(over: Partial<Change> = {}): Change {
  const createdAt = over.createdAt ?? noon('2026-05-01');
  const responses = over.responses ?? [];
  return {
    repository: 'openstack/networking-sfc',
    number: ++number,
    changeId: undefined,
    branch: 'master',
    subject: 'a change',
    url: 'https://review.example.org/1',
    status: 'open',
    owner: someone('ada'),
    createdAt,
    updatedAt: Math.max(createdAt, over.closedAt ?? 0, ...responses.map(({ at }) => at)),
    closedAt: undefined,
    isWorkInProgress: false,
    patchSets: [{ number: 1, at: createdAt }],
    responses,
    votes: responses.flatMap(({ by, votes }) => votes.map((vote) => ({ ...vote, by }))),
    ...over,
  };
}

export function aRun(over: Partial<GateBuildset> & { readonly day?: string } = {}): GateBuildset {
  const { day = '2026-05-01', ...rest } = over;
  return {
    repository: 'openstack/networking-sfc',
    uuid: `run${++number}`,
    pipeline: 'gate',
    branch: 'master',
    change: 1,
    patchSet: '1',
    result: 'SUCCESS',
    startedAt: noon(day),
    endedAt: noon(day) + 3600,
    builds: [],
    ...rest,
  };
}

export const asOf = '2026-08-31';

export const windows: Readonly<Record<WindowName, TimeWindow>> = {
  cycle: { name: 'cycle', from: '2026-04-02', to: asOf },
  '90d': trailingWindow('90d', asOf, 90),
  '180d': trailingWindow('180d', asOf, 180),
  '365d': trailingWindow('365d', asOf, 365),
  '730d': trailingWindow('730d', asOf, 730),
  'as-of': { name: 'as-of', from: asOf, to: asOf },
  ever: { name: 'ever', from: '1990-01-01', to: asOf },
};

export function known<T>(value: readonly T[]): Sourced<readonly T[]> {
  return { state: 'known', value };
}

export function reviewInput(
  changes: readonly Change[],
  over: Partial<ReviewInput> = {},
): ReviewInput {
  return { facts: known(changes), source: 'gerrit', windows, people, ...over };
}

export function gateInput(runs: readonly GateBuildset[], over: Partial<GateInput> = {}): GateInput {
  return { facts: known(runs), source: 'zuul', windows, ...over };
}
