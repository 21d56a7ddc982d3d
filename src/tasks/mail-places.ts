// What the mail tasks share: settings, places, sender, deliverer.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StadiumError } from '../domain/errors.ts';
import type { MailSettings } from '../domain/mail.ts';
import type { Deliver } from '../mail/deliver.ts';
import { mailbox } from '../mail/mailbox.ts';
import type { Address } from '../mail/message.ts';
import type { OutboxPlace } from '../mail/outbox.ts';
import { type SmtpCredentials, smtpDelivery } from '../mail/smtp.ts';
import { readMailSettings, smallestMailYaml } from '../registry/mail.ts';
import { cacheFolder, dataFolder } from './folders.ts';
import type { Places, World } from './outside-world.ts';

export function readSettings(places: Places): MailSettings {
  const file = join(dataFolder(places), 'mail.yaml');
  if (existsSync(file)) return readMailSettings(file).value;
  throw new StadiumError('DATA_INVALID', `${file} is missing: it names the list to write to`, {
    hint: `This line is enough, with your own list; the rest, and what it is when left out: stadium schema mail\n    ${smallestMailYaml}`,
  });
}

/** The outbox of the data folder, and this machine's witness of it. */
export async function outboxPlace(places: Places, world: World): Promise<OutboxPlace> {
  const file = resolve(dataFolder(places), 'outbox.ndjson');
  const name = createHash('sha256').update(file).digest('hex').slice(0, 16);
  return {
    file,
    witness: join(await cacheFolder(places, world), 'outbox', `${name}.json`),
  };
}

/** `Name <address>` from the option or STADIUM_MAIL_FROM. */
export function senderOf(option: string | undefined, { env }: World): Address {
  const text = option ?? env['STADIUM_MAIL_FROM'];
  const sender = text === undefined ? undefined : mailbox(text);
  if (sender !== undefined) return sender;
  const got = text === undefined ? 'nothing' : JSON.stringify(text);
  throw new StadiumError('USAGE', `the sender is expected as "Name <user@host>", got ${got}`, {
    hint: 'Set STADIUM_MAIL_FROM or give --from; a name with a comma stands in quotes: \'"Lab, Ada" <ada@example.org>\'.',
  });
}

/** The deliverer that data/mail.yaml names; host and credentials come from the environment, never from the arguments. */
export async function delivererOf(settings: MailSettings, { env }: World): Promise<Deliver> {
  const { via, sendmailPath, tls } = settings.delivery;
  if (via === 'sendmail') {
    const { sendmailDelivery } = await import('../mail/sendmail.ts');
    return sendmailDelivery(sendmailPath);
  }
  const host = env['STADIUM_SMTP_HOST'] ?? settings.delivery.host;
  if (host === undefined) {
    throw new StadiumError('USAGE', 'no SMTP server is named', {
      hint: 'Set STADIUM_SMTP_HOST, or delivery.host in data/mail.yaml.',
    });
  }
  const usual = tls === 'implicit' ? 465 : 587;
  const port = portOf(env['STADIUM_SMTP_PORT']) ?? settings.delivery.port ?? usual;
  const ca = env['STADIUM_SMTP_CA'];
  return smtpDelivery({
    ...{ host, port, tls, credentials: credentialsOf({ env }) },
    ...(ca === undefined ? {} : { ca: readFileSync(ca, 'utf8') }),
  });
}

function credentialsOf({ env }: Pick<World, 'env'>): SmtpCredentials | undefined {
  const user = env['STADIUM_SMTP_USER'];
  const password = env['STADIUM_SMTP_PASSWORD'];
  const accessToken = env['STADIUM_SMTP_TOKEN'];
  if (user === undefined) return undefined;
  if (accessToken !== undefined) return { user, accessToken };
  if (password !== undefined) return { user, password };
  throw new StadiumError('USAGE', 'STADIUM_SMTP_USER is set without a password or token', {
    hint: 'Set STADIUM_SMTP_PASSWORD or STADIUM_SMTP_TOKEN in the environment.',
  });
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StadiumError(
    'USAGE',
    `STADIUM_SMTP_PORT: expected a port, got ${JSON.stringify(text)}`,
  );
}
