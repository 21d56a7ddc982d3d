// Gate buildsets of many projects from one Zuul, with the builds that failed; later runs read back to the newest row they know.

import type { UnknownReason } from '../../domain/facts.ts';
import type { RepositoryName } from '../../domain/project.ts';
import { dayOf, daysBetween } from '../../domain/time.ts';
import { reasonOf } from '../../http/failure.ts';
import { askedTogether } from '../asked-together.ts';
import { type Collected, collected, type Outcome, unknown } from '../collected.ts';
import type { GateBuildset } from './facts.ts';
import { absentFor, type Group, type Read, readGroup, termOf } from './read.ts';
import { runOf, type ZuulOptions, type ZuulRun } from './run.ts';
import { inOrder, stateOf, store, storedOf } from './stored.ts';
import { buildsetOf } from './translate.ts';

/** Never throws for an ill Zuul: that is a failed report. A tenant that does not exist is a StadiumError. */
export async function collectZuul(
  options: ZuulOptions,
): Promise<Collected<readonly GateBuildset[]>> {
  const run = runOf(options);
  if (options.offline) {
    const kept = options.projects.map(fromStore(run));
    return collected('zuul', options.askedAt, withReach(run, kept));
  }
  const outcomes: Outcome<readonly GateBuildset[]>[] = [];
  for (const group of groupsOf(run)) outcomes.push(...(await collectGroup(run, group)));
  return collected('zuul', options.askedAt, withReach(run, outcomes));
}

function groupsOf(run: ZuulRun): readonly Group[] {
  const states = new Map(run.projects.map((project) => [project, stateOf(run, project)]));
  const known = run.projects.filter((project) => states.get(project) !== undefined);
  const fresh = run.projects.filter((project) => states.get(project) === undefined);
  return [
    ...askedTogether(fresh, termOf).map((projects) => ({ projects })),
    ...askedTogether(known, termOf).map((projects) => {
      const of = projects.flatMap((project) => states.get(project) ?? []);
      const resume = Math.min(...of.map((state) => state.resume));
      return { projects, since: { resume, witnesses: of.map(({ witness }) => witness) } };
    }),
  ];
}

async function collectGroup(
  run: ZuulRun,
  group: Group,
): Promise<readonly Outcome<readonly GateBuildset[]>[]> {
  const read = await reasonOf(() => readGroup(run, group));
  if ('reason' in read) {
    return group.projects.map((repository) => ({ repository, fact: unknown(read.reason) }));
  }
  return keep(run, group, read.value);
}

/** A family without a gate run for a month is rare; a database that was cut is not. */
const graceDays = 30;

function keep(
  run: ZuulRun,
  { projects }: Group,
  { rows, builds, absent, query }: Read,
): readonly Outcome<readonly GateBuildset[]>[] {
  const newest = rows.toSorted((a, b) => (b._id ?? 0) - (a._id ?? 0))[0];
  return projects.map((repository): Outcome<readonly GateBuildset[]> => {
    const buildsets = rows.flatMap(
      (row) => buildsetOf(row, repository, builds.get(row.uuid) ?? []) ?? [],
    );
    const absence = absent.get(repository);
    store(run, repository, buildsets, rows, newest, absence);
    if (absence !== undefined) return { repository, fact: absence };
    const value = inOrder([...storedOf(run, repository), ...buildsets]);
    return { repository, fact: { state: 'known', value }, remarks: remarksOn(value), query };
  });
}

/**
 * A Zuul that forgot the first weeks of the window shows them for nobody: readers are told how far back it reaches. One that shows
 * nothing of the whole window tells nothing of it: whether its record begins later cannot be known on the day itself, and a
 * day must say the same whenever it is asked for.
 */
function withReach(
  { window }: ZuulRun,
  outcomes: readonly Outcome<readonly GateBuildset[]>[],
): readonly Outcome<readonly GateBuildset[]>[] {
  const runs = outcomes.flatMap(({ fact }) => (fact.state === 'known' ? fact.value : []));
  const days = runs.flatMap(({ startedAt }) => (startedAt === undefined ? [] : dayOf(startedAt)));
  const inside = days.filter((day) => day >= window.from && day <= window.to).sort();
  const [oldest] = inside;
  if (oldest === undefined) return outcomes.map((outcome) => withoutRecord(outcome, window));
  if (daysBetween(window.from, oldest) <= graceDays) return outcomes;
  const remark = `the oldest run that Zuul shows of any of these projects is of ${oldest}`;
  return outcomes.map((outcome) => ({
    ...outcome,
    remarks: [...(outcome.remarks ?? []), remark],
  }));
}

function withoutRecord<T>(outcome: Outcome<T>, { from, to }: ZuulRun['window']): Outcome<T> {
  if (outcome.fact.state !== 'known') return outcome;
  const detail = `no gate run of these projects is on record from ${from} to ${to}`;
  return {
    ...outcome,
    fact: { state: 'not-applicable', reason: { code: 'record-begins', detail } },
  };
}

function remarksOn(buildsets: readonly GateBuildset[]): readonly string[] {
  const undated = buildsets.filter(
    ({ result, endedAt }) => result !== null && endedAt === undefined,
  );
  if (undated.length === 0) return [];
  return [`${undated.length} buildsets have a result and no believable end; they are left out`];
}

function fromStore(run: ZuulRun): (project: RepositoryName) => Outcome<readonly GateBuildset[]> {
  const detail = `buildsets were not collected back to ${run.window.from}, and this run is offline`;
  const reason: UnknownReason = { code: 'offline', detail };
  return (repository) => {
    const state = stateOf(run, repository);
    if (state === undefined) return { repository, fact: unknown(reason) };
    return {
      repository,
      fact:
        state.absent === undefined
          ? { state: 'known', value: storedOf(run, repository) }
          : absentFor(state.absent),
    };
  };
}
