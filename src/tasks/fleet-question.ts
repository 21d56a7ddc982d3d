// What a day asks of the whole fleet, put together from the registry, the people and the facts at hand.

import type { Identity } from '../domain/facts.ts';
import type { PeopleDirectory } from '../domain/people.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import type { InputPin } from '../domain/snapshot.ts';
import { endOfDay, type IsoDate, startOfDay, type TimeWindow } from '../domain/time.ts';
import type { FleetQuestion } from '../engine/ask-fleet.ts';
import { identityOf } from '../facts/columns.ts';
import { factsPath } from '../facts/place.ts';
import { namesOf } from '../measure/dependents.ts';
import { teamsIn } from '../measure/one-project.ts';
import { fleetWindows, type Windows } from '../measure/windows.ts';

/** The scope that is the whole fleet. */
export const wholeFleet = 'fleet';

export interface FleetScene {
  readonly folder: string;
  readonly asOf: IsoDate;
  readonly windows: Windows;
  readonly projects: readonly Project[];
  /** In the order in which ties are settled. */
  readonly fleet: readonly RepositoryName[];
  readonly missing: readonly RepositoryName[];
  /** Tips whose files are at hand. */
  readonly tips: readonly InputPin[];
  /** By the people of the data folder alone, and with the mailmaps of the day. */
  readonly plain: PeopleDirectory;
  readonly directory: PeopleDirectory;
}

export function fleetQuestion(scene: FleetScene): FleetQuestion {
  const { folder, asOf, windows, projects, fleet, missing, tips, plain, directory } = scene;
  const families = familiesIn(projects);
  return {
    files: fleet.map((repository) => factsPath(folder, repository)),
    homes: fleet.map((repository) => ({ repository, family: families.get(repository) })),
    identify: (who) => identified(identityOf(who), plain, directory),
    limit: endOfDay(asOf),
    scopes: scopesIn(fleet, projects),
    spans: spansIn(windows),
    tips: tips.map(({ repository, commit = '' }) => ({ repository, id: commit })),
    projects: projects.map((project) => ({
      ...{ project: project.name, names: namesOf(project), repositories: project.repositories },
    })),
    missing: missing.length,
  };
}

/** The first project that names a repository says whose it is. */
function familiesIn(projects: readonly Project[]): ReadonlyMap<RepositoryName, string> {
  const families = new Map<RepositoryName, string>();
  for (const { repositories, team = '' } of projects)
    for (const name of repositories) families.set(name, families.get(name) ?? team);
  return families;
}

function identified(identity: Identity, plain: PeopleDirectory, directory: PeopleDirectory) {
  return {
    plain: plain.personOf(identity),
    person: directory.personOf(identity),
    machine: directory.machineKind(identity) ?? '',
  };
}

/** The whole fleet, and each team. */
function scopesIn(
  fleet: readonly RepositoryName[],
  projects: readonly Project[],
): FleetQuestion['scopes'] {
  const scopes = new Map<string, readonly RepositoryName[]>([[wholeFleet, fleet]]);
  const teamOf = teamsIn(projects);
  for (const repositories of new Set(projects.map(teamOf))) {
    scopes.set(scopeOf(repositories), repositories);
  }
  return scopes;
}

function spansIn({ named }: Windows): FleetQuestion['spans'] {
  const spans = fleetWindows.map((name) => named[name]);
  // A cycle of a year is the year.
  const distinct = new Map(spans.map((window) => [spanOf(window), window]));
  return [...distinct].map(([span, { from, to }]) => ({
    ...{ span, from_at: startOfDay(from), to_at: endOfDay(to) },
  }));
}

/** The name of a span of days: windows go by several. */
export function spanOf({ from, to }: TimeWindow): string {
  return `${from} ${to}`;
}

/** The name of a scope of some repositories. */
export function scopeOf(repositories: readonly RepositoryName[]): string {
  return repositories.join(' ');
}
