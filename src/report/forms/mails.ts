// The forms of mail: drafts, what became of each, and the record of what was sent.

import type { Forms } from '../form.ts';
import type { DraftsShown, OutboxShown, ResultShown } from '../mails.ts';
import { asJson, form } from './making.ts';

export const drafts: Forms<DraftsShown> = {
  text: form('drafts.txt', async () => (await import('../mails.ts')).draftsText),
  eml: form('drafts', async () => (await import('../mails.ts')).draftsFiles),
  json: form('drafts.json', async () => (await import('../mails.ts')).draftsJson),
};

export const deliveries: Forms<readonly ResultShown[]> = {
  text: form('deliveries.txt', async () => (await import('../mails.ts')).resultsText),
  json: form('deliveries.json', asJson),
};

export const outbox: Forms<OutboxShown> = {
  text: form('outbox.txt', async () => (await import('../mails.ts')).outboxText),
  json: form('outbox.json', async () => (await import('../mails.ts')).outboxJson),
};
