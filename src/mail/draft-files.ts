// Drafts as a person reads them: text on the terminal, or files that a mail program opens.

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

/** The mail as `.eml` and `.txt`. The `.eml` is dated by the figures: same draft, same bytes. */
export async function draftFiles(message: Message) {
  const base = `${message.campaign}-${message.project}-${message.period}`;
  const date = new Date((startOfDay(message.asOf) + noon) * 1000);
  const mime = await composeMime(message, { date, asDraft: true });
  return [
    { path: `${base}.eml`, content: mime.toString() },
    { path: `${base}.txt`, content: draftText(message) },
  ];
}

const noon = 43_200;
