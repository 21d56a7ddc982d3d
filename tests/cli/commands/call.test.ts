import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, describe, expect, it } from 'vitest';
import { callCommand } from '../../../src/cli/commands/call.ts';
import { outboxCommand } from '../../../src/cli/commands/outbox.ts';
import { called2019 } from '../../mail/fixtures.ts';
import { type Behaviour, type Lab, startServer } from '../../mail/smtp-lab.ts';
import { aDesk, collectedOn, type DeskOptions, runDesk } from '../mail-desk.ts';

const open: Lab[] = [];
afterEach(async () => {
  for (const lab of open.splice(0)) await lab.close();
});

async function server(
  behaviour: Behaviour = {},
): Promise<Lab & { readonly env: Record<string, string> }> {
  const lab = await startServer(behaviour);
  open.push(lab);
  return { ...lab, env: { STADIUM_SMTP_PORT: String(lab.port) } };
}

const call = (desk: ReturnType<typeof aDesk>, args: readonly string[], options: DeskOptions = {}) =>
  runDesk(callCommand, desk, ['call', ...args], options);

function ledger({ data }: { readonly data: string }): string {
  return readFileSync(join(data, 'outbox.ndjson'), 'utf8');
}

describe('stadium call', () => {
  it('prints the drafts and sends nothing', async () => {
    const lab = await server();
    const desk = aDesk();
    const before = ledger(desk);
    const { out, err, code } = await call(desk, [], { env: lab.env });
    expect(out.match(/^Subject: /gm)).toHaveLength(called2019.length);
    expect(err).toContain('9 drafts; nothing was sent');
    expect(code).toBe(0);
    expect(lab.mails).toHaveLength(0);
    expect(ledger(desk)).toBe(before);
  });

  it('writes files that a mail program opens as drafts, the same bytes each time', async () => {
    const desk = aDesk();
    const [one, other] = [join(desk.data, 'one'), join(desk.data, 'other')];
    await call(desk, ['networking-sfc', '--output', one]);
    await call(desk, ['networking-sfc', '--output', other], { today: '2019-11-13' });
    const name = 'call-networking-sfc-2019-11-12';
    expect(readdirSync(one).sort()).toEqual([`${name}.eml`, `${name}.txt`]);
    const bytes = readFileSync(join(one, `${name}.eml`));
    expect(bytes.equals(readFileSync(join(other, `${name}.eml`)))).toBe(true);
    const mail = await PostalMime.parse(bytes);
    expect(mail.headers).toContainEqual(expect.objectContaining({ key: 'x-unsent', value: '1' }));
    expect(mail.to?.[0]?.address).toBe('list@lists.example.org');
  });

  it('prints JSON with what is held back', async () => {
    const { out } = await call(aDesk(), ['networking-ovn', 'networking-sfc', '--json']);
    const { drafts, held } = JSON.parse(out);
    expect(drafts.map((each: { project: string }) => each.project)).toEqual(['networking-sfc']);
    expect(held[0]).toMatchObject({ project: 'networking-ovn', gates: [{ code: 'not-decided' }] });
  });

  it.each([
    ['two kinds of mail at once', ['--digest', '--reminder'], {}, /name one/],
    ['no sender', [], { env: { STADIUM_MAIL_FROM: undefined } }, /the sender is expected/],
    [
      'an injection in the sender',
      ['--from', 'A\r\nBcc: x@example.com <a@example.org>'],
      {},
      /the sender is expected as .*got "A\\r/,
    ],
    ['a project that nobody knows', ['nobody'], {}, /there is no project "nobody"/],
  ] as [string, string[], DeskOptions, RegExp][])(
    'refuses %s',
    async (_, args, options, message) => {
      expect((await call(aDesk(), args, options)).error?.message).toMatch(message);
    },
  );
});

