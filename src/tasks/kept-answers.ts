// An answer kept between runs, under a hash of everything that it was made from: the same question again costs reading
// the files and nothing else. Deleting the folder costs time, never data; an answer of other inputs is never found.

import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { writeWhole } from '../disk/write.ts';
import { evidenceFiles } from '../evidence/places.ts';
import { cacheState } from './cache-state.ts';
import {
  cacheFolder,
  criteriaFolder,
  dataFolder,
  evidenceFolder,
  packagedData,
  today,
} from './folders.ts';
import type { World } from './outside-world.ts';

/** A question: everything that moves the answer beside the files of the data folder and the day. */
export interface Question {
  readonly [detail: string]: unknown;
  readonly data?: string | undefined;
  readonly cache?: string | undefined;
  readonly asOf?: string | undefined;
  readonly policy?: string | undefined;
  /** False where no snapshot moves it. */
  readonly withEvidence?: boolean;
  /** Whether the answers to the criteria are in it. */
  readonly withCriteria?: boolean;
  /** Whether it was made from the cache as well. */
  readonly fromCache?: boolean;
}

/** What is asked of a task that asks no source. */
export interface Asked<Value> {
  readonly task: string;
  /** Undefined where the answer must not be kept. */
  readonly question: Question | undefined;
  readonly make: (world: World) => Value | Promise<Value>;
}

/** Room for an answer, and beside it for what is made of nothing else. */
export interface Place<Value> {
  readonly find: () => Value | undefined;
  readonly keep: (value: Value) => void;
  /** A place for what the answer alone gives in the light of `detail`. */
  readonly beside: <Made>(detail: Readonly<Record<string, unknown>>) => Place<Made>;
}

/** Answers, and texts made of them. */
const mostKept = 96;
const mostBytes = 512 * 1024 * 1024;

/** What the task gives, or gave before from the same question, files, day and program. */
export async function kept<Value>(asked: Asked<Value>, world: World): Promise<Value> {
  const place = await keptPlace<Value>(asked.task, asked.question, world);
  return (await keptAt(place, asked.make, world)).value;
}

/** The same where the place is known already. What was told on the way has to be told again: then nothing is kept. */
export async function keptAt<Value>(
  place: Place<Value> | undefined,
  make: Asked<Value>['make'],
  world: World,
): Promise<{ readonly value: Value; readonly isKept: boolean }> {
  const found = place?.find();
  if (found !== undefined) return { value: found, isKept: true };
  let isKept = true;
  const value = await make({
    ...world,
    tell: (news) => {
      isKept = false;
      world.tell?.(news);
    },
  });
  if (isKept) place?.keep(value);
  return { value, isKept };
}

/** Where the answer to the question as it stands now is kept; undefined where nothing can be. */
export async function keptPlace<Value>(
  task: string,
  question: Question | undefined,
  world: World,
): Promise<Place<Value> | undefined> {
  const file = question && (await fileOf(task, question, world));
  return file === undefined ? undefined : placeAt(file);
}

function placeAt<Value>(file: string): Place<Value> {
  return {
    find: () => read<Value>(file),
    keep: (value) => keep(file, value),
    beside: (detail) => {
      const hash = createHash('sha256').update(JSON.stringify([file, detail]));
      return placeAt(join(file, '..', hash.digest('hex')));
    },
  };
}

/** Nothing is kept by a program that runs from its sources: nobody knows which ones. */
async function fileOf(task: string, question: Question, world: World): Promise<string | undefined> {
  const build = process.env['STADIUM_BUILD'];
  if (build === undefined) return undefined;
  try {
    const { cache: _place, ...asked } = question;
    const hash = createHash('sha256');
    hash.update(JSON.stringify([build, process.version, task, today(world), process.cwd(), asked]));
    for (const file of filesBehind(question)) hashFile(hash, file);
    const folder = await cacheFolder(question, world);
    if (question.fromCache === true) hash.update(cacheState(folder));
    return join(folder, 'answers', hash.digest('hex'));
  } catch {
    // A folder that cannot be read, or no home: the task itself says it best.
    return undefined;
  }
}

/**
 * Through one buffer: a new one for each file makes the collector of garbage run, for longer than all the hashing. One that fits
 * into a processor's own cache, or what was read is fetched from memory twice more.
 */
function hashFile(hash: Hash, file: string): void {
  const opened = openSync(file, 'r');
  try {
    hash.update(`\0${file}\0${fstatSync(opened).size}\0`);
    for (let read = 1; read > 0; ) {
      read = readSync(opened, buffer);
      hash.update(buffer.subarray(0, read));
    }
  } finally {
    closeSync(opened);
  }
}

const buffer = Buffer.allocUnsafeSlow(64 * 1024);

function filesBehind(question: Question): readonly string[] {
  const own = dataFolder(question);
  const folders = [...new Set([own, packagedData])];
  return [
    ...folders.flatMap((folder) => filesIn(folder, '.yaml')),
    ...(question.withEvidence === false ? [] : evidenceFiles(evidenceFolder(own))),
    ...(question.withCriteria === true ? filesIn(criteriaFolder(own), '.json') : []),
    ...(question.policy === undefined ? [] : [question.policy]),
  ];
}

function filesIn(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => join(folder, name));
}

/** Undefined for what is not there, or cannot be read back whole. */
function read<Value>(file: string): Value | undefined {
  try {
    return deserialize(readFileSync(file)) as Value;
  } catch {
    return undefined;
  }
}

function keep(file: string, value: unknown): void {
  try {
    writeWhole(file, serialize(value));
    removeOldest(join(file, '..'));
  } catch {
    // Whoever cannot write there goes without.
  }
}

/** Answers of a family of thousands are large: the newest is always left, others as far as there is room. */
function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => {
    const file = join(folder, name);
    const { mtimeMs, size } = statSync(file);
    return { file, mtimeMs, size };
  });
  files.sort((one, other) => other.mtimeMs - one.mtimeMs);
  let bytes = 0;
  for (const [at, { file, size }] of files.entries()) {
    bytes += size;
    if (at > 0 && (at >= mostKept || bytes > mostBytes)) rmSync(file, { force: true });
  }
}
