// Sends a list of mails, each at most once: intent on the disk, then the server, then the outcome on the disk.

import type { Delivery } from './deliver.ts';
import { historyOf } from './history.ts';
import { type Message, type Parcel, parcelsOf } from './message.ts';
import type { Outbox } from './outbox.ts';

export interface ParcelResult {
  readonly parcel: Parcel;
  /** `kept-back`: not tried, for the list did not get the mail or the run was stopped. `known`: sent before. */
  readonly outcome: 'sent' | 'failed' | 'uncertain' | 'known' | 'kept-back';
  readonly words: string;
  readonly refused: number;
}

export interface SendOptions {
  /** The whole attempt with its retries; never rejects. */
  readonly deliver: (parcel: Parcel) => Promise<{
    readonly delivery: Exclude<Delivery, { outcome: 'deferred' }>;
    readonly attempts: number;
  }>;
  readonly isStopped: () => boolean;
  readonly onResult?: (result: ParcelResult) => void;
}

/** Sends what was not sent yet, in order. The caller holds the outbox and has checked every message. */
export async function sendMessages(
  messages: readonly Message[],
  outbox: Outbox,
  options: SendOptions,
): Promise<readonly ParcelResult[]> {
  const results: ParcelResult[] = [];
  for (const message of messages) {
    for (const parcel of parcelsOf(message)) {
      const result = await sendParcel(parcel, outbox, options);
      results.push(result);
      options.onResult?.(result);
    }
  }
  return results;
}

async function sendParcel(
  parcel: Parcel,
  outbox: Outbox,
  options: SendOptions,
): Promise<ParcelResult> {
  const standing = standingOf(parcel, outbox);
  if (standing !== undefined) return standing;
  if (options.isStopped()) return keptBack(parcel, 'the run was stopped');
  const { key, message } = parcel;
  outbox.append(intentOf(parcel));
  const { delivery, attempts } = await options.deliver(parcel);
  const { outcome, reply } = delivery;
  const mail = { key, messageId: message.messageId, reply };
  if (outcome === 'uncertain') outbox.append({ event: 'uncertain', ...mail });
  else if (outcome === 'failed') outbox.append({ event: 'failed', ...mail, attempts });
  else {
    const refused = delivery.refused === 0 ? {} : { refused: delivery.refused };
    outbox.append({ event: 'sent', ...mail, attempts, ...refused });
  }
  const refused = delivery.outcome === 'sent' ? delivery.refused : 0;
  return { parcel, outcome, words: reply, refused };
}

/** A result when the outbox already decides; undefined when the parcel may go out. */
function standingOf(parcel: Parcel, outbox: Outbox): ParcelResult | undefined {
  const { mails } = historyOf(outbox.entries());
  const before = mails.find((mail) => mail.key === parcel.key);
  if (before?.status === 'sent') return known(parcel, `sent on ${before.at.slice(0, 10)}`);
  if (before?.status === 'uncertain') return held(parcel, before.words);
  if (parcel.audience === 'list') return undefined;
  const list = mails.find((mail) => `${mail.key}/affected` === parcel.key);
  return list?.status === 'sent' ? undefined : keptBack(parcel, 'the list does not have the mail');
}

function known(parcel: Parcel, words: string): ParcelResult {
  return { parcel, outcome: 'known', words, refused: 0 };
}

/** For people to settle: it is never sent again by itself. */
function held(parcel: Parcel, words: string): ParcelResult {
  return { parcel, outcome: 'uncertain', words, refused: 0 };
}

function keptBack(parcel: Parcel, words: string): ParcelResult {
  return { parcel, outcome: 'kept-back', words, refused: 0 };
}

function intentOf(parcel: Parcel) {
  const { key, message, audience, recipients } = parcel;
  const { messageId, campaign, project, list, period, subject, asOf, covers } = message;
  return {
    ...({ event: 'intent', key, messageId, campaign, project, list, period, audience } as const),
    ...{ subject, asOf, covers, recipients: recipients.length },
    ...(message.override === undefined ? {} : { override: message.override }),
  };
}
