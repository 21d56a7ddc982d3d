// The rows of a back-test: every project measured and judged at every past day, beside what became of it.

import type { Outcome, Sighting } from '../domain/outcome.ts';
import type { LeftOut } from '../domain/outlook.ts';
import type { Project } from '../domain/project.ts';
import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Policy, Verdict } from '../domain/verdict.ts';
import { gitMeasures } from '../measure/catalogue.ts';
import { comparisonMeasures } from '../measure/comparison.ts';
import { measureProjects, type Past } from '../measure/project.ts';
import { baselineMeasures } from '../outlook/baselines.ts';
import type { Data } from '../registry/load.ts';
import { type DatedEvidence, judgeOverTime } from '../score/over-time.ts';
import { measuresOf, urgencyMeasures } from './policy.ts';

export interface Sightings {
  readonly sightings: readonly Sighting[];
  /** Every project at every day, also those without an outcome: they have a part in what stands later. */
  readonly dates: ReadonlyMap<string, readonly DatedEvidence[]>;
  readonly leftOut: readonly LeftOut[];
}

interface Seen {
  readonly evidence: ProjectEvidence;
  readonly verdict: Verdict;
}

/** Measures at the days of the outcomes, judges in their order, and joins. Every outcome ends up in one of the lists. */
export function sightingsOf(
  data: Data,
  policy: Policy,
  past: Past,
  outcomes: readonly Outcome[],
): Sightings {
  const nameOf = projectNames(data);
  const dates = measured(data, policy, past, teamsByDay(outcomes, nameOf));
  const seen = judged(policy, dates);
  const sightings: Sighting[] = [];
  const leftOut: LeftOut[] = [];
  for (const outcome of outcomes) {
    const { repository, asOf } = outcome;
    const name = nameOf(repository);
    const found = name === undefined ? undefined : seen.get(`${name} ${asOf}`);
    const reason = whyNot(outcome, name, found);
    if (found !== undefined && reason === undefined) sightings.push({ outcome, ...found });
    else leftOut.push({ repository, asOf, reason: reason ?? 'no-commit-yet' });
  }
  return { sightings, dates, leftOut };
}

function measured(
  { registry, calendar }: Data,
  policy: Policy,
  past: Past,
  teams: ReadonlyMap<IsoDate, ReadonlyMap<string, string>>,
): ReadonlyMap<string, readonly DatedEvidence[]> {
  const measures = measuresFor(policy);
  const byProject = new Map<string, DatedEvidence[]>();
  for (const [asOf, teamOf] of teams) {
    for (const evidence of measureProjects(
      registry.projects.map((project) => inTeam(project, teamOf.get(project.name))),
      past,
      calendar,
      asOf,
      measures,
    )) {
      const before = byProject.get(evidence.name) ?? [];
      byProject.set(evidence.name, [...before, { asOf, evidence }]);
    }
  }
  return byProject;
}

/** The days of the outcomes, earliest first. */
export function daysOf(outcomes: readonly Outcome[]): readonly IsoDate[] {
  return [...new Set(outcomes.map(({ asOf }) => asOf))].sort();
}

/** The team of each project on each day as the outcomes name it, earliest day first. */
function teamsByDay(
  outcomes: readonly Outcome[],
  nameOf: (label: string) => string | undefined,
): ReadonlyMap<IsoDate, ReadonlyMap<string, string>> {
  const days = daysOf(outcomes);
  const teams = new Map(days.map((day) => [day, new Map<string, string>()]));
  for (const { repository, asOf, team } of outcomes) {
    const name = nameOf(repository);
    if (name !== undefined) teams.get(asOf)?.set(name, team);
  }
  return teams;
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

function judged(
  policy: Policy,
  byProject: ReadonlyMap<string, readonly DatedEvidence[]>,
): ReadonlyMap<string, Seen> {
  const seen = new Map<string, Seen>();
  for (const [name, dates] of byProject) {
    for (const [index, { asOf, verdict }] of judgeOverTime(policy, dates).entries()) {
      const evidence = dates[index]?.evidence;
      if (evidence !== undefined) seen.set(`${name} ${asOf}`, { evidence, verdict });
    }
  }
  return seen;
}

/** Labels may name the project, its repository, or the repository without its namespace. */
function projectNames({ registry }: Data): (label: string) => string | undefined {
  const names = new Map<string, string>();
  for (const { name, repositories } of registry.projects) {
    const [repository = name] = repositories;
    for (const each of [repository.slice(repository.lastIndexOf('/') + 1), repository]) {
      if (!names.has(each)) names.set(each, name);
    }
  }
  for (const { name } of registry.projects) names.set(name, name);
  return (label) => names.get(label);
}

function whyNot(
  { retired }: Outcome,
  name: string | undefined,
  found: Seen | undefined,
): string | undefined {
  if (name === undefined) return 'not-in-data';
  if (Object.keys(retired).length === 0) return 'horizon-open';
  if (found === undefined) return 'no-commit-yet';
  const isKnown = Object.values(found.evidence.measurements).some(
    ({ state }) => state === 'measured',
  );
  return isKnown ? undefined : 'not-measured';
}
