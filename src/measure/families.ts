// Whose repository is whose: a family is the repositories of one team, everything else that is read lies outside it.

import { groupBy } from '../domain/group-by.ts';
import type { Project, RepositoryName } from '../domain/project.ts';
import type { EpochSeconds } from '../domain/time.ts';
import type { History } from './history.ts';
import { countUntil } from './statistics.ts';

/** A repository in which nothing landed for so long says nothing by what it lacks. */
const quietSeconds = 730 * 86_400;

export interface Families {
  /** Undefined for a repository that is only read for comparison. */
  readonly familyOf: (repository: RepositoryName) => string | undefined;
  /** Repositories of the family in which something had landed by then, in the two years before. */
  readonly aliveMembers: (family: string, at: EpochSeconds) => number;
  /** The same of all others that are read. */
  readonly aliveOutside: (family: string, at: EpochSeconds) => number;
}

export function familiesOf(projects: readonly Project[], histories: readonly History[]): Families {
  const teams = new Map<RepositoryName, string>();
  for (const { repositories, team = '' } of projects)
    for (const name of repositories) teams.set(name, teams.get(name) ?? team);
  const all = livesOf(histories);
  const byFamily = groupBy(histories, ({ repository }) => teams.get(repository));
  const lives = new Map([...byFamily].map(([family, own]) => [family, livesOf(own)]));
  const aliveMembers = (family: string, at: EpochSeconds) => aliveAt(lives.get(family), at);
  return {
    familyOf: (repository) => teams.get(repository),
    aliveMembers,
    aliveOutside: (family, at) => aliveAt(all, at) - aliveMembers(family, at),
  };
}

/** When repositories began to be alive, and when they fell quiet, each in order. */
interface Lives {
  readonly starts: readonly EpochSeconds[];
  readonly ends: readonly EpochSeconds[];
}

function livesOf(histories: readonly History[]): Lives {
  const starts: EpochSeconds[] = [];
  const ends: EpochSeconds[] = [];
  for (const { landings = [] } of histories) {
    for (const [at, landing] of landings.entries()) {
      const before = landings[at - 1];
      const after = landings[at + 1];
      if (before === undefined || landing > before + quietSeconds) starts.push(landing);
      if (after === undefined || after > landing + quietSeconds) ends.push(landing + quietSeconds);
    }
  }
  const ascending = (one: number, other: number) => one - other;
  return { starts: starts.sort(ascending), ends: ends.sort(ascending) };
}

function aliveAt({ starts, ends }: Lives = { starts: [], ends: [] }, at: EpochSeconds): number {
  return countUntil(starts, (each) => each > at) - countUntil(ends, (each) => each >= at);
}
