// The outbox as text: one JSON object a line, each with the digest of the line before, so that a line that is taken
// out, changed or put in shows.

import { createHash } from 'node:crypto';
import { StadiumError } from '../domain/errors.ts';

interface OfMail {
  readonly key: string;
  readonly messageId: string;
}

/** What can happen to a mail, and what people add. */
export type OutboxEvent =
  | { readonly event: 'opened' | 'repaired'; readonly note: string }
  | ({
      readonly event: 'intent';
      readonly campaign: string;
      readonly project: string;
      readonly list: string;
      readonly period: string;
      readonly audience: 'list' | 'affected';
      readonly covers: readonly string[];
      readonly subject: string;
      /** How many; never who. */
      readonly recipients: number;
      readonly asOf: string;
      readonly override?: string;
    } & OfMail)
  | ({
      readonly event: 'sent';
      readonly reply: string;
      readonly attempts: number;
      /** Copies that the server would not take; how many, never whose. */
      readonly refused?: number;
    } & OfMail)
  | ({ readonly event: 'failed'; readonly reply: string; readonly attempts: number } & OfMail)
  | ({ readonly event: 'uncertain'; readonly reply: string } & OfMail)
  | ({
      readonly event: 'resolved';
      readonly as: 'sent' | 'not-sent';
      readonly note?: string;
    } & OfMail)
  | {
      readonly event: 'answered';
      readonly project: string;
      readonly link: string;
      readonly volunteer: boolean;
    };

/** An event as it stands in the file. `at` is an ISO instant, UTC. */
export type OutboxEntry = OutboxEvent & { readonly seq: number; readonly at: string };

/** Fields that a line of each kind must have; the digests vouch for the rest. */
const fields: Readonly<Record<OutboxEvent['event'], readonly string[]>> = {
  opened: ['note'],
  repaired: ['note'],
  intent: ['key', 'messageId', 'campaign', 'project', 'list', 'period', 'audience', 'covers'],
  sent: ['key', 'messageId', 'reply'],
  failed: ['key', 'messageId', 'reply'],
  uncertain: ['key', 'messageId', 'reply'],
  resolved: ['key', 'messageId', 'as'],
  answered: ['project', 'link', 'volunteer'],
};

export interface Ledger {
  readonly entries: readonly OutboxEntry[];
  /** Digest of every line, in order. */
  readonly digests: readonly string[];
  /** Whether the text ends with a line end; a write that was cut off does not. */
  readonly isTerminated: boolean;
  /** Whether the last line cannot be read: a crash cut it off, and no later run has said so yet. */
  readonly isLastTorn: boolean;
}

/** Reads the file's text; throws MAIL_HELD with file and line where it is not what was written. */
export function parseLedger(text: string, file: string): Ledger {
  const isTerminated = text.endsWith('\n');
  const lines = (isTerminated ? text.slice(0, -1) : text).split('\n');
  const entries: OutboxEntry[] = [];
  const digests: string[] = [];
  let isLastTorn = false;
  for (const [index, line] of lines.entries()) {
    const entry = readLine(line, digests.at(-1) ?? '');
    if (entry !== undefined) entries.push(entry);
    else if (index === 0) throw broken(file, 1);
    else if (index === lines.length - 1) isLastTorn = true;
    else if (!isRepair(lines[index + 1], digestOf(line))) throw broken(file, index + 1);
    digests.push(digestOf(line));
  }
  return { entries, digests, isTerminated, isLastTorn };
}

/** The line that records an event after the given digests. */
export function formatLine(event: OutboxEvent, digests: readonly string[], at: Date): string {
  const { event: name, ...rest } = event;
  const seq = digests.length + 1;
  const previous = digests.at(-1) ?? '';
  return JSON.stringify({ seq, at: at.toISOString(), event: name, ...rest, previous });
}

export function digestOf(line: string): string {
  return createHash('sha256').update(line).digest('hex').slice(0, 24);
}

/** Undefined when the line is not one of ours, or does not follow the line before. */
function readLine(line: string, previous: string): OutboxEntry | undefined {
  try {
    const entry = JSON.parse(line) as OutboxEntry & { readonly previous: string };
    const wanted = ['seq', 'at', ...fields[entry.event]];
    return entry.previous === previous && wanted.every((name) => name in entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

/** A line that a crash cut off is forgiven when the next run said so right after it. */
function isRepair(line: string | undefined, tornDigest: string): boolean {
  return line !== undefined && readLine(line, tornDigest)?.event === 'repaired';
}

function broken(file: string, line: number): StadiumError {
  return new StadiumError(
    'MAIL_HELD',
    `${file}:${line}: this line is not what was written here, or the one before it was changed`,
    {
      hint: 'The outbox is only ever added to. Restore it from version control; nothing is sent until then.',
    },
  );
}
