// Who did the work, by name: shown only where somebody asks for it, and never kept in a snapshot.

import type { Worker } from '../domain/people.ts';
import { tally } from './statistics.ts';
import type { ProjectView } from './view.ts';

const most = 10;

/** The people with most own commits in the last 365 days, most first, by the name they used last. No addresses. */
export function rosterOf(view: ProjectView): readonly Worker[] {
  const work = view.care(view.windows.named['365d']);
  const names = new Map<string, string>();
  for (const { commit } of work) {
    for (const identity of [commit.author, ...commit.coAuthors]) {
      names.set(view.directory.personOf(identity), identity.name);
    }
  }
  return [...tally(work.flatMap(({ people }) => people))]
    .map(([person, commits]) => ({ name: names.get(person) ?? 'unnamed', commits }))
    .sort((a, b) => b.commits - a.commits || (a.name < b.name ? -1 : 1))
    .slice(0, most);
}
