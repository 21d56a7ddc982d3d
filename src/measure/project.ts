// All measurements of every member as of a day: the pure heart between facts and snapshot.

import { type Calendar, isInCycles } from '../domain/cycle.ts';
import type { Known, Naming, RepositoryFacts, UnknownReason } from '../domain/facts.ts';
import type { Measurements } from '../domain/measurement.ts';
import type { NamedLedgers } from '../domain/named-people.ts';
import type { PeopleDirectory, Worker } from '../domain/people.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import type { Saying } from '../domain/sayings.ts';
import type { InputPin, ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { gitMeasures } from './catalogue.ts';
import { type Use, useAt } from './dependents.ts';
import { type Fleet, prepareFleet } from './fleet.ts';
import { type FleetAt, fleetAt } from './fleet-day.ts';
import { tipStepAt } from './history.ts';
import { describe, type Measure, type Partial, toMeasurement } from './measure.ts';
import { namedAt } from './named-people.ts';
import { rosterOf } from './roster.ts';
import { sayingsAt } from './sayings.ts';
import { projectView } from './view.ts';
import { type Windows, windowsAt } from './windows.ts';

/** Facts of the whole fleet, or why a repository's are missing. */
export type FleetFacts = ReadonlyMap<RepositoryName, Known<RepositoryFacts>>;

/** All that was read, prepared once, so that many days can be measured cheaply. */
export interface Past {
  readonly facts: FleetFacts;
  readonly fleet: Fleet;
  /** The fleet as the missing repositories could make it look; absent where all were read, now or earlier. */
  readonly partial?: { readonly fleet: Fleet; readonly missing: readonly RepositoryName[] };
  /** What requirement and job files name at the tips of the days; absent where they were not read. */
  readonly naming?: Naming;
  /** Who is who on a day, by the mailmaps in the trees of its tips; the fleet's own directory where none were read. */
  readonly directoryAt?: (asOf: IsoDate) => PeopleDirectory;
  /** Who was named to answer for each project; absent where the family keeps no such page. */
  readonly named?: NamedLedgers;
  /** Days on which members were retired or merged, by name, as the team decided. */
  readonly retiredOn?: ReadonlyMap<string, IsoDate>;
}

/**
 * Prepares what was read. `earlier` are histories of earlier runs of repositories that failed now: they tell what was
 * tree-wide and where people work, so that the others' figures stay. `projects` say whose repository is whose.
 */
export function prepare(
  facts: FleetFacts,
  earlier: readonly RepositoryFacts[],
  directory: PeopleDirectory,
  projects: readonly Project[] = [],
): Past {
  const known = [...facts.values()].flatMap((each) => (each.state === 'known' ? [each.value] : []));
  const all = [...known, ...earlier];
  const fleet = prepareFleet(all, directory, projects);
  const missing = [...facts.keys()].filter((name) => !fleet.repositories.has(name));
  if (missing.length === 0 || all.length === 0) return { facts, fleet };
  const least = prepareFleet(all, directory, projects, missing.length);
  return { facts, fleet, partial: { fleet: least, missing } };
}

/** What was asked besides git tells of a project; nothing where it was not asked. */
export interface Others {
  readonly measure: (
    project: Project,
    scene: { readonly windows: Windows; readonly people: PeopleDirectory },
  ) => Measurements;
  /** What a host tells of it in its own words. */
  readonly say?: (project: Project, asOf: IsoDate) => readonly Saying[];
}

/**
 * Measures every project at the end of the day. Left out is what the team did not list then, and what had no commit.
 */
export function measureProjects(
  projects: readonly Project[],
  past: Past,
  calendar: Calendar,
  asOf: IsoDate,
  measures: readonly Measure[] = gitMeasures,
  asked: Others = { measure: () => ({}) },
): readonly ProjectEvidence[] {
  const windows = windowsAt(calendar, asOf);
  const { facts, fleet } = past;
  const at = fleetAt(fleet, asOf, past.directoryAt?.(asOf));
  const use = useOf(past, at, projects, calendar);
  const named = past.named && namedAt(at, past.named);
  const partialOf = partialAt(past, asOf);
  const sayings = sayingsAt(at, pinsOf(past, asOf), past.naming);
  const members = projects.filter(({ listed }) => isInCycles(calendar, listed, asOf));
  return members.flatMap((project) => {
    const others = asked.measure(project, { windows, people: at.directory });
    const lost = lossOf(project, facts);
    if (lost !== undefined)
      return [evidence(project, { ...unknownMeasurements(measures, windows, lost), ...others })];
    const team = teamOf(project, projects);
    const view = projectView(project, fleet, at, windows, team, use, named);
    if (view.state === 'known') {
      const partial = partialOf(project, windows, team, use);
      const rows = measures.map((measure) => [
        measure.definition.id,
        toMeasurement(measure, view.value, partial),
      ]);
      const measurements = { ...Object.fromEntries(rows), ...others };
      const told = asked.say?.(project, asOf) ?? [];
      return [evidence(project, measurements, [...sayings(project), ...told])];
    }
    return view.reason.code === 'no-commit-yet'
      ? []
      : [evidence(project, { ...unknownMeasurements(measures, windows, view.reason), ...others })];
  });
}

/** The people behind the figures of each project, by project name; nothing for a project that cannot be looked at. */
export function rosters(
  projects: readonly Project[],
  { fleet, directoryAt }: Past,
  calendar: Calendar,
  asOf: IsoDate,
): ReadonlyMap<string, readonly Worker[]> {
  const at = fleetAt(fleet, asOf, directoryAt?.(asOf));
  const windows = windowsAt(calendar, asOf);
  return new Map(
    projects.flatMap((project) => {
      const view = projectView(project, fleet, at, windows, teamOf(project, projects));
      return view.state === 'known' ? [[project.name, rosterOf(view.value)] as const] : [];
    }),
  );
}

/** The commit that was the tip of each repository at the end of the day: enough to read the same again. */
export function pinsOf({ fleet }: Past, asOf: IsoDate): readonly InputPin[] {
  return [...fleet.repositories].flatMap(([repository, { history }]) => {
    const step = tipStepAt(history, asOf);
    const commit = step === undefined ? undefined : history.mainline[step]?.id;
    return commit === undefined ? [] : [{ repository, source: 'git' as const, commit }];
  });
}

/** For each project what is known of it while repositories are missing; undefined where none is. */
function partialAt({ partial, directoryAt, named: ledgers }: Past, asOf: IsoDate) {
  if (partial === undefined) return () => undefined;
  const { fleet, missing } = partial;
  const at = fleetAt(fleet, asOf, directoryAt?.(asOf));
  const named = ledgers && namedAt(at, ledgers);
  const reason = missingReason(missing);
  return (
    project: Project,
    windows: Windows,
    team: readonly RepositoryName[],
    use: Use | undefined,
  ): Partial | undefined => {
    const view = projectView(project, fleet, at, windows, team, use, named);
    if (view.state === 'unknown') return undefined;
    return { reason, view: view.value, mayJoinPeople: directoryAt !== undefined };
  };
}

function missingReason([first, ...rest]: readonly RepositoryName[]): UnknownReason {
  const more = rest.length === 0 ? '' : ` and ${rest.length} more repositories`;
  return { code: 'others-unread', detail: `it rests on what ${first}${more} could tell` };
}

function useOf(
  past: Past,
  at: FleetAt,
  projects: readonly Project[],
  calendar: Calendar,
): Use | undefined {
  const { facts, fleet, naming } = past;
  if (naming === undefined) return undefined;
  const lost = [...facts.keys()].filter((name) => !fleet.repositories.has(name));
  const gone = goneBy(at.asOf, past, projects, calendar);
  return useAt(fleet, at, pinsOf(past, at.asOf), naming, lost, projects, gone);
}

/** Repositories of members that the team no longer lists, or has retired by the day. */
function goneBy(
  asOf: IsoDate,
  { retiredOn = new Map() }: Past,
  projects: readonly Project[],
  calendar: Calendar,
): ReadonlySet<RepositoryName> {
  const isThere = ({ name, listed }: Project) =>
    isInCycles(calendar, listed, asOf) && (retiredOn.get(name) ?? '9999') > asOf;
  const there = new Set(projects.filter(isThere).flatMap(({ repositories }) => repositories));
  const all = projects.flatMap(({ repositories }) => repositories);
  return new Set(all.filter((name) => !there.has(name)));
}

/** Repositories of the project's team, whether or not the team still lists them: its people may work on all. */
function teamOf({ team }: Project, projects: readonly Project[]): readonly RepositoryName[] {
  const own = projects.filter((each) => each.team === team);
  return [...new Set(own.flatMap(({ repositories }) => repositories))];
}

function lossOf(project: Project, facts: FleetFacts): UnknownReason | undefined {
  for (const name of project.repositories) {
    const each = facts.get(name);
    if (each === undefined) return { code: 'not-collected', detail: `${name} was not read` };
    if (each.state === 'unknown') return each.reason;
  }
  return undefined;
}

function unknownMeasurements(
  measures: readonly Measure[],
  windows: Windows,
  reason: UnknownReason,
): Measurements {
  const rows = measures.map(({ definition }) => [
    definition.id,
    describe(definition, windows.named[definition.window], { unknown: reason }),
  ]);
  return Object.fromEntries(rows);
}

function evidence(
  project: Project,
  measurements: Measurements,
  said: readonly Saying[] = [],
): ProjectEvidence {
  const { name, role, repositories, paths } = project;
  const shown = said.length === 0 ? {} : { said };
  return { name, class: project.class, role, repositories, paths, ...shown, measurements };
}
