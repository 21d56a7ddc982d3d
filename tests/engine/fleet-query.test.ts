// What an engine tells of a fleet, against what is found in memory: fleets that fast-check makes up, ties, copies and all.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FactsNote } from '../../src/domain/fact-files.ts';
import type { Commit, RepositoryFacts } from '../../src/domain/facts.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import type { Project } from '../../src/domain/project.ts';
import { type IsoDate, startOfDay } from '../../src/domain/time.ts';
import { askFleet, type DayAnswers, type FleetAnswers } from '../../src/engine/ask-fleet.ts';
import { duckdb } from '../../src/engine/duckdb.ts';
import { writeFacts } from '../../src/facts/write.ts';
import { factRows } from '../../src/measure/fact-rows.ts';
import { type Fleet, fleetOf, prepareFleet, readHistories } from '../../src/measure/fleet.ts';
import { fleetAt } from '../../src/measure/fleet-day.ts';
import { teamsIn } from '../../src/measure/one-project.ts';
import { fleetWindows, windowsAt } from '../../src/measure/windows.ts';
import { fleetQuestion, scopeOf, spanOf, wholeFleet } from '../../src/tasks/fleet-question.ts';
import { linksIn } from '../../src/tasks/project-scenes.ts';
import { calendar } from '../lifecycle/fixture.ts';
import { hasDuckdb } from '../support/duckdb.ts';
import { aProject, aRepository, type CommitSketch } from '../support/facts.ts';

const asOf: IsoDate = '2019-11-12';
const windows = windowsAt(calendar, asOf);

/** An assistant, a machine, and two addresses that the mailmap of the day joins. */
const people = {
  ...nobodyKnown,
  bots: ['bot@example.org'],
  assistants: ['claude@example.org'],
};
const plain = peopleDirectory(people);
const alias = { name: 'Ada', address: 'ada@example.org', commitName: undefined };
const joined = peopleDirectory(people, [{ ...alias, commitAddress: 'ben@example.org' }]);

const day = fc.integer({ min: 0, max: 900 }).map((back) => startOfDay(asOf) - back * 86_400);
const sketch = fc.record({
  landed: fc.oneof(
    { weight: 3, arbitrary: day },
    fc.constantFrom(...[0, 10, 59, 60, 61].map((back) => startOfDay(asOf) - back * 86_400)),
  ),
  by: fc.constantFrom('ada', 'ben', 'cyd', 'bot', 'claude'),
  with: fc.subarray(['ada', 'ben', 'cyd'], { maxLength: 2 }),
  subject: fc.constantFrom('Bump', 'bump ', 'Drop py27', 'Fix it', 'Own work', ''),
  paths: fc.subarray(['tox.ini', 'setup.cfg', 'a/main.py', 'README.rst'], { minLength: 1 }),
  isMerge: fc.boolean(),
});
const fleets = fc.record({
  repositories: fc.array(fc.array(sketch, { minLength: 1, maxLength: 6 }), {
    minLength: 2,
    maxLength: 7,
  }),
  /** How many commits the second repository shares with the first, under ids of its own or not. */
  shared: fc.record({ count: fc.integer({ min: 0, max: 6 }), isSplit: fc.boolean() }),
  teams: fc.array(fc.constantFrom('one', 'two', undefined), { minLength: 7, maxLength: 7 }),
  missing: fc.integer({ min: 0, max: 3 }),
});
type Sketched = typeof fleets extends fc.Arbitrary<infer Value> ? Value : never;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-engine-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasDuckdb)('a fleet asked by SQL', () => {
  it('gives the sweeps, copies, own work and last seen that are found in memory', async () => {
    await fc.assert(
      fc.asyncProperty(fleets, async (sketched) => {
        const facts = histories(sketched);
        const projects = projectsOf(facts, sketched);
        await askedBySql(facts, projects, sketched.missing, async ({ whole, partial }) => {
          const inMemory = prepareFleet(facts, plain, projects);
          expect(workIn(await fleetBySql(facts, whole))).toEqual(workIn(inMemory));
          expect(workedBySql(whole, projects)).toEqual(workedIn(inMemory, projects));
          if (partial === undefined) return;
          const least = prepareFleet(facts, plain, projects, sketched.missing);
          expect(workIn(await fleetBySql(facts, partial))).toEqual(workIn(least));
          expect(workedBySql(partial, projects)).toEqual(workedIn(least, projects));
        });
      }),
      { numRuns: Number(process.env['STADIUM_RUNS'] ?? 12), endOnFailure: true },
    );
  }, 600_000);
});

function histories({ repositories, shared }: Sketched): readonly RepositoryFacts[] {
  const made = repositories.map((commits, index) => {
    const line = [...commits].sort((one, other) => one.landed - other.landed).map(toSketch);
    return aRepository(`lab/r${index}`, line);
  });
  const [first, second, ...rest] = made;
  if (first === undefined || second === undefined) return made;
  return [first, withShared(second, first, shared), ...rest];
}

