// Drafts as a person reads them: text on the terminal, or files that a mail program opens.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startOfDay } from '../domain/time.ts';
import { mailboxText } from './mailbox.ts';
import type { Message } from './message.ts';
import { composeMime } from './mime.ts';

/** The mail with the headers that matter to a reader, then its text. */
export function draftText(message: Message): string {
  const headers = [
    `From: ${mailboxText(message.from)}`,
    `To: ${message.to.name} <${message.to.address}>`,
    `Subject: ${message.subject}`,
    `Message-ID: ${message.messageId}`,
    ...(message.inReplyTo === undefined ? [] : [`In-Reply-To: ${message.inReplyTo}`]),
    ...(message.affected.length === 0
      ? []
      : [`Copies: ${message.affected.length} people concerned`]),
  ];
  return `${headers.join('\n')}\n\n${message.text}`;
}

/** Writes each mail as `.eml` and `.txt` and returns the files. The `.eml` is dated by the figures: same draft, same bytes. */
export async function writeDrafts(
  messages: readonly Message[],
  folder: string,
): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const files: string[] = [];
  for (const message of messages) {
    const base = join(folder, `${message.campaign}-${message.project}-${message.period}`);
    const date = new Date((startOfDay(message.asOf) + noon) * 1000);
    writeFileSync(`${base}.eml`, await composeMime(message, { date, asDraft: true }));
    writeFileSync(`${base}.txt`, draftText(message));
    files.push(`${base}.eml`, `${base}.txt`);
  }
  return files;
}

const noon = 43_200;
