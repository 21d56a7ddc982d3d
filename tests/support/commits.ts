// A commit with all that it tells in it, whatever kind of object it was: for comparing.

import type { Commit } from '../../src/domain/facts.ts';

export function wholeCommit(commit: Commit): Commit {
  const { id, parents, author, coAuthors, authoredAt, committedAt, subject, changeId, paths } =
    commit;
  return { id, parents, author, coAuthors, authoredAt, committedAt, subject, changeId, paths };
}
