// What the mail commands need from the rest of the program, and what they share: settings, places, sender, deliverer.

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StadiumError } from '../domain/errors.ts';
import type { Decision } from '../domain/lifecycle.ts';
import type { MailSettings } from '../domain/mail.ts';
import type { Scorecard } from '../domain/scorecard.ts';
import type { IsoDate } from '../domain/time.ts';
import type { Deliver } from '../mail/deliver.ts';
import { mailbox } from '../mail/mailbox.ts';
import type { Address } from '../mail/message.ts';
import type { OutboxPlace } from '../mail/outbox.ts';
import { type SmtpCredentials, smtpDelivery } from '../mail/smtp.ts';
import { readMailSettings } from '../registry/mail.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface MailWiring {
  /** The assessed snapshot at or before the as-of date, newest by default. */
  readonly loadScorecard: (
    options: CommonOptions & { readonly asOf?: string },
    today: IsoDate,
  ) => Promise<{ readonly scorecard: Scorecard }>;
  readonly dataFolder: (options: CommonOptions) => string;
  readonly cacheFolder: (options: CommonOptions, shell: Shell) => Promise<string>;
  /** Adds to decisions.yaml after checking that the step is legal. */
  readonly appendDecision: (
    options: CommonOptions,
    decision: Decision,
    today: IsoDate,
  ) => Promise<void>;
  /** People with recent own commits, reviews or a role in the project, where the cache knows them. */
  readonly findAffected?: (options: CommonOptions, project: string) => Promise<readonly Address[]>;
  /** Asks the person at the terminal; resolves to the line that was typed. */
  readonly ask: (question: string) => Promise<string>;
}

export function readSettings(wiring: MailWiring, options: CommonOptions): MailSettings {
  const file = join(wiring.dataFolder(options), 'mail.yaml');
  if (existsSync(file)) return readMailSettings(file).value;
  throw new StadiumError('DATA_INVALID', `${file} is missing`, {
    hint: 'Copy the packaged data/mail.yaml and adapt it.',
  });
}

/** The outbox of the data folder, and this machine's witness of it. */
export async function outboxPlace(
  wiring: MailWiring,
  options: CommonOptions,
  shell: Shell,
): Promise<OutboxPlace> {
  const file = resolve(wiring.dataFolder(options), 'outbox.ndjson');
  const name = createHash('sha256').update(file).digest('hex').slice(0, 16);
  return {
    file,
    witness: join(await wiring.cacheFolder(options, shell), 'outbox', `${name}.json`),
  };
}

/** `Name <address>` from the option or STADIUM_MAIL_FROM. */
export function senderOf(option: string | undefined, shell: Shell): Address {
  const text = option ?? shell.env['STADIUM_MAIL_FROM'];
  const sender = text === undefined ? undefined : mailbox(text);
  if (sender !== undefined) return sender;
  const got = text === undefined ? 'nothing' : JSON.stringify(text);
  throw new StadiumError('USAGE', `the sender is expected as "Name <user@host>", got ${got}`, {
    hint: 'Set STADIUM_MAIL_FROM or give --from; a name with a comma stands in quotes: \'"Lab, Ada" <ada@example.org>\'.',
  });
}

/** The deliverer that data/mail.yaml names; host and credentials come from the environment, never from the arguments. */
export async function delivererOf(settings: MailSettings, shell: Shell): Promise<Deliver> {
  const { via, sendmailPath, tls } = settings.delivery;
  if (via === 'sendmail') {
    const { sendmailDelivery } = await import('../mail/sendmail.ts');
    return sendmailDelivery(sendmailPath);
  }
  const host = shell.env['STADIUM_SMTP_HOST'] ?? settings.delivery.host;
  if (host === undefined) {
    throw new StadiumError('USAGE', 'no SMTP server is named', {
      hint: 'Set STADIUM_SMTP_HOST, or delivery.host in data/mail.yaml.',
    });
  }
  const usual = tls === 'implicit' ? 465 : 587;
  const port = portOf(shell.env['STADIUM_SMTP_PORT']) ?? settings.delivery.port ?? usual;
  const ca = shell.env['STADIUM_SMTP_CA'];
  return smtpDelivery({
    ...{ host, port, tls, credentials: credentialsOf(shell) },
    ...(ca === undefined ? {} : { ca: readFileSync(ca, 'utf8') }),
  });
}

function credentialsOf({ env }: Shell): SmtpCredentials | undefined {
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
