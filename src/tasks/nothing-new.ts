// A collection of a day that was measured before, by the same program from the same data. Where no upstream has anything new,
// and nobody has touched the cache or the snapshot since, it ends with what it ended with then.

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { areUpToDate } from '../collect/git/up-to-date.ts';
import type { RepositoryName } from '../domain/project.ts';
import { snapshotFiles } from '../evidence/places.ts';
import type { CollectionReport } from '../report/collection.ts';
import { cacheState } from './cache-state.ts';
import { keptPlace, type Question } from './kept-answers.ts';
import type { World } from './outside-world.ts';

/** What a collection found, and whom it asked: undefined where more than the histories was asked for. */
export interface Collection {
  readonly report: CollectionReport;
  readonly asked?: Asked;
}

interface Asked {
  readonly base: string;
  readonly allowLocal: boolean;
  readonly repositories: readonly RepositoryName[];
}

interface Kept {
  readonly report: CollectionReport;
  readonly asked: Asked;
  readonly snapshot: string;
  readonly cache: string;
}

/** What `collect` finds, or found before where nothing is new. */
export async function unlessNothingIsNew(
  question: Question,
  cacheRoot: string,
  world: World,
  collect: () => Promise<Collection>,
): Promise<CollectionReport> {
  const place = await keptPlace<Kept>('collect', { ...question, withEvidence: false }, world);
  const kept = place?.find();
  if (kept !== undefined && (await isAsItWas(kept, cacheRoot, world))) {
    tellNothingNew(kept.asked.repositories, world);
    return kept.report;
  }
  const { report, asked } = await collect();
  if (asked !== undefined && isWhole(report)) {
    const { file } = report;
    const seen = { snapshot: hashOf(file), cache: cacheState(cacheRoot) };
    place?.keep({ report: { ...report, commitsRead: 0 }, asked, ...seen });
  }
  return report;
}

async function isAsItWas(kept: Kept, cacheRoot: string, { signal }: World): Promise<boolean> {
  const { base, allowLocal, repositories } = kept.asked;
  if (cacheState(cacheRoot) !== kept.cache || hashOf(kept.report.file) !== kept.snapshot) {
    return false;
  }
  return await areUpToDate(repositories, { base, allowLocal, cacheRoot, signal });
}

/** Everything was read and written, and nothing was said that will not be said again. */
function isWhole({ snapshot, unwritten, unread }: CollectionReport): boolean {
  const isPlain = snapshot.sources.every(
    ({ state, remarks = [] }) =>
      state !== 'failed' && !remarks.some((remark) => remark.includes('made anew')),
  );
  return isPlain && unwritten.length === 0 && unread.size === 0;
}

function hashOf(place: string): string {
  try {
    const hash = createHash('sha256');
    for (const file of snapshotFiles(place)) hash.update(readFileSync(file));
    return hash.digest('hex');
  } catch {
    return '';
  }
}

function tellNothingNew(repositories: readonly RepositoryName[], { tell }: World): void {
  const total = repositories.length;
  const read = { commits: 0, notes: 0 };
  repositories.forEach((repository, at) => {
    tell?.({
      kind: 'mirror',
      progress: { repository, event: 'finished', done: at + 1, total, read },
    });
  });
}
