// What stands behind a tip, as the store has it: the history of a repository, and how to get it again.

import type { Commit } from '../../domain/facts.ts';
import { positionsOf } from '../../domain/positions.ts';
import type { RepositoryName } from '../../domain/project.ts';
import type { CommitStore } from '../../domain/stores.ts';
import { readGit } from './fault.ts';
import type { GitOptions } from './run.ts';

interface BehindTip {
  readonly commits: readonly Commit[];
  /** The same from the store. */
  readonly again: () => readonly Commit[];
  readonly missing: number;
  readonly rewritten: boolean;
}

/** Exactly what stands behind the tip: the store may hold more after a history was rewritten. */
export async function behindTip(
  repository: RepositoryName,
  tip: string,
  store: CommitStore,
  git: GitOptions,
): Promise<BehindTip> {
  const stored = storedIn(store, repository);
  const behind = reach(tip, stored);
  const tips = store.coveredTips(repository);
  const rewritten = tips.some((each) => !behind.has(each) && !reach(each, stored).has(tip));
  if (behind.missing === 0) {
    const again = fromStore(tip, store, repository);
    return { commits: behind.commits(), again, missing: 0, rewritten };
  }
  // A commit that could not be read hides its parents from us, not from git.
  const list = await readGit(['rev-list', tip], git);
  const ids = list
    .toString('latin1')
    .split('\n')
    .filter((id) => id !== '');
  const read = ids.flatMap((id) => stored.commits[stored.positionOf(id) ?? -1] ?? []);
  return { commits: read, again: () => read, missing: ids.length - read.length, rewritten };
}

interface Stored {
  readonly commits: readonly Commit[];
  readonly positionOf: (id: string) => number | undefined;
}

/** Made where no history is in sight: what a function can see is held as long as the function. */
function fromStore(tip: string, store: CommitStore, repository: RepositoryName) {
  return () => reach(tip, storedIn(store, repository)).commits();
}

function storedIn(store: CommitStore, repository: RepositoryName): Stored {
  const commits = store.commits(repository);
  return { commits, positionOf: positionsOf(commits) };
}

/** What stands behind a tip, itself included, as far as it was stored. */
function reach(tip: string, { commits, positionOf }: Stored) {
  const isBehind = new Uint8Array(commits.length);
  const missing = new Set<string>();
  const waiting = [tip];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const at = positionOf(id);
    if (at === undefined) missing.add(id);
    if (at === undefined || isBehind[at] === 1) continue;
    isBehind[at] = 1;
    waiting.push(...(commits[at]?.parents ?? []));
  }
  return {
    missing: missing.size,
    has: (id: string) => missing.has(id) || isBehind[positionOf(id) ?? -1] === 1,
    commits: () => commits.filter((_, at) => isBehind[at] === 1),
  };
}
