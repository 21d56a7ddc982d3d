// A collection: what it reads, measures and writes, or what it found before where nothing is new. Only the first loads all that takes.

import type { CollectionReport } from '../report/collection.ts';
import type { CollectRequest } from './collect-day.ts';
import { cacheFolder, dataFolder } from './folders.ts';
import type { Question } from './kept-answers.ts';
import { fillingCache } from './locked.ts';
import { unlessNothingIsNew } from './nothing-new.ts';
import type { World } from './outside-world.ts';

/** Collects and writes the snapshot of the day. What a source fails to answer is unknown, and stands in its report. */
export async function collect(request: CollectRequest, world: World): Promise<CollectionReport> {
  dataFolder(request);
  const cacheRoot = await cacheFolder(request, world);
  const question: Question = { ...request, cache: cacheRoot };
  const alone = async () => await (await import('./collect-day.ts')).collectDay(request, world);
  return await fillingCache(cacheRoot, world, async () =>
    request.facts === undefined
      ? await unlessNothingIsNew(question, cacheRoot, world, alone)
      : (await alone()).report,
  );
}
