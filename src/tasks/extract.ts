// A share of the repositories, read into the folder of facts that all machines see. Whatever a killed run left undone is
// done by the next one: a file that is there, whole and of the same tip, is all that says "done".

import { setTimeout as pause } from 'node:timers/promises';
import PQueue from 'p-queue';
import { openCache } from '../cache/open.ts';
import { requireCapableGit } from '../collect/git/capability.ts';
import { collectRepository } from '../collect/git/facts.ts';
import { mirror } from '../collect/git/mirror.ts';
import type { FactsNote } from '../domain/fact-files.ts';
import type { UnknownReason } from '../domain/facts.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { Cache } from '../domain/stores.ts';
import { endOfDay, type IsoDate } from '../domain/time.ts';
import { isInShard, type Shard, shardNamed } from '../facts/place.ts';
import { readNote } from '../facts/read.ts';
import { removeDrafts, writeAsked, writeFacts } from '../facts/write.ts';
import { factRows } from '../measure/fact-rows.ts';
import { type Data, loadData } from '../registry/load.ts';
import type { ExtractedRepository, ExtractionReport } from '../report/extraction.ts';
import { factsDefinitions, pageKey, pagesIn, repositoriesInFacts } from './facts-folder.ts';
import { type FactsPlace, fileOf } from './facts-of-repository.ts';
import { cacheFolder, dataFolder, dayNamed, packagedData, today } from './folders.ts';
import { gitBase } from './git-base.ts';
import { fillingCache } from './locked.ts';
import type { Places, World } from './outside-world.ts';

export interface ExtractRequest extends Places {
  readonly facts: string;
  /** `2/4`: the second of four shares. */
  readonly shard: string;
  readonly asOf?: string;
  readonly gitBase?: string;
  /** How long to wait before what failed for the moment is asked again, in milliseconds. */
  readonly pauseMs?: number;
}

/** Reads what is new of the share. What cannot be read is said in the report, and asked again by the next run. */
export async function extract(request: ExtractRequest, world: World): Promise<ExtractionReport> {
  const shard = shardNamed(request.shard);
  const data = loadData(dataFolder(request), packagedData);
  const asOf = request.asOf === undefined ? today(world) : dayNamed(request.asOf, data.calendar);
  // A cache of its own: shares that run at the same time, on one machine or on many, never wait for each other.
  const cache = `${await cacheFolder(request, world)}/shards/${shard.number}-of-${shard.of}`;
  return await fillingCache(cache, world, async () => {
    await requireCapableGit(cache);
    const store = openCache(cache);
    try {
      return await extractShare(data, asOf, shard, request, world, store, cache);
    } finally {
      store.close();
    }
  });
}

async function extractShare(
  data: Data,
  asOf: IsoDate,
  shard: Shard,
  request: ExtractRequest,
  world: World,
  store: Cache,
  cacheRoot: string,
): Promise<ExtractionReport> {
  const place: FactsPlace = {
    ...{ data, asOf, folder: request.facts, shard: `${shard.number}/${shard.of}` },
    now: Math.floor(world.now().getTime() / 1000),
    options: {
      ...gitBase(data, request),
      ...{ cacheRoot, store, signal: world.signal },
      readAt: endOfDay(today(world)),
    },
  };
  const share = repositoriesInFacts(data.registry).filter((name) => isInShard(name, shard));
  removeDrafts(request.facts);
  const results = new Map<RepositoryName, ExtractedRepository>();
  let waiting: readonly RepositoryName[] = share;
  for (let round = 0; round < rounds && waiting.length > 0; round++) {
    if (round > 0) await pause(request.pauseMs ?? pauseMs, undefined, { signal: world.signal });
    for (const each of await extractAll(waiting, place, world)) results.set(each.repository, each);
    waiting = share.filter((name) => isTransient(results.get(name)?.reason));
  }
  const repositories = share.flatMap((name) => results.get(name) ?? []);
  return { folder: request.facts, shard: place.shard, asOf, repositories };
}

const rounds = 3;
const pauseMs = 15_000;

/** What may be otherwise in a moment. */
function isTransient(reason: UnknownReason | undefined): boolean {
  return reason !== undefined && transient.has(reason.code);
}

const transient: ReadonlySet<string> = new Set([
  'locked',
  'git-died',
  'timeout',
  'unreachable',
  'rate-limited',
]);

async function extractAll(
  repositories: readonly RepositoryName[],
  place: FactsPlace,
  world: World,
): Promise<readonly ExtractedRepository[]> {
  const queue = new PQueue({ concurrency: 2 });
  const total = repositories.length;
  let done = 0;
  return await Promise.all(
    repositories.map((repository) =>
      queue.add(async () => {
        world.signal.throwIfAborted();
        const found = await extractOne(repository, place);
        const { reason, commitsRead: commits } = found;
        const ending = reason === undefined ? ('finished' as const) : ('failed' as const);
        done += 1;
        const progress = { repository, event: ending, done, total, read: { commits, notes: 0 } };
        world.tell?.({ kind: 'mirror', progress: { ...progress, ...(reason && { reason }) } });
        return found;
      }),
    ),
  );
}

async function extractOne(
  repository: RepositoryName,
  place: FactsPlace,
): Promise<ExtractedRepository> {
  const { folder, options, shard, now } = place;
  const left = await readNote(folder, repository);
  const note = left?.state === 'known' ? left.value : undefined;
  const asked = (told: { refs?: string; reason?: UnknownReason }) =>
    writeAsked(folder, repository, { askedAt: now, shard, ...told });
  if (note !== undefined && (await isCurrent(note, place))) {
    if (note.refs !== undefined) asked({ refs: note.refs });
    return { repository, state: 'kept', commitsRead: 0 };
  }
  const collected = await collectRepository(repository, options);
  const { report, read } = collected;
  const facts = collected.facts?.();
  if (facts === undefined) {
    const reason = report.reason ?? { code: 'not-collected', detail: 'it could not be read' };
    asked({ reason });
    return { repository, state: 'failed', reason, commitsRead: 0 };
  }
  const file = await fileOf(facts, report, note, place);
  await writeFacts(folder, file, factRows(facts));
  asked(file.note.refs === undefined ? {} : { refs: file.note.refs });
  return { repository, state: 'written', commitsRead: read.commits };
}

/** Whether the file tells of what the upstream has now, by our definitions, with the day that is asked for. */
async function isCurrent(note: FactsNote, { asOf, options, data }: FactsPlace): Promise<boolean> {
  const isOurs = note.definitions === factsDefinitions && !note.hasOddDates;
  if (!isOurs || note.refs === undefined || !(asOf in note.days)) return false;
  if (
    isPart(note) ||
    pagesIn(note.repository, data.registry).some((page) => !(pageKey(page) in note.pages))
  )
    return false;
  const found = await mirror({ ...options, repository: note.repository });
  return found.state === 'known' && found.value.refs === note.refs;
}

/** A file or a page of it could not be read. */
function isPart({ unreadFiles, unreadMailmaps, pages }: FactsNote): boolean {
  const unread = [...Object.values(unreadFiles), unreadMailmaps, ...Object.values(pages)];
  return unread.some((each) => each !== null && each !== undefined);
}
