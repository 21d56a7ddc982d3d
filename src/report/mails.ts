// Drafts, deliveries and the outbox in their forms.

import type { DraftShown } from '../domain/mail.ts';
import type { RenderedFile } from './form.ts';

/** What was drafted, and what is held back. */
export interface DraftsShown {
  readonly drafts: readonly DraftShown[];
  readonly held: readonly object[];
}

/** One after the other, as a person reads them. */
export function draftsText({ drafts }: DraftsShown): string {
  return drafts.map(({ text }) => text).join(`\n${'='.repeat(72)}\n\n`);
}

/** Files that a mail program opens as drafts, each with its text beside it. */
export function draftsFiles({ drafts }: DraftsShown): readonly RenderedFile[] {
  return drafts.flatMap(({ files }) => files);
}

export function draftsJson({ drafts, held }: DraftsShown): string {
  return `${JSON.stringify({ drafts: drafts.map(({ view }) => view), held }, null, 2)}\n`;
}

/** What became of a mail, or of its copies. */
export interface ResultShown {
  readonly key: string;
  readonly outcome: string;
  readonly words: string;
  readonly refused: number;
}

export function resultsText(results: readonly ResultShown[]): string {
  return results.map(({ outcome, ...rest }) => `${outcome.padEnd(10)} ${line(rest)}`).join('');
}

/** The record of what was sent and answered. */
export interface OutboxShown {
  readonly mails: readonly {
    readonly status: string;
    readonly at: string;
    readonly key: string;
    readonly words: string;
    readonly refused: number;
  }[];
  readonly answers: readonly {
    readonly project: string;
    readonly link: string;
    readonly volunteer: boolean;
    readonly at: string;
  }[];
}

export function outboxText({ mails, answers }: OutboxShown): string {
  const sent = mails.map(
    ({ status, at, ...rest }) => `${status.padEnd(10)} ${at.slice(0, 10)}  ${line(rest)}`,
  );
  const answered = answers.map(({ project, link, volunteer, at }) => {
    const words = volunteer ? 'volunteers' : 'no volunteer';
    return `${'answered'.padEnd(10)} ${at.slice(0, 10)}  ${project}  ${words}: ${link}\n`;
  });
  const lines = [...sent, ...answered];
  return lines.length === 0
    ? 'Nothing was sent or answered yet. A call is drafted with: stadium call\n'
    : lines.join('');
}

export function outboxJson({ mails, answers }: OutboxShown): string {
  return `${JSON.stringify({ mails, answers }, null, 2)}\n`;
}

function line({ key, words, refused }: Omit<ResultShown, 'outcome'>): string {
  const missing = refused === 0 ? '' : ` (${refused} copies were refused)`;
  return `${key}  ${words}${missing}\n`;
}
