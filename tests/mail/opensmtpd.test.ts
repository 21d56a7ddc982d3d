import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Parcel, parcelsOf } from '../../src/mail/message.ts';
import { composeMime } from '../../src/mail/mime.ts';
import { smtpDelivery } from '../../src/mail/smtp.ts';
import { aMessage } from './a-message.ts';

const program = '/usr/sbin/smtpd';
const isHere = existsSync(program) && process.getuid?.() === 0;
const isCi = process.env['CI'] === 'true';
if (!isHere && !isCi)
  console.warn(`SKIPPED: Debian's opensmtpd: ${program} is missing, or this is not root.`);

describe.skipIf(!isHere && !isCi)("Debian's opensmtpd", () => {
  const port = 20_000 + (process.pid % 20_000);
  let server: ChildProcess;

  beforeAll(async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'smtpd-')), 'smtpd.conf');
    writeFileSync(
      file,
      `listen on 127.0.0.1 port ${port}\naction "drop" expand-only alias { list = "/dev/null" }\nmatch from any for domain "lists.example.org" action "drop"\n`,
      { mode: 0o600 },
    );
    server = spawn(program, ['-d', '-f', file], { stdio: 'ignore' });
    await listening(port);
  });
  afterAll(async () => {
    server.kill('SIGTERM');
    if (server.exitCode === null) await new Promise((resolve) => server.once('exit', resolve));
  });

  const deliver = async (over: Parameters<typeof aMessage>[0] = {}) => {
    const [parcel] = parcelsOf(aMessage(over)) as [Parcel];
    const options = { host: '127.0.0.1', port, tls: 'none', credentials: undefined } as const;
    return smtpDelivery(options)(parcel, await composeMime(parcel.message, { date: new Date() }));
  };

  it('takes a mail for the list', async () => {
    expect(await deliver()).toMatchObject({
      outcome: 'sent',
      reply: expect.stringMatching(/^250 2\.0\.0 .*accepted/),
    });
  });

  it('refuses a recipient elsewhere, and its words come through', async () => {
    const elsewhere = { name: '', address: 'somebody@elsewhere.example.com' };
    expect(await deliver({ to: elsewhere })).toMatchObject({
      outcome: 'failed',
      reply: expect.stringMatching(/^550 /),
    });
  });

  it('offers no encryption here, and gets nothing where that is asked for', async () => {
    const [parcel] = parcelsOf(aMessage()) as [Parcel];
    const options = { host: '127.0.0.1', port, tls: 'starttls', credentials: undefined } as const;
    const delivery = await smtpDelivery(options)(parcel, Buffer.from(''));
    expect(delivery.outcome).toBe('failed');
  });
});

async function listening(port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const isUp = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.on('connect', () => socket.destroy()).on('error', () => resolve(false));
    });
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('smtpd does not listen');
}
