// What a project said of itself on a day, and since when: words of its files at the tip, an emptied tree, and for a component
// the move by which its folder came to be. Facts beside the figures; no figure rests on them.

import type { Naming } from '../domain/facts.ts';
import { isInTree, type Project } from '../domain/project.ts';
import { isClaim, type Saying, type TreeSaying } from '../domain/sayings.ts';
import type { InputPin } from '../domain/snapshot.ts';
import { addDays, dayOf } from '../domain/time.ts';
import type { FleetAt } from './fleet-day.ts';
import { isBelow } from './paths.ts';
import type { Work } from './work.ts';

/** A move matters while a window reaches behind it; the longest looks at three years. */
const moveDays = 1095;

/** Asked for any project; a component has only its move, since a README speaks for the whole tree. */
export function sayingsAt(
  at: FleetAt,
  tips: readonly InputPin[],
  naming: Naming | undefined,
): (project: Project) => readonly Saying[] {
  const tipOf = new Map(tips.map(({ repository, commit = '' }) => [repository, commit]));
  const tells = addDays(at.asOf, -moveDays);
  return (project) =>
    project.repositories.flatMap((repository) => {
      const work = at.work.get(repository) ?? [];
      if (isInTree(project)) {
        return moveOf(project, repository, work).filter(({ since: day = at.asOf }) => day > tells);
      }
      const files = naming?.get(repository)?.get(tipOf.get(repository) ?? '');
      if (files?.state !== 'known') return [];
      return files.value.flatMap(({ says }) =>
        says === undefined || (says.until ?? '9999') < at.asOf
          ? []
          : [{ ...says, source: 'git', repository, ...since(says, work) }],
      );
    });
}

/** The newest change of the file; of a tree that was emptied, the newest that touched anything but what is left. */
function since(
  { path, code }: TreeSaying,
  work: readonly Work[],
): Pick<Saying, 'since' | 'commit'> {
  const touched = ({ commit }: Work) =>
    code === 'emptied'
      ? commit.paths.some((each) => each.includes('/') && !each.startsWith('.'))
      : commit.paths.includes(path);
  const newest = work.findLast(touched);
  return { ...dated(newest), ...(newest && isClaim({ code }) && { commit: newest.commit.id }) };
}

function dated(work: Work | undefined): Pick<Saying, 'since'> {
  return work?.landedAt === undefined ? {} : { since: dayOf(work.landedAt) };
}

/**
 * The folder came by a move where most files that had been seen in it appeared in one commit with a namesake elsewhere that
 * was older, and that nobody touched again. Where `formerly` names the old folder, everything is counted and nothing is said.
 */
function moveOf(
  { paths, formerly = [] }: Project,
  repository: string,
  work: readonly Work[],
): readonly Saying[] {
  const known = [...paths, ...formerly];
  const last = lastTouches(work);
  const seen = new Set<string>();
  const here = new Set<string>();
  for (const [at, each] of work.entries()) {
    const touched = each.commit.paths;
    const fresh = touched.filter((path) => isBelow(path, known) && !here.has(path));
    for (const path of fresh) here.add(path);
    const left = new Map(
      touched
        .filter((path) => !isBelow(path, known) && seen.has(path) && last.get(path) === at)
        .map((path) => [baseName(path), path]),
    );
    const moved = fresh.flatMap((path) => left.get(baseName(path)) ?? []);
    if (moved.length > 0 && moved.length * 2 >= here.size) {
      const path = commonFolder(moved);
      const text = path === '' ? 'its files lay elsewhere in the tree' : `it lay in ${path}`;
      return [{ code: 'moved-here', source: 'git', repository, path, text, ...dated(each) }];
    }
    for (const path of touched) seen.add(path);
  }
  return [];
}

function lastTouches(work: readonly Work[]): ReadonlyMap<string, number> {
  const last = new Map<string, number>();
  for (const [at, { commit }] of work.entries()) {
    for (const path of commit.paths) last.set(path, at);
  }
  return last;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const [first = []] = folders;
  const parts = first.filter((_part, depth) =>
    folders.every(
      (each) => each.slice(0, depth + 1).join('/') === first.slice(0, depth + 1).join('/'),
    ),
  );
  return parts.join('/');
}
