// What a person sees of drafts: their text and files, without anybody's address that is not the list's.

import type { DraftShown } from '../domain/mail.ts';
import { draftFiles, draftText } from '../mail/draft-files.ts';
import { keyOf, type Message } from '../mail/message.ts';

export async function shownDrafts(messages: readonly Message[]): Promise<readonly DraftShown[]> {
  return await Promise.all(
    messages.map(async (message) => {
      const { affected, ...rest } = message;
      return {
        view: { key: keyOf(message), ...rest, copies: affected.length },
        text: draftText(message),
        files: await draftFiles(message),
      };
    }),
  );
}
