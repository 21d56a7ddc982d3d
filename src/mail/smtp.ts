// One mail over one SMTP connection. nodemailer speaks; whether the server may have the mail is judged here, because its
// error codes are the same before the greeting and after the last byte.

import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import { StadiumError } from '../domain/errors.ts';
import { type Deliver, type Delivery, publicWords } from './deliver.ts';
import type { Parcel } from './message.ts';

export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  /** `starttls` and `implicit` are encrypted or nothing; `none` is for a relay on this very machine, without password. */
  readonly tls: 'starttls' | 'implicit' | 'none';
  readonly credentials: SmtpCredentials | undefined;
  /** Certificates to trust besides the system's, PEM. */
  readonly ca?: string;
  /** Silence after which the connection is given up, in milliseconds. RFC 5321 asks for ten minutes after the dot. */
  readonly silenceMs?: number;
}

export type SmtpCredentials =
  | { readonly user: string; readonly password: string }
  | { readonly user: string; readonly accessToken: string };

const tenMinutes = 600_000;
const loopback = new Set(['localhost', '127.0.0.1', '::1']);

/** A deliverer by SMTP. Throws USAGE when the options would put a password or a mail on a wire unencrypted. */
export function smtpDelivery(options: SmtpOptions): Deliver {
  refusePlaintext(options);
  return (parcel, mime) => attempt(options, parcel, mime);
}

async function attempt(options: SmtpOptions, parcel: Parcel, mime: Buffer): Promise<Delivery> {
  const connection = new SMTPConnection(connectionOptions(options));
  const body = trackedBody(mime);
  const secrets = secretsOf(options);
  try {
    const conversation = converse(connection, options.credentials, envelopeOf(parcel, mime), body);
    const info = await Promise.race([conversation, brokenOff(connection)]);
    connection.quit();
    const reply = publicWords(info.response, secrets);
    return { outcome: 'sent', reply, refused: info.rejected.length };
  } catch (error) {
    connection.close();
    return judge(error as SmtpFailure, body.isHandedOver(), secrets);
  }
}

async function converse(
  connection: SMTPConnection,
  credentials: SmtpCredentials | undefined,
  envelope: ReturnType<typeof envelopeOf>,
  body: TrackedBody,
): Promise<{ readonly response: string; readonly rejected: readonly string[] }> {
  await answered<unknown>((done) => connection.connect((error) => done(error ?? null, true)));
  if (credentials !== undefined) {
    await answered<unknown>((done) => connection.login(loginOf(credentials), done));
  }
  return answered((done) => connection.send(envelope, body.stream, done));
}

/**
 * Rejects when the connection fails between two answers, and gives an answer that came at the same moment (421) the
 * first word. The listeners outlive the mail, for a reset after QUIT.
 */
function brokenOff(connection: SMTPConnection): Promise<never> {
  const broken = new Promise<never>((_, reject) => {
    connection.on('error', (error) => setImmediate(reject, error));
    connection.once('end', () => setImmediate(reject, new Error('the connection was closed')));
  });
  broken.catch(() => undefined);
  return broken;
}

function answered<T>(ask: (done: (error: Error | null, answer?: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    ask((error, answer) => (error === null ? resolve(answer as T) : reject(error)));
  });
}

interface TrackedBody {
  readonly stream: Readable;
  readonly isHandedOver: () => boolean;
}

/**
 * The mail's bytes, with a note of the moment when the last of them is handed to the connection, which then adds the
 * final dot. From that moment on only the server's own reply can say that it does not have the mail.
 */
function trackedBody(mime: Buffer): TrackedBody {
  let isBodyOut = false;
  let isHandedOver = false;
  const stream = new Readable({
    read() {
      if (!isBodyOut) {
        isBodyOut = true;
        this.push(mime);
        return;
      }
      isHandedOver = true;
      this.push(null);
    },
  });
  return { stream, isHandedOver: () => isHandedOver };
}

interface SmtpFailure extends Error {
  readonly code?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** A reply with 4 or 5 is a refusal at any stage; without one, all depends on whether the dot may have gone out. */
function judge(error: SmtpFailure, mayHaveIt: boolean, secrets: readonly string[]): Delivery {
  const reply = publicWords(error.response || error.message, secrets);
  const first = Math.floor((error.responseCode ?? 0) / 100);
  if (first === 4) return { outcome: 'deferred', reply };
  if (first === 5) return { outcome: 'failed', reply };
  if (mayHaveIt) return { outcome: 'uncertain', reply: `no reply after the mail: ${reply}` };
  return permanentCodes.has(error.code ?? '')
    ? { outcome: 'failed', reply }
    : { outcome: 'deferred', reply };
}

/** Failures before the mail that trying again cannot mend: no encryption, bad certificate, wrong password or protocol. */
const permanentCodes = new Set(['ETLS', 'EAUTH', 'ENOAUTH', 'EPROTOCOL', 'EENVELOPE', 'EMESSAGE']);

function loginOf(credentials: SmtpCredentials) {
  const { user } = credentials;
  if ('password' in credentials) {
    return { user, credentials: { user, pass: credentials.password } };
  }
  const oauth2 = new XOAuth2({ user, accessToken: credentials.accessToken });
  return { user, oauth2, method: 'XOAUTH2' };
}

function envelopeOf(parcel: Parcel, mime: Buffer) {
  return {
    from: parcel.message.from.address,
    to: parcel.recipients.map((recipient) => recipient.address),
    size: mime.length,
  };
}

function connectionOptions(options: SmtpOptions) {
  const silence = options.silenceMs ?? tenMinutes;
  return {
    host: options.host,
    port: options.port,
    secure: options.tls === 'implicit',
    requireTLS: options.tls === 'starttls',
    ignoreTLS: options.tls === 'none',
    // The name this machine gives itself is nobody's business; the address literal is always a legal greeting.
    name: '[127.0.0.1]',
    connectionTimeout: Math.min(silence, 60_000),
    greetingTimeout: Math.min(silence, 60_000),
    socketTimeout: silence,
    tls: {
      minVersion: 'TLSv1.2' as const,
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    },
  };
}

function secretsOf(options: SmtpOptions): readonly string[] {
  const { credentials } = options;
  if (credentials === undefined) return [];
  return 'password' in credentials ? [credentials.password] : [credentials.accessToken];
}

function refusePlaintext(options: SmtpOptions): void {
  if (options.tls !== 'none') return;
  if (loopback.has(options.host) && options.credentials === undefined) return;
  throw new StadiumError(
    'USAGE',
    `tls: none is for a relay on this machine without password, not for ${options.host}`,
    { hint: 'Set delivery.tls to starttls or implicit in data/mail.yaml.' },
  );
}
