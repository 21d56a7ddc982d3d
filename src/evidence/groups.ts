// A snapshot of a large family in groups: the teams of the registry, each with what was asked of its repositories. A group of
// more than a file should hold is cut by the names of its projects, so that a project stays where it was whoever joins.

import { groupBy } from '../domain/group-by.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { Snapshot } from '../domain/snapshot.ts';
import { mark, slug } from '../words/slug.ts';

/** Projects that one file holds. */
export const mostInOneFile = 1000;

/** Whose group a project belongs to. */
export type GroupOf = (project: string) => string;

export interface Group {
  readonly name: string;
  /** Beside the head. */
  readonly file: string;
  readonly projects: number;
}

/** What belongs to no group, and which there are. */
export interface Head extends Omit<Snapshot, 'projects'> {
  readonly groups: readonly Group[];
}

export interface Part extends Pick<Snapshot, 'pins' | 'sources' | 'projects'> {
  readonly group: string;
}

/** Each part once: a repository that projects of several groups share stands with the first of them. */
export function inGroups(snapshot: Snapshot, groupOf: GroupOf) {
  const { projects, pins, sources, ...rest } = snapshot;
  const found = [...groupBy(projects, partName(snapshot, groupOf))].sort(byName);
  const homes = new Map<RepositoryName, string>();
  for (const [group, members] of found.toReversed())
    for (const name of members.flatMap(({ repositories }) => repositories)) homes.set(name, group);
  const pinsOf = groupBy(pins, ({ repository }) => homes.get(repository));
  const sourcesOf = groupBy(sources, ({ repository }) => homes.get(repository));
  const inputs = (group: string | undefined) => ({
    pins: pinsOf.get(group) ?? [],
    sources: sourcesOf.get(group) ?? [],
  });
  const groups = found.map(([name, { length }]) => ({
    ...{ name, file: `groups/${slug(name)}.json` },
    projects: length,
  }));
  const head: Head = { ...rest, ...inputs(undefined), groups };
  const partOf = ([group, members]: (typeof found)[number]): Part => ({
    ...{ group, projects: members },
    ...inputs(group),
  });
  return { head, parts: found.map((each) => () => partOf(each)) };
}

/** The whole of the parts, in the order of a snapshot that is one file. */
export function together({ groups: _groups, ...head }: Head, parts: readonly Part[]): Snapshot {
  return {
    ...head,
    pins: [...head.pins, ...parts.flatMap(({ pins }) => pins)],
    sources: [...head.sources, ...parts.flatMap(({ sources }) => sources)],
    projects: parts.flatMap(({ projects }) => projects).sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

const shelves = 64;

function partName({ projects }: Snapshot, groupOf: GroupOf) {
  const sizes = new Map<string, number>();
  for (const { name } of projects) sizes.set(groupOf(name), (sizes.get(groupOf(name)) ?? 0) + 1);
  return ({ name }: Snapshot['projects'][number]) => {
    const group = groupOf(name);
    if ((sizes.get(group) ?? 0) <= mostInOneFile) return group;
    const shelf = Number.parseInt(mark(name), 16) % shelves;
    return `${group} ${String(shelf + 1).padStart(2, '0')} of ${shelves}`;
  };
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
