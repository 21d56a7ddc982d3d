import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Parcel, parcelsOf } from '../../src/mail/message.ts';
import { composeMime } from '../../src/mail/mime.ts';
import { sendmailDelivery } from '../../src/mail/sendmail.ts';
import { aMessage, list, sender } from './a-message.ts';

const [parcel] = parcelsOf(aMessage()) as [Parcel];

/** A program in sendmail's place that keeps what it was given. */
function program(end: string): { readonly path: string; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'sendmail-'));
  const path = join(folder, 'sendmail');
  writeFileSync(
    path,
    `#!/bin/sh\nprintf '%s\\n' "$@" > '${folder}/arguments'\ncat > '${folder}/mail'\n${end}\n`,
  );
  chmodSync(path, 0o755);
  return { path, folder };
}

async function deliver(path: string) {
  return sendmailDelivery(path)(parcel, await composeMime(parcel.message, { date: new Date(0) }));
}

describe('delivery by sendmail', () => {
  it('hands over the mail with Unix line ends, the recipients after the options', async () => {
    const { path, folder } = program('exit 0');
    expect(await deliver(path)).toMatchObject({ outcome: 'sent' });
    expect(readFileSync(join(folder, 'arguments'), 'utf8').trim().split('\n')).toEqual([
      ...['-i', '-f', sender.address, '--', list.address],
    ]);
    const mail = readFileSync(join(folder, 'mail'), 'utf8');
    expect(mail).not.toContain('\r');
    expect(mail).toContain('\n\nHello,\n\nplease help.\n');
  });

  it.each([
    ['echo "who@example.org: full" >&2; exit 75', 'deferred', '[address] full'],
    ['echo no such user >&2; exit 67', 'failed', 'no such user'],
    ['kill -9 $$', 'uncertain', 'SIGKILL'],
  ])('judges "%s" as %s', async (end, outcome, words) => {
    const delivery = await deliver(program(end).path);
    expect(delivery.outcome).toBe(outcome);
    expect(delivery.reply).toContain(words);
  });

  it('has failed when there is no such program', async () => {
    expect(await deliver('/nowhere/sendmail')).toMatchObject({ outcome: 'failed' });
  });
});