describe('stadium call --send', () => {
  it('asks first, and takes only the number of mails for a yes', async () => {
    const lab = await server();
    const typed = (text: string) => ({ env: lab.env, isInteractive: true, typed: text });
    const desk = aDesk();
    expect((await call(desk, ['--send'], typed('y'))).error?.message).toContain('not confirmed');
    expect((await call(desk, ['--send'], { env: lab.env })).error?.message).toContain(
      'nobody is here',
    );
    expect(lab.mails).toHaveLength(0);
    expect((await call(desk, ['--send'], typed('9'))).error).toBeUndefined();
    expect(lab.mails).toHaveLength(9);
  });

  it('delivers each mail once, however often and on whatever day it runs', async () => {
    const lab = await server();
    const desk = aDesk();
    const first = await call(desk, ['--send', '--yes'], { env: lab.env });
    expect(first).toMatchObject({ code: 0, error: undefined });
    const next = { env: lab.env, today: '2019-11-20' };
    const second = await call(desk, ['--send', '--yes'], next);
    expect(second.err).toContain('nothing to send');
    expect(lab.mails).toHaveLength(9);
    const mail = await PostalMime.parse(lab.mails[0]?.raw ?? '');
    expect(mail.to?.[0]?.address).toBe('list@lists.example.org');
    expect(
      mail.text?.split('\n').every((line) => line.length <= 72 || line.includes('https://')),
    ).toBe(true);
    expect(ledger(desk)).not.toContain('example.com');
  });

  it('sends no more than was allowed, and then none', async () => {
    const lab = await server();
    const { error } = await call(aDesk(), ['--send', '--yes', '--max', '8'], { env: lab.env });
    expect(error?.message).toContain('9 mails to send, at most 8 are allowed');
    const strict = aDesk((text) => text.replace('mails: 10', 'mails: 3'));
    const limited = await call(strict, ['--send', '--yes'], { env: lab.env });
    expect(limited.error?.message).toContain('at most 3 are allowed');
    expect(lab.mails).toHaveLength(0);
  });

  it('comes back after greylisting, with the same mail', async () => {
    let tries = 0;
    const lab = await server({
      onRecipient: () => {
        tries += 1;
        return tries === 1 ? { code: 451, text: 'greylisted' } : undefined;
      },
    });
    const { err, code } = await call(aDesk(), ['networking-sfc', '--send', '--yes'], {
      env: lab.env,
    });
    expect(code).toBe(0);
    expect(err).toContain('greylisted');
    expect(lab.mails).toHaveLength(1);
  });

  it('ends with 5 when a server refuses, and names the mail', async () => {
    const lab = await server({ onDot: () => ({ code: 550, text: 'members only' }) });
    const { out, code } = await call(aDesk(), ['networking-sfc', '--send', '--yes'], {
      env: lab.env,
    });
    expect(code).toBe(5);
    expect(out).toMatch(/^failed +call\/networking-sfc\/.*members only/);
  });

  it('refuses without its outbox', async () => {
    const lab = await server();
    const desk = aDesk();
    rmSync(join(desk.data, 'outbox.ndjson'));
    const { error } = await call(desk, ['--send', '--yes'], { env: lab.env });
    expect(error).toMatchObject({ code: 'MAIL_HELD' });
    expect(lab.mails).toHaveLength(0);
    expect((await call(desk, [])).err).toContain('do not know what was sent before');
  });

  it('ends with 5 when a project that was named is held back', async () => {
    const lab = await server();
    const run = await call(aDesk(), ['networking-ovn', '--send', '--yes'], { env: lab.env });
    expect(run.code).toBe(5);
    expect(run.err).toContain('held back: networking-ovn');
  });

  it('sends no figures of a past day, whatever day was asked for', async () => {
    const lab = await server();
    const late = { env: lab.env, today: '2019-12-24' };
    const desk = aDesk();
    expect((await call(desk, ['--as-of', '2019-11-12'], late)).err).toContain('9 drafts');
    const sent = await call(desk, ['--as-of', '2019-11-12', '--send', '--yes'], late);
    expect(sent.err).toContain('stale-facts');
    expect(lab.mails).toHaveLength(0);
  });

  it('gives copies to those whom the data folder names for the project, in no header', async () => {
    const lab = await server();
    const person = '{ name: A maintainer, address: m@example.org, projects: [networking-sfc] }';
    const desk = aDesk((text) => text.replace('recipients: []', `recipients: [${person}]`));
    await call(desk, ['networking-sfc', '--affected', '--send', '--yes'], { env: lab.env });
    expect(lab.mails.map((mail) => mail.recipients)).toEqual([
      ['list@lists.example.org'],
      ['m@example.org'],
    ]);
    expect(lab.mails[0]?.raw).toBe(lab.mails[1]?.raw);
    expect(lab.mails.some((mail) => mail.raw.includes('m@example.org'))).toBe(false);
    expect(ledger(desk)).not.toContain('m@example.org');
  });

  it('tests on oneself, as often as one likes, and leaves the outbox alone', async () => {
    const lab = await server();
    const desk = aDesk();
    const before = ledger(desk);
    const args = ['networking-sfc', '--send', '--yes', '--to-self', 'neutron-ptl@example.org'];
    await call(desk, args, { env: lab.env });
    await call(desk, args, { env: lab.env });
    expect(lab.mails.map((mail) => mail.recipients)).toEqual([
      ['neutron-ptl@example.org'],
      ['neutron-ptl@example.org'],
    ]);
    expect(lab.mails[0]?.raw).toContain('Subject: [test] [neutron]');
    expect(ledger(desk)).toBe(before);
    const stranger = await call(desk, [...args.slice(0, -1), 'other@example.com'], {
      env: lab.env,
    });
    expect(stranger.error?.message).toContain('"recipient"');
  });

  it('follows a call with a reminder and thanks in its thread, each once', async () => {
    const lab = await server();
    const desk = aDesk();
    await call(desk, ['neutron-vpnaas', '--send', '--yes'], { env: lab.env });
    collectedOn(desk, '2019-12-01');
    const later = { env: lab.env, today: '2019-12-01' };
    await call(desk, ['--reminder', '--send', '--yes'], later);
    await call(desk, ['--reminder', '--send', '--yes'], later);
    collectedOn(desk, '2019-12-05');
    const link = ['--link', 'https://example.org/answer', '--volunteer'];
    await runDesk(outboxCommand, desk, ['outbox', 'answered', 'neutron-vpnaas', ...link], {
      today: '2019-12-05',
    });
    await call(desk, ['neutron-vpnaas', '--thanks', '--send', '--yes'], {
      env: lab.env,
      today: '2019-12-06',
    });
    const mails = await Promise.all(lab.mails.map((mail) => PostalMime.parse(mail.raw)));
    expect(mails.map((mail) => mail.subject?.slice(0, 13))).toEqual([
      '[neutron][sta',
      'Re: [neutron]',
      'Re: [neutron]',
    ]);
    expect(mails.slice(1).map((mail) => mail.inReplyTo)).toEqual([
      mails[0]?.messageId,
      mails[0]?.messageId,
    ]);
    expect(mails[2]?.references).toBe(mails[0]?.messageId);
  });
});

describe('on the shipped data folder', () => {
  it('drafts exactly the calls that the summary of November 2019 announces', async () => {
    const desk = { data: aDesk().data, cache: aDesk().cache };
    const args = ['call', '--as-of', '2019-11-12', '--json'];
    const shipped = { ...desk, data: new URL('../../../data', import.meta.url).pathname };
    const { out, error } = await runDesk(callCommand, shipped, args, { today: '2026-11-22' });
    expect(error).toBeUndefined();
    const { drafts } = JSON.parse(out);
    expect(drafts.map((each: { project: string }) => each.project).sort()).toEqual(
      [...called2019].sort(),
    );
    expect(existsSync(join(shipped.data, 'outbox.ndjson.lock'))).toBe(false);
  });
});
