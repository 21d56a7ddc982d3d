// An answer kept from an earlier run, so that the same question to the same files need not load the parsers again.
// It is never trusted unless every byte that went into it is the same, and never needed: deleting it costs time only.

import { createHash, type Hash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWhole } from './files.ts';

export interface Question {
  /** Everything but files that the answer depends on. */
  readonly asked: unknown;
  /** Files, and folders whose data files and templates count; one that is missing counts as missing. */
  readonly sources: readonly string[];
  /** What the program is; undefined where it may change without a sign, and nothing is remembered. */
  readonly program: string | undefined;
}

/** The answer kept in `file` where it was made from just this, else a new one. `T` must survive JSON. */
export async function remembered<T>(
  file: string,
  question: Question,
  make: () => Promise<T>,
): Promise<T> {
  const key = keyOf(question);
  const body = key === undefined ? undefined : recall(file, key);
  if (body !== undefined) return JSON.parse(body);
  const answer = await make();
  // Files that changed while they were read gave an answer to neither the old question nor the new one.
  if (key !== undefined && key === keyOf(question)) keep(file, key, JSON.stringify(answer));
  return answer;
}

/** The built program by version, build and node; a program run from its sources changes from one line to the next. */
export function builtProgram(): string | undefined {
  const self = fileURLToPath(import.meta.url);
  if (self.endsWith('.ts')) return undefined;
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return [manifest, statSync(self).mtimeMs, process.version].join('\n');
}

function keyOf({ asked, sources, program }: Question): string | undefined {
  if (program === undefined) return undefined;
  const hash = createHash('sha256').update(JSON.stringify([program, asked]));
  try {
    for (const source of sources) addSource(hash, source);
    return hash.digest('hex');
  } catch {
    return undefined;
  }
}

function addSource(hash: Hash, path: string): void {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory() === true) {
    const names = readdirSync(path).filter((name) => /\.(ya?ml|csv|json|hbs)$/.test(name));
    for (const name of names.sort()) addSource(hash, join(path, name));
  } else {
    const bytes = found === undefined ? undefined : readFileSync(path);
    hash.update(JSON.stringify([path, bytes?.length])).update(bytes ?? '');
  }
}

/** The first line names the question and the answer: neither another one nor a damaged one is taken. */
function recall(file: string, key: string): string | undefined {
  try {
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    return text.slice(0, end) === `${key} ${digest(body)}` ? body : undefined;
  } catch {
    return undefined;
  }
}

function keep(file: string, key: string, body: string): void {
  try {
    writeWhole(file, `${key} ${digest(body)}\n${body}`);
  } catch {
    // A cache that cannot be written makes the next run slow, and nothing else.
  }
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
