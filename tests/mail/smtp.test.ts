import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { StadiumError } from '../../src/domain/errors.ts';
import type { Delivery } from '../../src/mail/deliver.ts';
import { type Parcel, parcelsOf } from '../../src/mail/message.ts';
import { composeMime } from '../../src/mail/mime.ts';
import { type SmtpOptions, smtpDelivery } from '../../src/mail/smtp.ts';
import { aMessage, list } from './a-message.ts';
import {
  type Behaviour,
  type Cut,
  type Lab,
  makeCertificate,
  stages,
  startServer,
  startWire,
} from './smtp-lab.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function server(behaviour: Behaviour = {}): Promise<Lab> {
  const lab = await startServer(behaviour);
  open.push(lab);
  return lab;
}

const [parcel] = parcelsOf(aMessage()) as [Parcel];

async function deliver(
  port: number,
  over: Partial<SmtpOptions> = {},
  what: Parcel = parcel,
): Promise<Delivery> {
  const options: SmtpOptions = {
    ...{ host: '127.0.0.1', port, tls: 'none', credentials: undefined, silenceMs: 10_000 },
    ...over,
  };
  return smtpDelivery(options)(what, await composeMime(what.message, { date: new Date(0) }));
}

const credentials = { user: 'neutron', password: 'canary-9c1f-secret' };

describe('delivery by SMTP', () => {
  it('hands the mail over once and keeps the words of the server', async () => {
    const lab = await server();
    expect(await deliver(lab.port)).toEqual({
      outcome: 'sent',
      reply: '250 taken for delivery',
      refused: 0,
    });
    expect(lab.mails).toHaveLength(1);
    expect(lab.mails[0]?.recipients).toEqual([list.address]);
  });

  it.each([
    ['the connection', { onConnect: () => ({ code: 421, text: 'too busy' }) }, 'deferred'],
    ['the sender', { onMail: () => ({ code: 451, text: 'greylisted' }) }, 'deferred'],
    ['the recipient', { onRecipient: () => ({ code: 450, text: 'greylisted' }) }, 'deferred'],
    ['the mail, after the dot', { onDot: () => ({ code: 451, text: 'not now' }) }, 'deferred'],
    ['the mail, closing', { onDot: () => ({ code: 421, text: 'going down' }) }, 'deferred'],
    ['the connection for good', { onConnect: () => ({ code: 554, text: 'no' }) }, 'failed'],
    ['the sender for good', { onMail: () => ({ code: 550, text: 'no' }) }, 'failed'],
    ['the recipient for good', { onRecipient: () => ({ code: 550, text: 'no' }) }, 'failed'],
    ['the mail for good', { onDot: () => ({ code: 552, text: 'too big' }) }, 'failed'],
  ] satisfies [string, Behaviour, string][])(
    'takes a refusal of %s at its word',
    async (_, behaviour, outcome) => {
      const lab = await server(behaviour);
      expect((await deliver(lab.port)).outcome).toBe(outcome);
      expect(lab.mails).toHaveLength(0);
    },
  );

  it('counts the copies that were refused when others were taken, and names nobody', async () => {
    const lab = await server({
      onRecipient: (address) =>
        address.startsWith('gone') ? { code: 550, text: `${address} is gone` } : undefined,
    });
    const people = ['here@example.org', 'gone@example.org'].map((address) => ({
      name: '',
      address,
    }));
    const delivery = await deliver(lab.port, {}, { ...parcel, recipients: people });
    expect(delivery).toMatchObject({ outcome: 'sent', refused: 1 });
    expect(lab.mails[0]?.recipients).toEqual(['here@example.org']);
    expect(JSON.stringify(delivery)).not.toContain('gone@');
  });

  const cuts: readonly Cut[] = ['reset', 'end', 'silence'];
  const table = stages.flatMap((stage) => cuts.map((cut) => [cut, stage] as const));
  it.each(table)(
    'judges a %s at the stage "%s" by what the server may have',
    async (cut, stage) => {
      const lab = await server();
      const wire = await startWire(lab.port, stage, cut);
      open.push(wire);
      // A machine under load is slow, and not silent.
      const { outcome } = await deliver(wire.port, cut === 'silence' ? { silenceMs: 1_000 } : {});
      if (stage === 'reply') expect(outcome).toBe('sent');
      else if (stage === 'dot' || stage === 'body') expect(outcome).toBe('uncertain');
      else expect(outcome).toBe('deferred');
      expect(lab.mails).toHaveLength(stage === 'dot' || stage === 'reply' ? 1 : 0);
      expect(wire.connections()).toBe(1);
    },
  );

  it('tries again later when nothing listens', async () => {
    const lab = await startServer();
    await lab.close();
    expect((await deliver(lab.port)).outcome).toBe('deferred');
  });
});

