// What one attempt to deliver can end with, and how often it is made. A mail that a server may have is never tried again.

import type { Parcel } from './message.ts';

/** The end of one attempt. Only `deferred` may be tried again: nothing was taken, by the server's own word. */
export type Delivery =
  | {
      readonly outcome: 'sent';
      readonly reply: string;
      /** Recipients that were not taken although others were. */
      readonly refused: number;
    }
  | { readonly outcome: 'deferred'; readonly reply: string }
  | { readonly outcome: 'failed'; readonly reply: string }
  | { readonly outcome: 'uncertain'; readonly reply: string };

/** One attempt. Never rejects: whatever happens is one of the four ends. */
export type Deliver = (parcel: Parcel, mime: Buffer) => Promise<Delivery>;

export interface RetryOptions {
  /** Attempts in all. */
  readonly attempts: number;
  /** Between two attempts, in seconds: greylisting wants minutes. */
  readonly waitSeconds: number;
  /** Resolves early when the run is stopped. */
  readonly sleep: (seconds: number) => Promise<void>;
  readonly isStopped: () => boolean;
  readonly onRetry?: (parcel: Parcel, reply: string, attempt: number) => void;
}

/** Tries a deferred mail again, the same bytes under the same Message-ID; what stays deferred has failed. */
export async function deliverPatiently(
  deliver: Deliver,
  parcel: Parcel,
  mime: Buffer,
  options: RetryOptions,
): Promise<{ readonly delivery: Exclude<Delivery, { outcome: 'deferred' }>; attempts: number }> {
  for (let attempt = 1; ; attempt += 1) {
    const delivery = await deliver(parcel, mime);
    if (delivery.outcome !== 'deferred') return { delivery, attempts: attempt };
    if (attempt >= options.attempts || options.isStopped()) {
      return { delivery: { ...delivery, outcome: 'failed' }, attempts: attempt };
    }
    options.onRetry?.(parcel, delivery.reply, attempt);
    await options.sleep(options.waitSeconds);
  }
}

const longestReply = 300;

/** A server's words, fit for a file that is committed: one line, no address of a person, none of our secrets. */
export function publicWords(words: string, secrets: readonly string[] = []): string {
  let text = words;
  for (const secret of secrets.filter((each) => each !== '')) {
    text = text.replaceAll(secret, '[secret]');
    text = text.replaceAll(Buffer.from(secret).toString('base64'), '[secret]');
  }
  return text
    .replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[^\s<>"'()]+@[^\s<>"'()]+/g, '[address]')
    .trim()
    .slice(0, longestReply);
}
