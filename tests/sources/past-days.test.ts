// A day gives the same figures whether it was collected on that day or is asked for later.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Measurements } from '../../src/domain/measurement.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import type { Project } from '../../src/domain/project.ts';
import { addDays, endOfDay, startOfDay, trailingWindow } from '../../src/domain/time.ts';
import type { Windows } from '../../src/measure/windows.ts';
import { gerrit } from '../../src/sources/gerrit/source.ts';
import { zuul } from '../../src/sources/zuul/source.ts';
import { gerritServer } from '../support/gerrit-server.ts';
import { type Life, lives, rowAt } from '../support/gerrit-world.ts';
import { memoryDocuments, testClient } from '../support/http.ts';
import { aBuildRow, aBuildsetRow, type BuildsetSeed } from '../support/zuul-data.ts';
import { zuulServer } from '../support/zuul-server.ts';

const projects = ['openstack/networking-sfc', 'openstack/networking-bagpipe'];
const first = '2026-01-01';
const last = '2026-08-31';
const muchLater = addDays(last, 400);
const runs = Number(process.env['STADIUM_FUZZ_RUNS'] ?? 40);

/** A day of the span, not its last. */
const aDay = fc.integer({ min: 0, max: 200 }).map((days) => addDays(first, days));

it('Gerrit: every measure of a day is the same, collected then or later', async () => {
  const world = lives(projects, startOfDay(first) - 300 * 86_400, startOfDay(last));
  const holds = async (all: readonly Life[], day: string, isKept: boolean) => {
    const server = await gerritServer({ changes: [], projects });
    const showAt = (seconds: number) =>
      server.changes.splice(0, Infinity, ...all.flatMap((life) => rowAt(life, seconds) ?? []));
    const documents = memoryDocuments();
    try {
      showAt(endOfDay(day));
      const then = await measuresOn(day, gerrit, server.url, documents, day);
      showAt(endOfDay(muchLater));
      const later = await measuresOn(
        day,
        gerrit,
        server.url,
        isKept ? documents : memoryDocuments(),
        muchLater,
      );
      expect(later).toEqual(then);
    } finally {
      await server.close();
    }
  };
  await fc.assert(fc.asyncProperty(world, aDay, fc.boolean(), holds), {
    numRuns: runs,
    endOnFailure: true,
  });
}, 120_000);

const result = fc.constantFrom('SUCCESS', 'SUCCESS', 'FAILURE', 'DEQUEUED', 'MERGE_CONFLICT');
const aGateRun = fc.record({
  at: fc.integer({ min: startOfDay(first) - 500 * 86_400, max: endOfDay(last) }),
  takes: fc.integer({ min: 1, max: 40_000 }),
  result,
  project: fc.constantFrom(...projects),
  change: fc.integer({ min: 1, max: 4 }),
  isWorst: fc.boolean(),
});

it('Zuul: every measure of a day is the same, collected then or later', async () => {
  const world = fc.array(aGateRun, { minLength: 1, maxLength: 25 });
  const holds = async (
    gate: readonly Omit<GateRun, 'id'>[],
    day: string,
    earlier: number,
    isKept: boolean,
  ) => {
    const pipelines = Object.fromEntries(projects.map((name) => [name, ['gate']]));
    const server = await zuulServer({ sets: [], pipelines, pageLimit: 4 });
    const showAt = (seconds: number) => {
      const { sets, builds } = gateAt(gate, seconds);
      server.sets.splice(0, Infinity, ...sets);
      server.builds.splice(0, Infinity, ...builds);
    };
    const documents = memoryDocuments();
    try {
      showAt(endOfDay(day));
      await measuresOn(addDays(day, -earlier), zuul, server.url, documents, day);
      const then = await measuresOn(day, zuul, server.url, memoryDocuments(), day);
      showAt(endOfDay(muchLater));
      const kept = isKept ? documents : memoryDocuments();
      const later = await measuresOn(day, zuul, server.url, kept, muchLater);
      expect(later).toEqual(then);
    } finally {
      await server.close();
    }
  };
  const before = fc.integer({ min: 0, max: 200 });
  await fc.assert(fc.asyncProperty(world, aDay, before, fc.boolean(), holds), {
    numRuns: runs,
    endOnFailure: true,
  });
}, 120_000);

interface GateRun extends BuildsetSeed {
  readonly takes: number;
  readonly isWorst: boolean;
}

/** A tenant where nothing ever ran is not believed: somebody else's gate has run. */
const nova = { takes: 60, result: 'SUCCESS', project: 'openstack/nova', change: 9, isWorst: false };

/** Rows by then; a run that had not ended shows no result yet. */
function gateAt(gate: readonly Omit<GateRun, 'id'>[], instant: number) {
  const elsewhere = { ...nova, at: startOfDay(first) - 600 * 86_400 };
  const seen = [elsewhere, ...gate]
    .toSorted((a, b) => a.at - b.at)
    .map((run, index) => ({ ...run, id: index + 1 }))
    .filter(({ at }) => at <= instant);
  const sets = seen.map((run) => {
    const end = run.at + run.takes;
    return end <= instant
      ? {
          ...aBuildsetRow(run),
          last_build_end_time: timeOf(end),
          first_build_start_time: timeOf(run.at),
        }
      : { ...aBuildsetRow({ ...run, result: null }), first_build_start_time: timeOf(run.at) };
  });
  const builds = sets.flatMap((set, index) =>
    set.result === 'FAILURE'
      ? [aBuildRow(index + 1, set, seen[index]?.isWorst ? 'tempest' : 'functional', 'FAILURE')]
      : [],
  );
  return { sets, builds };
}

function timeOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19);
}

async function measuresOn(
  day: string,
  source: typeof gerrit,
  url: string,
  documents: ReturnType<typeof memoryDocuments>,
  askedOn: string,
): Promise<readonly Measurements[]> {
  const windows = windowsOn(day);
  const members = projects.map(memberOf);
  const answer = await source.ask({
    url,
    settings: { tenant: 'openstack' },
    projects: members,
    histories: new Map(),
    env: {},
    window: { from: windows.named['365d'].from, to: day },
    askedAt: `${askedOn}T23:59:59.000Z`,
    http: testClient(),
    documents,
  });
  const people = peopleDirectory({
    ...nobodyKnown,
    organisations: [
      { name: 'Org', domains: ['example.org'] },
      { name: 'Com', domains: ['example.com'] },
    ],
  });
  return members.map((project) => answer.measure(project, { windows, people }));
}

function memberOf(repository: string): Project {
  const name = repository.slice(repository.indexOf('/') + 1);
  return {
    name,
    class: 'service-plugin',
    repositories: [repository],
    paths: [],
    role: 'judged',
    host: 'gerrit',
    listed: {},
  };
}

function windowsOn(day: string): Windows {
  const trailing = (name: '90d' | '180d' | '365d' | '730d', days: number) =>
    trailingWindow(name, day, days);
  return {
    cycle: 'hibiscus',
    named: {
      cycle: { ...trailingWindow('90d', day, 120), name: 'cycle' },
      '90d': trailing('90d', 90),
      '180d': trailing('180d', 180),
      '365d': trailing('365d', 365),
      '730d': trailing('730d', 730),
      'as-of': { name: 'as-of', from: day, to: day },
      ever: { name: 'ever', from: '1990-01-01', to: day },
    },
  };
}
