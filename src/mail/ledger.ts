// The outbox as text: one JSON object a line, each with the digest of the line before, so that a line that is taken
// out, changed or put in shows.

import { createHash } from 'node:crypto';
import * as z from 'zod';
import { StadiumError } from '../domain/errors.ts';

const mail = {
  key: z.string().min(1),
  messageId: z.string().min(1),
};

/** What can happen to a mail, and what people add. */
const Event = z.discriminatedUnion('event', [
  z.object({ event: z.literal('opened'), note: z.string() }),
  z.object({
    event: z.literal('intent'),
    ...mail,
    campaign: z.string(),
    project: z.string(),
    list: z.string(),
    period: z.string(),
    audience: z.enum(['list', 'affected']),
    covers: z.array(z.string()),
    subject: z.string(),
    recipients: z.number().int(),
    asOf: z.string(),
    override: z.string().optional(),
  }),
  z.object({
    event: z.literal('sent'),
    ...mail,
    reply: z.string(),
    attempts: z.number().int(),
    /** Copies that the server would not take; how many, never whose. */
    refused: z.number().int().optional(),
  }),
  z.object({
    event: z.literal('failed'),
    ...mail,
    reply: z.string(),
    attempts: z.number().int(),
  }),
  z.object({ event: z.literal('uncertain'), ...mail, reply: z.string() }),
  z.object({
    event: z.literal('resolved'),
    ...mail,
    as: z.enum(['sent', 'not-sent']),
    note: z.string().optional(),
  }),
  z.object({
    event: z.literal('answered'),
    project: z.string(),
    link: z.string(),
    volunteer: z.boolean(),
  }),
  z.object({ event: z.literal('repaired'), note: z.string() }),
]);

const Line = z.intersection(
  z.object({ seq: z.number().int(), at: z.string(), previous: z.string() }),
  Event,
);

/** An event as it is handed to the outbox. */
export type OutboxEvent = z.infer<typeof Event>;
/** An event as it stands in the file. `at` is an ISO instant, UTC. */
export type OutboxEntry = OutboxEvent & { readonly seq: number; readonly at: string };

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

function readLine(line: string, previous: string): OutboxEntry | undefined {
  try {
    const parsed = Line.safeParse(JSON.parse(line));
    return parsed.success && parsed.data.previous === previous ? parsed.data : undefined;
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