function toSketch({
  landed,
  isMerge,
  ...rest
}: Sketched['repositories'][number][number]): CommitSketch {
  const when = new Date(landed * 1000).toISOString();
  const merges = isMerge ? { merges: [{ by: 'cyd', landed: when, subject: 'Side' }] } : {};
  return { ...rest, ...merges, landed: when };
}

/** The same commits at the root of another history: split off with ids of its own, or forked. */
function withShared(
  into: RepositoryFacts,
  from: RepositoryFacts,
  { count, isSplit }: Sketched['shared'],
): RepositoryFacts {
  const taken = from.commits.slice(0, count);
  const rename = (id: string) => (isSplit ? `split ${id}` : id);
  const copies = taken.map((commit) => ({
    ...commit,
    id: rename(commit.id),
    parents: commit.parents.map(rename),
  }));
  const root = copies.at(-1);
  const own = into.commits.map(
    (commit): Commit =>
      commit.parents.length === 0 && root !== undefined
        ? { ...commit, parents: [root.id] }
        : commit,
  );
  return { ...into, commits: [...copies, ...own] };
}

function projectsOf(facts: readonly RepositoryFacts[], { teams }: Sketched): readonly Project[] {
  return facts.flatMap(({ repository }, index) => {
    const team = teams[index];
    return team === undefined ? [] : [aProject(`p${index}`, { repositories: [repository], team })];
  });
}

async function askedBySql(
  facts: readonly RepositoryFacts[],
  projects: readonly Project[],
  missing: number,
  check: (answers: FleetAnswers) => Promise<void>,
): Promise<void> {
  for (const each of facts) await writeFacts(folder, fileWith(each), factRows(each));
  const engine = await duckdb();
  try {
    const scene = {
      ...{ folder, asOf, windows, projects, plain, directory: joined, tips: [] },
      fleet: facts.map(({ repository }) => repository),
      missing: Array.from({ length: missing }, (_, index) => `lab/missing${index}`),
    };
    await check(await askFleet(engine, fleetQuestion(scene)));
  } finally {
    await engine.close();
  }
}

function fileWith(facts: RepositoryFacts) {
  const { repository, defaultBranch, tip } = facts;
  const note = { repository, defaultBranch, tip, days: {}, unreadFiles: {}, pages: {} };
  const nothing = new Map<string, never>();
  return {
    note: note as unknown as FactsNote,
    facts,
    naming: nothing,
    mailmaps: nothing,
    pages: nothing,
  };
}

/** Every commit with what it is seen as from when on. */
function workIn({ repositories }: Fleet) {
  return [...repositories].map(([repository, { work }]) => [
    repository,
    work.map((dated) =>
      ('commit' in dated ? [[0, dated] as const] : dated).map(
        ([from, { commit, kind, isCare, people, copyOf }]) => [
          ...[commit.id, from > 1e15 ? 'never' : from],
          ...[kind, isCare, people, copyOf],
        ],
      ),
    ),
  ]);
}

async function fleetBySql(facts: readonly RepositoryFacts[], day: DayAnswers): Promise<Fleet> {
  const read = readHistories(facts);
  const repositories = await Promise.all(
    read.map(async (each) => ({
      read: each,
      links: new Map([[day, await day.linksOf(each.facts.repository)]]),
    })),
  );
  return fleetOf(read, plain, linksIn(repositories, day));
}

/** Own work by scope and window, and when each person was last seen. */
function workedBySql({ ownWork, lastSeen }: DayAnswers, projects: readonly Project[]) {
  return {
    own: scopesOf(projects).flatMap((repositories) =>
      fleetWindows.map((window) => {
        const scope = repositories === undefined ? wholeFleet : scopeOf(repositories);
        return sorted(ownWork.get(scope)?.get(spanOf(windows.named[window])) ?? new Map());
      }),
    ),
    seen: sorted(lastSeen),
  };
}

function workedIn(fleet: Fleet, projects: readonly Project[]) {
  const at = fleetAt(fleet, asOf, joined);
  const persons = [...at.identities()].map(joined.personOf);
  const seen = [...new Set(persons)].flatMap((person) => {
    const last = at.lastSeen(person);
    return last === undefined ? [] : [[person, last] as const];
  });
  return {
    own: scopesOf(projects).flatMap((repositories) =>
      fleetWindows.map((window) => sorted(at.ownWorkOf(windows.named[window], repositories))),
    ),
    seen: sorted(new Map(seen)),
  };
}

function scopesOf(projects: readonly Project[]) {
  return [undefined, ...projects.map(teamsIn(projects))];
}

function sorted(counts: ReadonlyMap<string, number>) {
  return [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
}
