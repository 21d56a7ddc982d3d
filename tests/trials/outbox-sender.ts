// A process of its own that sends a campaign, and can end itself by SIGKILL at a named point.

import { appendFileSync } from 'node:fs';
import { sendMessages } from '../../src/mail/campaign.ts';
import { deliverPatiently } from '../../src/mail/deliver.ts';
import type { OutboxEvent } from '../../src/mail/ledger.ts';
import { composeMime } from '../../src/mail/mime.ts';
import { type Outbox, type OutboxPlace, openOutbox } from '../../src/mail/outbox.ts';
import { smtpDelivery } from '../../src/mail/smtp.ts';
import { aMessage } from '../mail/a-message.ts';

/** Points inside the sender; those of the conversation are the wire's. */
export type KillPoint =
  | 'before-lock'
  | 'locked'
  | 'before-intent'
  | 'torn-intent'
  | 'after-intent'
  | 'answered'
  | 'torn-outcome'
  | 'recorded'
  | 'before-release';

export interface SenderOrder {
  readonly place: OutboxPlace;
  readonly port: number;
  /** Names of the projects to write about. */
  readonly projects: readonly string[];
  readonly killAt?: KillPoint;
}

const order = JSON.parse(process.argv[2] ?? '') as SenderOrder;
process.stdout.write('ready\n');
await send();

async function send(): Promise<void> {
  reach('before-lock');
  const outbox = await openOutbox(order.place, { now: () => new Date(), waitMs: 120_000 });
  reach('locked');
  const deliver = smtpDelivery({
    ...{ host: '127.0.0.1', port: order.port, tls: 'none', credentials: undefined },
    silenceMs: 20_000,
  });
  const messages = order.projects.map((project) => aMessage({ project }));
  const retry = {
    attempts: 3,
    waitSeconds: 0,
    sleep: async () => undefined,
    isStopped: () => false,
  };
  await sendMessages(messages, deadly(outbox), {
    isStopped: () => false,
    deliver: async (parcel) => {
      reach('after-intent');
      const mime = await composeMime(parcel.message, { date: new Date() });
      const result = await deliverPatiently(deliver, parcel, mime, retry);
      reach('answered');
      return result;
    },
  });
  reach('before-release');
  outbox.close();
}

function deadly(outbox: Outbox): Outbox {
  return {
    ...outbox,
    append: (event: OutboxEvent) => {
      const isIntent = event.event === 'intent';
      if (isIntent) reach('before-intent');
      tear(isIntent ? 'torn-intent' : 'torn-outcome');
      outbox.append(event);
      if (!isIntent) reach('recorded');
    },
  };
}

/** Leaves what a power cut leaves: the beginning of a line. */
function tear(point: KillPoint): void {
  if (order.killAt !== point) return;
  appendFileSync(order.place.file, '{"seq":2,"at":"2019-11-');
  reach(point);
}

function reach(point: KillPoint): void {
  if (order.killAt === point) process.kill(process.pid, 'SIGKILL');
}
