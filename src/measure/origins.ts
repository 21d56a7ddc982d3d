// Where a commit of a branch comes from: written for it, brought a second time by a merge, or imported with the history
// of something else. The same work counts once, and what was written elsewhere is no work on this project.

import type { Commit } from '../domain/facts.ts';
import { positionsOf } from '../domain/positions.ts';
import { foldedSubject } from '../domain/subject.ts';
import type { History } from './history.ts';

/** `again` is work that had landed before under another id; `imported` has no root in common with the branch. */
export type Origin = 'again' | 'imported';

/** The commits of a history that were not written for it, each with the reason. */
export function originsOf(history: History): ReadonlyMap<Commit, Origin> {
  const origins = new Map<Commit, Origin>();
  for (const commit of repeated(history)) origins.set(commit, 'again');
  for (const commit of imported(history)) origins.set(commit, 'imported');
  return origins;
}

/** Picks that were merged back, and the like: what landed first is the work. */
function repeated({ landed }: History): readonly Commit[] {
  const byDate = new Map<number, Commit | Commit[]>();
  const found: Commit[] = [];
  for (const commit of landed) {
    const { authoredAt, parents } = commit;
    if (authoredAt === undefined || parents.length > 1) continue;
    const same = byDate.get(authoredAt);
    if (same === undefined) byDate.set(authoredAt, commit);
    else if ([same].flat().some((earlier) => isSameWork(earlier, commit))) found.push(commit);
    else byDate.set(authoredAt, [...[same].flat(), commit]);
  }
  return found;
}

/** Of commits with one author date: the same author and Change-Id; where one has none, the same subject and a file. */
function isSameWork(one: Commit, other: Commit): boolean {
  if (one.author.address !== other.author.address || one.author.name !== other.author.name)
    return false;
  if (one.changeId !== undefined && other.changeId !== undefined)
    return one.changeId === other.changeId;
  return (
    foldedSubject(one.subject) === foldedSubject(other.subject) &&
    one.paths.some((path) => other.paths.includes(path))
  );
}

/** What a merge brought and does not descend from the root of the branch. A parent out of sight is taken for our own. */
function imported({ landed, mainline }: History): readonly Commit[] {
  const ours = mainline[0];
  const roots = landed.filter((commit) => commit.parents.length === 0 && commit !== ours);
  if (roots.length === 0) return [];
  const positionOf = positionsOf(landed);
  const origin = new Uint8Array(landed.length);
  if (ours !== undefined) origin[positionOf(ours.id) ?? -1] = own;
  for (const at of landed.keys()) settle(at, landed, positionOf, origin);
  return landed.filter((_, at) => origin[at] === foreign);
}

/** What is known of a commit: 0 is nothing yet. */
const own = 1;
const foreign = 2;

/** A commit is foreign when it has only foreign ancestors. Goes without recursion: histories are long. */
function settle(
  from: number,
  landed: readonly Commit[],
  positionOf: (id: string) => number | undefined,
  origin: Uint8Array,
): void {
  const waiting = [from];
  for (let next = waiting.at(-1); next !== undefined; next = waiting.at(-1)) {
    const ids = origin[next] === 0 ? (landed[next]?.parents ?? []) : [];
    const parents = ids.flatMap((id) => positionOf(id) ?? []);
    const open = parents.filter((each) => origin[each] === 0);
    waiting.push(...open);
    if (open.length > 0) continue;
    if (origin[next] === 0) {
      const isForeign =
        parents.length === ids.length && parents.every((each) => origin[each] === foreign);
      origin[next] = isForeign ? foreign : own;
    }
    waiting.pop();
  }
}
