// A real SMTP server on the loopback, and a wire in front of it that can be cut at any point of the conversation.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import {
  type AddressInfo,
  createServer,
  connect as dial,
  type Server,
  type Socket,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface Received {
  readonly recipients: readonly string[];
  readonly raw: string;
}

export interface Lab {
  readonly port: number;
  /** Mails that the server has taken with 250. */
  readonly mails: readonly Received[];
  /** Every user and password that reached it. */
  readonly logins: readonly { readonly user: string; readonly secret: string }[];
  close(): Promise<void>;
}

/** A reply that the server gives instead of yes; undefined means yes. */
export type Answer = { readonly code: number; readonly text: string } | undefined;

export interface Behaviour {
  readonly onMail?: () => Answer;
  readonly onRecipient?: (address: string) => Answer;
  /** Decides after the final dot. */
  readonly onDot?: () => Answer;
  readonly onConnect?: () => Answer;
  /** Runs before and after the reply to the dot. */
  readonly beforeReply?: () => Promise<void> | void;
  readonly options?: SMTPServerOptions;
}

export async function startServer(behaviour: Behaviour = {}): Promise<Lab> {
  const mails: Received[] = [];
  const logins: { user: string; secret: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect: (_session, done) => done(refusal(behaviour.onConnect?.())),
    onAuth: (auth, _session, done) => {
      logins.push({ user: auth.username ?? '', secret: auth.password ?? auth.accessToken ?? '' });
      done(null, { user: auth.username });
    },
    onMailFrom: (_address, _session, done) => done(refusal(behaviour.onMail?.())),
    onRcptTo: (address, _session, done) => done(refusal(behaviour.onRecipient?.(address.address))),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        await behaviour.beforeReply?.();
        const answer = behaviour.onDot?.();
        if (answer !== undefined) return done(refusal(answer));
        mails.push({
          recipients: session.envelope.rcptTo.map((each) => each.address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        done(null, 'taken for delivery');
      });
    },
    ...behaviour.options,
  });
  // A client that resets the connection is part of the trial.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    mails,
    logins,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function refusal(answer: Answer): Error | null {
  if (answer === undefined) return null;
  return Object.assign(new Error(answer.text), { responseCode: answer.code });
}

/** Points of the conversation in their order. `dot`: the server has the mail, its reply is lost. `reply`: it came through. */
export const stages = ['connect', 'ehlo', 'mail', 'rcpt', 'data', 'body', 'dot', 'reply'] as const;
export type Stage = (typeof stages)[number];
export type Cut = 'reset' | 'end' | 'silence';

/** A wire to the server's port that is cut at the stage. `passed` tells which stages the client reached. */
export async function startWire(
  port: number,
  stage: Stage,
  cut: Cut,
  onCut?: () => void,
): Promise<{ readonly port: number; connections: () => number; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  let connections = 0;
  const wire = createServer((client) => {
    connections += 1;
    const upstream = dial(port, '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    relay(client, upstream, stage, () => {
      onCut?.();
      if (cut === 'reset') client.resetAndDestroy();
      if (cut === 'end') client.end();
    });
  });
  await listen(wire);
  return {
    port: (wire.address() as AddressInfo).port,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => wire.close(resolve));
    },
  };
}

function relay(client: Socket, upstream: Socket, stage: Stage, cutNow: () => void): void {
  let isCut = stage === 'connect';
  let isInData = false;
  let isDotSeen = false;
  if (isCut) {
    cutNow();
    return;
  }
  const cut = () => {
    if (isCut) return;
    isCut = true;
    cutNow();
  };
  upstream.on('data', (chunk) => {
    if (isCut) return;
    if (isDotSeen && stage === 'dot') return cut();
    client.write(chunk);
    if (isDotSeen && stage === 'reply') cut();
  });
  client.on('data', (chunk) => {
    for (const line of chunk.toString('latin1').split(/(?<=\r\n)/)) {
      if (isCut) return;
      const verb = line.slice(0, 4).toLowerCase();
      if (!isInData && verb === stage) return cut();
      if (isInData && stage === 'body') return cut();
      if (isInData && line === '.\r\n') isDotSeen = true;
      if (!isInData && verb === 'data') isInData = true;
      upstream.write(line, 'latin1');
    }
  });
  client.on('close', () => upstream.destroy());
  upstream.on('close', () => {
    if (!isCut) client.end();
  });
}

function listen(server: Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
}

/** A certificate for `localhost` that is its own authority, made for this run. */
export function makeCertificate(): { readonly key: string; readonly cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = [
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost,IP:127.0.0.1',
  ];
  execFileSync(
    'openssl',
    // biome-ignore format: one option a word
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-keyout', key, '-out', cert, ...subject],
    { stdio: 'ignore' },
  );
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
}
