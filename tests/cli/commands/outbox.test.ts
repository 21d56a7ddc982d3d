import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { callCommand } from '../../../src/cli/commands/call.ts';
import { outboxCommand } from '../../../src/cli/commands/outbox.ts';
import { startServer, startWire } from '../../mail/smtp-lab.ts';
import { aDesk, runDesk } from '../mail-desk.ts';

const outbox = (desk: ReturnType<typeof aDesk>, ...args: readonly string[]) =>
  runDesk(outboxCommand, desk, ['outbox', ...args]);

const link = 'https://lists.example.org/archives/list/l/message/ABC/';

/** A desk whose call for networking-sfc was taken by a server whose reply was lost. */
async function uncertainDesk(): Promise<ReturnType<typeof aDesk>> {
  const desk = aDesk();
  const server = await startServer();
  const wire = await startWire(server.port, 'dot', 'end');
  const env = { STADIUM_SMTP_PORT: String(wire.port) };
  const run = await runDesk(callCommand, desk, ['call', 'networking-sfc', '--send', '--yes'], {
    env,
  });
  expect(run.code).toBe(5);
  await wire.close();
  await server.close();
  return desk;
}

const key = 'call/networking-sfc/list@lists.example.org/2019-11-12';

describe('stadium outbox', () => {
  it('is calm when nothing needs a person', async () => {
    expect(await outbox(aDesk())).toMatchObject({
      out: 'Nothing was sent or answered yet. A call is drafted with: stadium call\n',
      err: '',
      code: 0,
    });
  });

  it('ends with 5 on an uncertain mail, and says where to look and what to do', async () => {
    const run = await outbox(await uncertainDesk());
    expect(run.code).toBe(5);
    expect(run.out).toMatch(/^uncertain +2019-11-12 {2}call\/networking-sfc\//);
    expect(run.err).toMatch(
      /lists\.openstack\.org\/archives|archives\/list\/.*\/message\/[A-Z2-7]{32}\//,
    );
    expect(run.err).toContain(`stadium outbox resolve '${key}' --sent`);
  });

  it.each([
    ['--sent', 'sent', 'known'],
    ['--not-sent', 'not-sent', 'sent'],
  ])('resolve %s settles it, and the next campaign heeds it', async (flag, status, outcome) => {
    const desk = await uncertainDesk();
    expect(
      (await outbox(desk, 'resolve', key, flag, '--note', 'seen in the archive')).error,
    ).toBeUndefined();
    const listed = await outbox(desk);
    expect(listed.code).toBe(0);
    expect(listed.out).toMatch(new RegExp(`^${status} .*seen in the archive`));
    const server = await startServer();
    const env = { STADIUM_SMTP_PORT: String(server.port) };
    await runDesk(callCommand, desk, ['call', 'networking-sfc', '--send', '--yes'], { env });
    await server.close();
    expect(server.mails).toHaveLength(outcome === 'sent' ? 1 : 0);
  });

  it.each([
    ['neither word', [key], /--sent or --not-sent/],
    ['both words', [key, '--sent', '--not-sent'], /--sent or --not-sent/],
    ['a mail that is not there', ['call/x/y/z', '--sent'], /there is no such mail/],
  ])('resolve refuses %s', async (_, args, message) => {
    const desk = await uncertainDesk();
    expect((await outbox(desk, 'resolve', ...args)).error?.message).toMatch(message);
  });

  it('answered --volunteer becomes a decision of that day', async () => {
    const desk = aDesk();
    const run = await outbox(desk, 'answered', 'networking-sfc', '--link', link, '--volunteer');
    expect(run.error).toBeUndefined();
    const [, decided] = readFileSync(join(desk.data, 'decisions.yaml'), 'utf8').split(
      'kind: volunteers\n    date: 2019-11-12\n',
    );
    expect(decided).toMatch(/^ +by: answers on openstack-discuss\n +reason: volunteers answered/);
    expect(decided).toContain(link);
    expect((await outbox(desk)).out).toContain(`networking-sfc  volunteers: ${link}`);
    const again = await outbox(desk, 'answered', 'networking-sfc', '--link', link, '--volunteer');
    expect(again.error?.message).toContain('recorded already');
  });

  it('answered without a volunteer decides nothing', async () => {
    const desk = aDesk();
    const run = await outbox(desk, 'answered', 'networking-sfc', '--link', link);
    expect(readFileSync(join(desk.data, 'decisions.yaml'), 'utf8')).not.toContain(link);
    expect(run.out).toContain('no decision follows by itself');
  });

  it.each([
    ['a project that nobody knows', ['nobody', '--link', link], /no project "nobody"/],
    ['something else than a link', ['networking-sfc', '--link', 'javascript:x'], /expected a link/],
  ])('answered refuses %s', async (_, args, message) => {
    expect((await outbox(aDesk(), 'answered', ...args)).error?.message).toMatch(message);
  });

  it('init starts one where there is none, and only there', async () => {
    const desk = aDesk();
    expect((await outbox(desk, 'init')).error?.message).toContain('exists already');
    rmSync(join(desk.data, 'outbox.ndjson'));
    expect((await outbox(desk)).error).toMatchObject({ code: 'MAIL_HELD' });
    expect((await outbox(desk, 'init')).error).toBeUndefined();
    expect((await outbox(desk)).code).toBe(0);
  });
});

describe('with the decisions of the data folder', () => {
  it('a volunteer takes the project off the list of calls', async () => {
    const desk = aDesk();
    const today = '2019-11-12';
    const drafts = async () => {
      const args = ['call', '--as-of', today, '--json'];
      const { out } = await runDesk(callCommand, desk, args, { today });
      return JSON.parse(out).drafts.map((each: { project: string }) => each.project);
    };
    const before = await drafts();
    const args = ['outbox', 'answered', 'networking-sfc', '--link', link, '--volunteer'];
    const { error } = await runDesk(outboxCommand, desk, args, { today });
    expect(error).toBeUndefined();
    expect(readFileSync(join(desk.data, 'decisions.yaml'), 'utf8')).toContain(link);
    expect(await drafts()).toEqual(before.filter((name: string) => name !== 'networking-sfc'));
  });
});
