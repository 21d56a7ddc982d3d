// The rows of a back-test: every project measured and judged at every past day, beside what became of it.

import { setImmediate } from 'node:timers/promises';
import { groupBy } from '../domain/group-by.ts';
import type { Outcome, Sighting } from '../domain/outcome.ts';
import type { LeftOut } from '../domain/outlook.ts';
import type { Project } from '../domain/project.ts';
import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy } from '../domain/verdict.ts';
import { gitMeasures } from '../measure/catalogue.ts';
import { comparisonMeasures } from '../measure/comparison.ts';
import { eachMeasured, type Past } from '../measure/project.ts';
import { baselineMeasures } from '../outlook/baselines.ts';
import type { Data } from '../registry/load.ts';
import { type DatedEvidence, judging } from '../score/over-time.ts';
import type { World } from './outside-world.ts';
import { measuresOf, urgencyMeasures } from './policy.ts';

/** The days that have a part in some row, earliest first: none after the last outcome that is known. */
export function daysOf(outcomes: readonly Outcome[]): readonly IsoDate[] {
  const days = [...new Set(outcomes.map(({ asOf }) => asOf))].sort();
  const known = new Set(outcomes.filter(isKnown).map(({ asOf }) => asOf));
  return days.slice(0, days.findLastIndex((day) => known.has(day)) + 1);
}

/**
 * Every project at the days of the outcomes, earliest first, also those without an outcome: they have a part in what
 * stands later. Whoever asks keeps what is needed of each.
 */
export async function* measuredOverTime(
  { registry, calendar }: Data,
  policy: Policy,
  past: Past,
  outcomes: readonly Outcome[],
  { signal, tell }: Pick<World, 'signal' | 'tell'>,
): AsyncGenerator<DatedEvidence> {
  const measures = measuresFor(policy);
  const nameOf = projectNames(registry.projects);
  const byDay = groupBy(outcomes, ({ asOf }) => asOf);
  const days = daysOf(outcomes);
  for (const [done, asOf] of days.entries()) {
    tell?.({ kind: 'days', day: asOf, done, total: days.length });
    const teams = new Map(
      byDay.get(asOf)?.map(({ repository, team }) => [nameOf(repository), team]),
    );
    const projects = registry.projects.map((project) => inTeam(project, teams.get(project.name)));
    for (const evidence of eachMeasured(projects, past, calendar, asOf, measures)) {
      yield { asOf, evidence };
      // Or nobody would hear that it is to stop: a large family takes minutes.
      await setImmediate();
      signal.throwIfAborted();
    }
  }
  tell?.({ kind: 'days', day: '', done: days.length, total: days.length });
}

export interface Sightings<Row> {
  readonly rows: readonly Row[];
  readonly leftOut: readonly LeftOut[];
}

/** Judges in the order of the days, and joins. Every outcome ends up in one of the lists, in its order. */
export async function sightingsOf<Row extends object>(
  { registry }: Data,
  policy: Policy,
  measured: AsyncIterable<DatedEvidence>,
  outcomes: readonly Outcome[],
  keep: (sighting: Sighting) => Row,
): Promise<Sightings<Row>> {
  const nameOf = projectNames(registry.projects);
  const outcomesAt = outcomesByDay(outcomes, nameOf);
  const judges = new Map(registry.projects.map(({ name }) => [name, judging(policy)]));
  const found = new Map<Outcome, Row | 'not-measured'>();
  for await (const { asOf, evidence } of measured) {
    const verdict = judges.get(evidence.name)?.({ asOf, evidence }).verdict;
    for (const outcome of outcomesAt(asOf, evidence.name)) {
      if (verdict === undefined || !hasMeasured(evidence)) found.set(outcome, 'not-measured');
      else if (isKnown(outcome)) found.set(outcome, keep({ outcome, evidence, verdict }));
    }
  }
  const rows: Row[] = [];
  const leftOut: LeftOut[] = [];
  for (const outcome of outcomes) {
    const { repository, asOf } = outcome;
    const seen = found.get(outcome);
    if (typeof seen === 'object') rows.push(seen);
    else leftOut.push({ repository, asOf, reason: whyNot(outcome, nameOf(repository), seen) });
  }
  return { rows, leftOut };
}

/** The outcomes of a project on a day. */
function outcomesByDay(
  outcomes: readonly Outcome[],
  nameOf: (label: string) => string | undefined,
): (asOf: IsoDate, name: string) => readonly Outcome[] {
  const days = groupBy(outcomes, ({ asOf }) => asOf);
  const byName = new Map(
    [...days].map(([day, own]) => [day, groupBy(own, ({ repository }) => nameOf(repository))]),
  );
  return (asOf, name) => byName.get(asOf)?.get(name) ?? [];
}

/** What the registry says of a project's team goes before what the outcomes say. */
function inTeam(project: Project, team: string | undefined): Project {
  return team === undefined ? project : { team, ...project };
}

/** Only what the card and the simple rules look at: a back-test measures thousands of times. */
function measuresFor(policy: Policy) {
  const wanted = new Set([...measuresOf(policy), ...urgencyMeasures(policy), ...baselineMeasures]);
  return [...gitMeasures, ...comparisonMeasures].filter(({ definition }) =>
    wanted.has(definition.id),
  );
}

/** Labels may name the project, its repository, or the repository without its namespace. */
function projectNames(projects: readonly Project[]): (label: string) => string | undefined {
  const names = new Map<string, string>();
  for (const { name, repositories } of projects) {
    const [repository = name] = repositories;
    for (const each of [repository.slice(repository.lastIndexOf('/') + 1), repository]) {
      if (!names.has(each)) names.set(each, name);
    }
  }
  for (const { name } of projects) names.set(name, name);
  return (label) => names.get(label);
}

function isKnown({ retired }: Outcome): boolean {
  return Object.keys(retired).length > 0;
}

function hasMeasured({ measurements }: ProjectEvidence): boolean {
  return Object.values(measurements).some(({ state }) => state === 'measured');
}

function whyNot(outcome: Outcome, name: string | undefined, seen: 'not-measured' | undefined) {
  if (name === undefined) return 'not-in-data';
  return isKnown(outcome) ? (seen ?? 'no-commit-yet') : 'horizon-open';
}
