// What the outbox says, mail by mail: pure, so that drafts and commands read the same.

import type { OutboxEntry } from './ledger.ts';

/**
 * Where a mail stands. `uncertain` is for people: a server may or may not have it. `failed` and `not-sent` may be
 * sent again.
 */
export type MailStatus = 'uncertain' | 'sent' | 'failed' | 'not-sent';

type Intent = Extract<OutboxEntry, { event: 'intent' }>;

type Sent =
  | 'key'
  | 'messageId'
  | 'campaign'
  | 'project'
  | 'list'
  | 'period'
  | 'audience'
  | 'covers'
  | 'subject';

/** A mail as it was meant, and what became of it. */
export interface MailRecord extends Pick<Intent, Sent> {
  readonly status: MailStatus;
  /** The server's words, or a person's. */
  readonly words: string;
  /** When the status was reached, ISO instant. */
  readonly at: string;
  /** Copies that the server refused although it took others. */
  readonly refused: number;
}

export interface Answer {
  readonly project: string;
  readonly link: string;
  readonly volunteer: boolean;
  readonly at: string;
}

export interface MailHistory {
  readonly mails: readonly MailRecord[];
  readonly answers: readonly Answer[];
}

/** Folds the entries. An intent without an outcome is uncertain: the sender died, or is sending right now. */
export function historyOf(entries: readonly OutboxEntry[]): MailHistory {
  const mails = new Map<string, MailRecord>();
  const answers: Answer[] = [];
  for (const entry of entries) {
    if (entry.event === 'intent') mails.set(entry.key, started(entry));
    else if (entry.event === 'answered') answers.push(entry);
    else if ('key' in entry) {
      const record = mails.get(entry.key);
      if (record !== undefined) mails.set(entry.key, { ...record, ...outcome(entry) });
    }
  }
  return { mails: [...mails.values()], answers };
}

/** The mail that opened the project's thread in the list, newest first choice: its call, or a digest that named it. */
export function threadOf(history: MailHistory, project: string): MailRecord | undefined {
  return history.mails
    .filter((mail) => mail.audience === 'list' && mail.status === 'sent')
    .filter((mail) => mail.campaign === 'call' || mail.campaign === 'digest')
    .filter((mail) => mail.covers.includes(project))
    .at(-1);
}

function started(intent: Intent): MailRecord {
  const { key, messageId, campaign, project, list, period, audience, covers, subject, at } = intent;
  return {
    ...{ key, messageId, campaign, project, list, period, audience, covers, subject, at },
    status: 'uncertain',
    words: 'no outcome was recorded',
    refused: 0,
  };
}

function outcome(
  entry: Extract<OutboxEntry, { key: string }>,
): Pick<MailRecord, 'status' | 'words' | 'at'> & { refused?: number } {
  const { at } = entry;
  switch (entry.event) {
    case 'sent':
      return { status: 'sent', words: entry.reply, at, refused: entry.refused ?? 0 };
    case 'failed':
    case 'uncertain':
      return { status: entry.event, words: entry.reply, at };
    case 'resolved':
      return { status: entry.as, words: entry.note ?? 'settled by a person', at };
    case 'intent':
      return { status: 'uncertain', words: 'no outcome was recorded', at };
    default:
      return entry satisfies never;
  }
}