describe('encryption', () => {
  let certificate: ReturnType<typeof makeCertificate>;
  beforeAll(() => {
    certificate = makeCertificate();
  });

  it.each(['starttls', 'implicit'] as const)('delivers with %s and a password', async (tls) => {
    const secure = tls === 'implicit';
    const lab = await server({ options: { ...certificate, secure, disabledCommands: [] } });
    const over = { host: 'localhost', tls, credentials, ca: certificate.cert };
    expect(await deliver(lab.port, over)).toMatchObject({ outcome: 'sent' });
    expect(lab.logins).toEqual([{ user: 'neutron', secret: credentials.password }]);
  });

  it('logs in with an access token', async () => {
    const options = { ...certificate, disabledCommands: [], authMethods: ['XOAUTH2'] };
    const lab = await server({ options });
    const token = { user: 'neutron', accessToken: 'canary-token' };
    const over = {
      host: 'localhost',
      tls: 'starttls',
      credentials: token,
      ca: certificate.cert,
    } as const;
    expect(await deliver(lab.port, over)).toMatchObject({ outcome: 'sent' });
    expect(lab.logins).toEqual([{ user: 'neutron', secret: 'canary-token' }]);
  });

  it('sends neither mail nor password to a server that only speaks in the clear', async () => {
    const lab = await server();
    const delivery = await deliver(lab.port, { tls: 'starttls', credentials });
    expect(delivery.outcome).toBe('failed');
    expect(lab.logins).toEqual([]);
    expect(lab.mails).toEqual([]);
  });

  it.each(['starttls', 'implicit'] as const)(
    'sends neither to a server whose certificate nobody vouches for (%s)',
    async (tls) => {
      const secure = tls === 'implicit';
      const lab = await server({ options: { ...certificate, secure, disabledCommands: [] } });
      const delivery = await deliver(lab.port, { host: 'localhost', tls, credentials });
      expect(delivery.outcome).not.toBe('sent');
      expect(delivery.outcome).not.toBe('uncertain');
      expect(lab.logins).toEqual([]);
      expect(lab.mails).toEqual([]);
    },
  );

  it('does not repeat a password that a server throws back', async () => {
    const options = {
      ...certificate,
      disabledCommands: [],
      onAuth: (auth: { password?: string }, _: unknown, done: (error: Error) => void) =>
        done(Object.assign(new Error(`no such password ${auth.password}`), { responseCode: 535 })),
    } as Behaviour['options'];
    const lab = await server(options === undefined ? {} : { options });
    const over = { host: 'localhost', tls: 'starttls', credentials, ca: certificate.cert } as const;
    const delivery = await deliver(lab.port, over);
    expect(delivery.outcome).toBe('failed');
    expect(JSON.stringify(delivery)).not.toContain('canary');
  });

  it.each([
    ['another machine', { host: 'mail.example.org' }],
    ['this machine with a password', { host: '127.0.0.1', credentials }],
  ])('refuses to talk in the clear to %s', (_, over) => {
    const options = { port: 25, tls: 'none', credentials: undefined, ...over } as const;
    expect(() => smtpDelivery(options)).toThrow(StadiumError);
  });
});
