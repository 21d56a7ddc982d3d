// The outbox file: only ever added to, each line on the disk before anything follows from it. Together with its
// witness in the cache folder it notices when it is missing, shorter or another than it was.

import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { lockOwner } from '../disk/claims.ts';
import { type LockOwner, takeLock } from '../disk/lock.ts';
import { StadiumError } from '../domain/errors.ts';
import {
  digestOf,
  formatLine,
  type Ledger,
  type OutboxEntry,
  type OutboxEvent,
  parseLedger,
} from './ledger.ts';

export interface OutboxPlace {
  /** `outbox.ndjson` in the data folder. */
  readonly file: string;
  /** What this machine last saw of it; in the cache folder. */
  readonly witness: string;
}

export interface Outbox {
  entries(): readonly OutboxEntry[];
  /** Returns when the line is on the disk. */
  append(event: OutboxEvent): void;
  close(): void;
}

export interface OpenOptions {
  readonly now: () => Date;
  /** How long to wait for another sender, in milliseconds. */
  readonly waitMs: number;
  readonly onWait?: (owner: LockOwner) => void;
}

/**
 * Opens the outbox for writing, alone. Mends what a crash left: a line cut off is closed, an intent without outcome
 * becomes `uncertain`. Refuses with MAIL_HELD when the file is missing or is not a continuation of what was seen.
 */
export async function openOutbox(place: OutboxPlace, options: OpenOptions): Promise<Outbox> {
  refuseMissing(place.file);
  const release = await lockOf(place, options);
  try {
    const writer = openWriter(place, options.now);
    settleDangling(writer);
    writeWitness(place.witness, writer.digests);
    return {
      entries: () => writer.entries,
      append: (event) => append(writer, event),
      close: () => {
        closeSync(writer.descriptor);
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}

/** The outbox as it stands, read without the lock; `sender` is who is sending at this moment. */
export function readOutbox(place: OutboxPlace): {
  readonly entries: readonly OutboxEntry[];
  readonly sender: LockOwner | undefined;
} {
  refuseMissing(place.file);
  const sender = lockOwner(lockFolder(place.file));
  return { entries: checkedLedger(place).entries, sender };
}

/** Starts an empty outbox. Refuses to when one is there, or when this machine has seen one there. */
export function createOutbox(place: OutboxPlace, now: Date): void {
  if (existsSync(place.file)) {
    throw new StadiumError('USAGE', `${place.file} exists already`);
  }
  if (existsSync(place.witness)) throw lost(place, 'it is missing');
  const note =
    'Every mail that was sent, or may have been. Commit this file; never take a line out.';
  const line = formatLine({ event: 'opened', note }, [], now);
  const descriptor = openSync(place.file, 'wx', 0o644);
  writeWhole(descriptor, `${line}\n`, place.file);
  closeSync(descriptor);
}

async function lockOf(place: OutboxPlace, options: OpenOptions): Promise<() => void> {
  const folder = lockFolder(place.file);
  try {
    const { release } = await takeLock(folder, options);
    return release;
  } catch (error) {
    if (error instanceof StadiumError) throw error;
    throw unwritable(folder, (error as Error).message, error);
  }
}

interface Writer {
  readonly place: OutboxPlace;
  readonly descriptor: number;
  readonly now: () => Date;
  readonly entries: OutboxEntry[];
  readonly digests: string[];
}

/** Closes a line that a crash cut off; it keeps its place, so that nothing is ever taken out of the file. */
function openWriter(place: OutboxPlace, now: () => Date): Writer {
  const ledger = checkedLedger(place);
  const descriptor = openSync(place.file, 'a');
  const writer = {
    place,
    descriptor,
    now,
    entries: [...ledger.entries],
    digests: [...ledger.digests],
  };
  if (!ledger.isTerminated) writeWhole(descriptor, '\n', place.file);
  if (ledger.isLastTorn) {
    append(writer, { event: 'repaired', note: 'the line before was cut off by a crash' });
  }
  return writer;
}

function append(writer: Writer, event: OutboxEvent): void {
  const line = formatLine(event, writer.digests, writer.now());
  writeWhole(writer.descriptor, `${line}\n`, writer.place.file);
  writer.digests.push(digestOf(line));
  writer.entries.push(JSON.parse(line) as OutboxEntry);
  writeWitness(writer.place.witness, writer.digests);
}

function settleDangling(writer: Writer): void {
  const open = new Map<string, string>();
  for (const entry of writer.entries) {
    if (entry.event === 'intent') open.set(entry.key, entry.messageId);
    else if ('key' in entry) open.delete(entry.key);
  }
  for (const [key, messageId] of open) {
    append(writer, {
      ...{ event: 'uncertain', key, messageId },
      reply: 'the program was stopped before the outcome was recorded',
    });
  }
}

function checkedLedger(place: OutboxPlace): Ledger {
  const ledger = parseLedger(readFileSync(place.file, 'utf8'), place.file);
  const seen = readWitness(place.witness);
  if (seen === undefined) return ledger;
  if (ledger.digests.length < seen.lines) {
    throw lost(place, `it has ${ledger.digests.length} lines and had ${seen.lines}`);
  }
  if (ledger.digests[seen.lines - 1] !== seen.digest) {
    throw lost(place, `its line ${seen.lines} is not the one that was there`);
  }
  return ledger;
}

interface Witness {
  readonly lines: number;
  readonly digest: string;
}

function readWitness(file: string): Witness | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Witness;
  } catch (cause) {
    throw new StadiumError('MAIL_HELD', `${file} cannot be read`, {
      hint: 'Compare the outbox with version control, then delete that file.',
      cause,
    });
  }
}

function writeWitness(file: string, digests: readonly string[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const witness: Witness = { lines: digests.length, digest: digests.at(-1) ?? '' };
  const draft = `${file}.draft`;
  const descriptor = openSync(draft, 'w');
  writeWhole(descriptor, `${JSON.stringify(witness)}\n`, draft);
  closeSync(descriptor);
  renameSync(draft, file);
}

/** Writes all of the text and waits for the disk; a full disk is an error, never a shorter file that looks well. */
function writeWhole(descriptor: number, text: string, file: string): void {
  const bytes = Buffer.from(text);
  const before = fstatSync(descriptor).size;
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
    fsyncSync(descriptor);
  } catch (cause) {
    throw unwritable(file, (cause as Error).message, cause);
  }
  const size = fstatSync(descriptor).size;
  if (size !== before + bytes.length) throw unwritable(file, `it has ${size} bytes`);
}

function unwritable(file: string, how: string, cause?: unknown): StadiumError {
  return new StadiumError('MAIL_HELD', `${file} could not be written: ${how}`, {
    hint: 'Is the disk full or read-only, or does something else write there? Nothing more is sent.',
    cause,
  });
}

function refuseMissing(file: string): void {
  if (existsSync(file)) return;
  throw new StadiumError(
    'MAIL_HELD',
    `${file} is missing, which does not mean that nothing was sent`,
    {
      hint: 'Restore it from version control; for a team that never sent a mail: stadium outbox init.',
    },
  );
}

function lost(place: OutboxPlace, how: string): StadiumError {
  return new StadiumError('MAIL_HELD', `${place.file} is not the outbox that was here: ${how}`, {
    hint: `Restore it from version control. If the change was meant, delete ${place.witness}.`,
  });
}

function lockFolder(file: string): string {
  return `${file}.lock`;
}
