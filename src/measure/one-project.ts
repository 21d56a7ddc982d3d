// All measurements of one project on a day, from its own repositories and what the fleet tells of them.

import type { Known, UnknownReason } from '../domain/facts.ts';
import { groupBy } from '../domain/group-by.ts';
import type { Measurements } from '../domain/measurement.ts';
import type { PeopleDirectory } from '../domain/people.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import type { Saying } from '../domain/sayings.ts';
import type { ProjectEvidence } from '../domain/snapshot.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Use } from './dependents.ts';
import type { Fleet } from './fleet.ts';
import type { FleetAt } from './fleet-day.ts';
import { describe, type Measure, type Partial, toMeasurement } from './measure.ts';
import type { NamedAt } from './named-people.ts';
import type { sayingsAt } from './sayings.ts';
import { projectView } from './view.ts';
import type { Windows } from './windows.ts';

/** Whether the history of each repository is known, or why not. */
export type Histories = ReadonlyMap<RepositoryName, Known<unknown>>;

/** What was asked besides git tells of a project; nothing where it was not asked. */
export interface Others {
  readonly measure: (
    project: Project,
    scene: { readonly windows: Windows; readonly people: PeopleDirectory },
  ) => Measurements;
  /** What a host tells of it in its own words. */
  readonly say?: (project: Project, asOf: IsoDate) => readonly Saying[];
}

/** A day on which projects are measured; the repositories of the project that is asked for are at hand. */
export interface Scene {
  readonly histories: Histories;
  readonly teamOf: ReturnType<typeof teamsIn>;
  readonly windows: Windows;
  readonly measures: readonly Measure[];
  readonly asked: Others;
  readonly fleet: Fleet;
  readonly at: FleetAt;
  readonly sayings: ReturnType<typeof sayingsAt>;
  readonly use: Use | undefined;
  readonly named: NamedAt | undefined;
  /** The same as the missing repositories could make it look; absent where none is missing. */
  readonly partial: PartialScene | undefined;
}

export interface PartialScene extends Pick<Partial, 'reason' | 'mayJoinPeople'> {
  readonly fleet: Fleet;
  readonly at: FleetAt;
}

/** Undefined for a project that had no commit by then. */
export function measureProject(project: Project, scene: Scene): ProjectEvidence | undefined {
  const { measures, windows, asked, at } = scene;
  const others = asked.measure(project, { windows, people: at.directory });
  const unread = (reason: UnknownReason) =>
    evidence(project, { ...unknownMeasurements(measures, windows, reason), ...others });
  const lost = lossOf(project, scene.histories);
  if (lost !== undefined) return unread(lost);
  const view = viewIn(project, scene, scene);
  if (view.state === 'unknown')
    return view.reason.code === 'no-commit-yet' ? undefined : unread(view.reason);
  const partial = partialOf(project, scene);
  const rows = measures.map((measure) => [
    measure.definition.id,
    toMeasurement(measure, view.value, partial),
  ]);
  const told = asked.say?.(project, at.asOf) ?? [];
  return evidence(project, { ...Object.fromEntries(rows), ...others }, [
    ...scene.sayings(project),
    ...told,
  ]);
}

function viewIn(
  project: Project,
  { windows, teamOf, use, named }: Scene,
  { fleet, at }: Pick<Scene, 'fleet' | 'at'>,
) {
  return projectView(project, fleet, at, windows, teamOf(project), use, named);
}

/** What is known of it while repositories are missing; undefined where none is. */
function partialOf(project: Project, scene: Scene): Partial | undefined {
  if (scene.partial === undefined) return undefined;
  const { reason, mayJoinPeople } = scene.partial;
  const view = viewIn(project, scene, scene.partial);
  return view.state === 'unknown' ? undefined : { reason, view: view.value, mayJoinPeople };
}

/**
 * Repositories of a project's team, of all that the registry knows, whether or not the team still lists them: its people
 * may work on all.
 */
export function teamsIn(
  projects: readonly Project[],
): (project: Project) => readonly RepositoryName[] {
  const teams = new Map(
    [...groupBy(projects, ({ team }) => team)].map(([team, own]) => [
      team,
      [...new Set(own.flatMap(({ repositories }) => repositories))],
    ]),
  );
  return ({ team }) => teams.get(team) ?? [];
}

function lossOf(project: Project, histories: Histories): UnknownReason | undefined {
  for (const name of project.repositories) {
    const each = histories.get(name);
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
