// All measurements of every member as of a day: the pure heart between facts and snapshot.

import { type Calendar, isInCycles } from '../domain/cycle.ts';
import type { Known, Naming, RepositoryFacts, UnknownReason } from '../domain/facts.ts';
import type { NamedLedgers } from '../domain/named-people.ts';
import type { PeopleDirectory, Worker } from '../domain/people.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import type { InputPin, ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import { gitMeasures } from './catalogue.ts';
import { type Use, useAt } from './dependents.ts';
import { type Fleet, prepareFleet } from './fleet.ts';
import { type FleetAt, fleetAt } from './fleet-day.ts';
import { tipAt } from './history.ts';
import type { Measure } from './measure.ts';
import { namedAt } from './named-people.ts';
import {
  measureProject,
  type Others,
  type PartialScene,
  type Scene,
  teamsIn,
} from './one-project.ts';
import { rosterOf } from './roster.ts';
import { sayingsAt } from './sayings.ts';
import { projectView } from './view.ts';
import { windowsAt } from './windows.ts';

/** Facts of the whole fleet, or why a repository's are missing. */
export type KnownHistories = ReadonlyMap<RepositoryName, Known<RepositoryFacts>>;

/** All that was read, prepared once, so that many days can be measured cheaply. */
export interface Past {
  readonly facts: KnownHistories;
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
  facts: KnownHistories,
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

/**
 * Measures every project at the end of the day. Left out is what the team did not list then, and what had no commit.
 */
export function measureProjects(
  ...asked: Parameters<typeof eachMeasured>
): readonly ProjectEvidence[] {
  return [...eachMeasured(...asked)];
}

/** The same, each when it is asked for: who measures thousands has to listen in between. */
export function* eachMeasured(
  projects: readonly Project[],
  past: Past,
  calendar: Calendar,
  asOf: IsoDate,
  measures: readonly Measure[] = gitMeasures,
  asked: Others = { measure: () => ({}) },
): Generator<ProjectEvidence> {
  const { facts, fleet, naming } = past;
  const at = fleetAt(fleet, asOf, past.directoryAt?.(asOf));
  const scene: Scene = {
    ...{ histories: facts, windows: windowsAt(calendar, asOf), measures, asked },
    teamOf: teamsIn(projects),
    ...{ fleet, at, sayings: sayingsAt(at, pinsOf(past, asOf), naming) },
    use: useOf(past, at, projects, calendar),
    named: past.named && namedAt(at, past.named),
    partial: partialAt(past, asOf),
  };
  for (const project of projects) {
    if (!isInCycles(calendar, project.listed, asOf)) continue;
    const evidence = measureProject(project, scene);
    if (evidence !== undefined) yield evidence;
  }
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
  const teamOf = teamsIn(projects);
  return new Map(
    projects.flatMap((project) => {
      const view = projectView(project, fleet, at, windows, teamOf(project));
      return view.state === 'known' ? [[project.name, rosterOf(view.value)] as const] : [];
    }),
  );
}

/** The commit that was the tip of each repository at the end of the day: enough to read the same again. */
export function pinsOf({ fleet }: Past, asOf: IsoDate): readonly InputPin[] {
  return [...fleet.repositories].flatMap(([repository, { history }]) => {
    const commit = tipAt(history, asOf);
    return commit === undefined ? [] : [{ repository, source: 'git' as const, commit }];
  });
}

function partialAt({ partial, directoryAt }: Past, asOf: IsoDate): PartialScene | undefined {
  if (partial === undefined) return undefined;
  const { fleet, missing } = partial;
  const at = fleetAt(fleet, asOf, directoryAt?.(asOf));
  const mayJoinPeople = directoryAt !== undefined;
  return { fleet, at, mayJoinPeople, reason: missingReason(missing) };
}

export function missingReason([first, ...rest]: readonly RepositoryName[]): UnknownReason {
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
export function goneBy(
  asOf: IsoDate,
  { retiredOn = new Map() }: Pick<Past, 'retiredOn'>,
  projects: readonly Project[],
  calendar: Calendar,
): ReadonlySet<RepositoryName> {
  const isThere = ({ name, listed }: Project) =>
    isInCycles(calendar, listed, asOf) && (retiredOn.get(name) ?? '9999') > asOf;
  const there = new Set(projects.filter(isThere).flatMap(({ repositories }) => repositories));
  const all = projects.flatMap(({ repositories }) => repositories);
  return new Set(all.filter((name) => !there.has(name)));
}
