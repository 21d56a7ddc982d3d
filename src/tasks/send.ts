// Sending what was drafted: each mail once, the list before the people concerned, every step in the outbox.

import { setTimeout as sleep } from 'node:timers/promises';
import type { MailSettings } from '../domain/mail.ts';
import { type ParcelResult, sendMessages } from '../mail/campaign.ts';
import { deliverPatiently, type RetryOptions } from '../mail/deliver.ts';
import type { MailHistory } from '../mail/history.ts';
import {
  allowedOrRefused,
  keyOf,
  type Message,
  messageIdOf,
  type Parcel,
} from '../mail/message.ts';
import { composeMime } from '../mail/mime.ts';
import { openOutbox } from '../mail/outbox.ts';
import { allowList } from '../registry/mail.ts';
import type { Prepared } from './call.ts';
import { delivererOf, outboxPlace } from './mail-places.ts';
import type { Places, World } from './outside-world.ts';

/** How long a second sender waits for the first, in milliseconds. */
const patienceMs = 30_000;

export interface SendRequest extends Places {
  /** A test: to this address alone, with no trace in the outbox. */
  readonly toSelf?: string;
}

type OnRetry = NonNullable<RetryOptions['onRetry']>;

/** Sends the messages, those of `messagesToSend`, and says of each parcel what became of it. */
export async function sendMails(
  messages: readonly Message[],
  settings: MailSettings,
  request: SendRequest,
  world: World,
  onRetry: OnRetry,
): Promise<readonly ParcelResult[]> {
  const deliver = await patientDeliverer(settings, world, onRetry);
  if (request.toSelf !== undefined) return await sendTests(messages, deliver);
  const place = await outboxPlace(request, world);
  const outbox = await openOutbox(place, { now: world.now, waitMs: patienceMs });
  try {
    const isStopped = () => world.signal.aborted;
    return await sendMessages(messages, outbox, { deliver, isStopped });
  } finally {
    outbox.close();
  }
}

/** Mails with copies stay in, for a run that was stopped between the list's mail and the copies. */
export function messagesToSend(
  { messages, history, settings }: Prepared,
  { toSelf }: SendRequest,
): readonly Message[] {
  if (toSelf !== undefined) return messages.map((message) => testMail(message, toSelf, settings));
  return messages.filter((each) => each.affected.length > 0 || !isSent(each, history));
}

export function isSent(message: Message, history: MailHistory): boolean {
  return history.mails.some((mail) => mail.key === keyOf(message) && mail.status === 'sent');
}

/** A test goes to its sender, or to somebody of the allow-list, under another Message-ID than the mail itself. */
function testMail(message: Message, address: string, settings: MailSettings): Message {
  const own = message.from.address.toLowerCase();
  allowedOrRefused(address, new Set([...allowList(settings), own]));
  const identity = { ...message, list: address };
  return {
    ...identity,
    messageId: messageIdOf(identity),
    inReplyTo: undefined,
    to: { name: message.from.name, address },
    affected: [],
    subject: `[test] ${message.subject}`,
  };
}

type Patient = Awaited<ReturnType<typeof patientDeliverer>>;

/** Tests leave no trace in the outbox: they may be repeated. */
async function sendTests(
  messages: readonly Message[],
  deliver: Patient,
): Promise<readonly ParcelResult[]> {
  const results: ParcelResult[] = [];
  for (const message of messages) {
    const parcel: Parcel = {
      ...{ key: keyOf(message), message, audience: 'list' },
      recipients: [message.to],
    };
    const { delivery } = await deliver(parcel);
    const refused = delivery.outcome === 'sent' ? delivery.refused : 0;
    results.push({ parcel, outcome: delivery.outcome, words: delivery.reply, refused });
  }
  return results;
}

async function patientDeliverer(settings: MailSettings, world: World, onRetry: OnRetry) {
  const deliver = await delivererOf(settings, world);
  const retry: RetryOptions = {
    attempts: settings.delivery.attempts,
    waitSeconds: settings.delivery.waitSeconds,
    sleep: (seconds) => sleepUntilStopped(seconds, world.signal),
    isStopped: () => world.signal.aborted,
    onRetry,
  };
  return async (parcel: Parcel) => {
    const mime = await composeMime(parcel.message, { date: world.now() });
    return deliverPatiently(deliver, parcel, mime, retry);
  };
}

/** A wait that is cut short is over; the caller looks at the signal itself. */
async function sleepUntilStopped(seconds: number, signal: AbortSignal): Promise<void> {
  await sleep(seconds * 1000, undefined, { signal }).catch(() => undefined);
}
