// Whose repository is whose: a family is the repositories of one team, everything else that is read lies outside it.

import type { Project, RepositoryName } from '../domain/project.ts';
import type { EpochSeconds } from '../domain/time.ts';
import type { History } from './history.ts';
import { countUntil } from './statistics.ts';

/** A repository in which nothing landed for so long says nothing by what it lacks. */
const quietSeconds = 730 * 86_400;

export interface Families {
  /** Undefined for a repository that is only read for comparison. */
  readonly familyOf: (repository: RepositoryName) => string | undefined;
  readonly members: (family: string) => readonly History[];
  readonly outside: (family: string) => readonly History[];
}

export function familiesOf(projects: readonly Project[], histories: readonly History[]): Families {
  const teams = new Map<RepositoryName, string>();
  for (const { repositories, team = '' } of projects)
    for (const name of repositories) teams.set(name, teams.get(name) ?? team);
  const parted = new Map<string, Parted>();
  const part = (family: string): Parted => {
    const made = parted.get(family) ?? partOf(histories, (name) => teams.get(name) === family);
    parted.set(family, made);
    return made;
  };
  return {
    familyOf: (repository) => teams.get(repository),
    members: (family) => part(family).members,
    outside: (family) => part(family).outside,
  };
}

interface Parted {
  readonly members: readonly History[];
  readonly outside: readonly History[];
}

function partOf(
  histories: readonly History[],
  isMember: (repository: RepositoryName) => boolean,
): Parted {
  return {
    members: histories.filter(({ repository }) => isMember(repository)),
    outside: histories.filter(({ repository }) => !isMember(repository)),
  };
}

/** How many of them something had landed in by then, in the two years before. */
export function aliveAt(histories: readonly History[], at: EpochSeconds): number {
  return histories.filter(({ landings = [] }) => {
    const newest = landings[countUntil(landings, (each) => each > at) - 1];
    return newest !== undefined && newest >= at - quietSeconds;
  }).length;
}
