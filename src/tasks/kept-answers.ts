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

const mostKept = 48;

/** What `make` gives, or gave before from the same question, files, day and program. Only for what asks no source. */
export async function kept<Value>(
  task: string,
  question: Question,
  world: World,
  make: () => Value | Promise<Value>,
): Promise<Value> {
  const file = await fileOf(task, question, world);
  if (file === undefined) return await make();
  const found = read<Value>(file);
  if (found !== undefined) return found.value;
  const value = await make();
  keep(file, value);
  return value;
}

/** What is kept under the question as it stands now, and a way to keep another answer there. */
export async function keptPlace<Value>(task: string, question: Question, world: World) {
  const file = await fileOf(task, question, world);
  if (file === undefined) return undefined;
  return { found: read<Value>(file)?.value, keep: (value: Value) => keep(file, value) };
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

/** Through one buffer: a new one for each file makes the collector of garbage run, for longer than all the hashing. */
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

const buffer = Buffer.allocUnsafeSlow(256 * 1024);

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
function read<Value>(file: string): { readonly value: Value } | undefined {
  try {
    return { value: deserialize(readFileSync(file)) };
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

function removeOldest(folder: string): void {
  const files = readdirSync(folder).map((name) => join(folder, name));
  const byAge = files.map((file) => ({ file, age: -statSync(file).mtimeMs }));
  byAge.sort((one, other) => one.age - other.age);
  for (const { file } of byAge.slice(mostKept)) rmSync(file, { force: true });
}
