import { appendFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { historyOf } from '../../src/mail/history.ts';
import { messageIdOf } from '../../src/mail/message.ts';
import { type OutboxPlace, readOutbox } from '../../src/mail/outbox.ts';
import { killTrial, seeded } from '../trials/kill-trial.ts';
import type { KillPoint } from '../trials/outbox-sender.ts';
import { compileSender, startSender } from '../trials/senders.ts';
import { aMessage } from './a-message.ts';
import { aPlace } from './fixtures.ts';
import { type Lab, type Stage, startServer, startWire } from './smtp-lab.ts';

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

let sender: ReturnType<typeof compileSender>;
beforeAll(() => {
  sender = compileSender();
});
afterAll(() => sender.remove());

const open: { close(): Promise<void> }[] = [];
afterAll(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

async function server(): Promise<Lab> {
  const lab = await startServer();
  open.push(lab);
  return lab;
}

function copiesOf(lab: Lab, project: string): number {
  const id = messageIdOf(aMessage({ project }));
  return lab.mails.filter((mail) => mail.raw.includes(id)).length;
}

function statuses(place: OutboxPlace): Record<string, string> {
  const { mails } = historyOf(readOutbox(place).entries);
  return Object.fromEntries(mails.map((mail) => [mail.project, mail.status]));
}

const projects = ['first', 'second'];

describe('a sender that is killed', () => {
  /** What becomes of the first mail after the next run, and how many copies the server has. */
  const points: readonly [KillPoint, string, number][] = [
    ['before-lock', 'sent', 1],
    ['locked', 'sent', 1],
    ['before-intent', 'sent', 1],
    ['torn-intent', 'sent', 1],
    ['after-intent', 'uncertain', 0],
    ['answered', 'uncertain', 1],
    ['torn-outcome', 'uncertain', 1],
    ['recorded', 'sent', 1],
    ['before-release', 'sent', 1],
  ];
  it.concurrent.each(points)('at "%s" leaves the first mail %s', async (killAt, status, copies) => {
    const lab = await server();
    const order = { place: aPlace(), port: lab.port, projects };
    const first = await startSender(sender.script, { ...order, killAt }).ended;
    expect(first.signal).toBe('SIGKILL');
    expect((await startSender(sender.script, order).ended).code).toBe(0);
    expect(statuses(order.place)).toEqual({ first: status, second: 'sent' });
    expect(copiesOf(lab, 'first')).toBe(copies);
    expect(copiesOf(lab, 'second')).toBe(1);
  });

  const wireStages: readonly [Stage, number][] = [
    ['connect', 0],
    ['ehlo', 0],
    ['mail', 0],
    ['rcpt', 0],
    ['data', 0],
    ['body', 0],
    ['dot', 1],
  ];
  it.concurrent.each(wireStages)(
    'at "%s" of the conversation leaves it uncertain',
    async (stage, copies) => {
      const lab = await server();
      let kill = () => {};
      const wire = await startWire(lab.port, stage, 'silence', () => kill());
      open.push(wire);
      const place = aPlace();
      const doomed = startSender(sender.script, { place, port: wire.port, projects });
      kill = () => doomed.process.kill('SIGKILL');
      expect((await doomed.ended).signal).toBe('SIGKILL');
      const next = startSender(sender.script, { place, port: lab.port, projects });
      expect((await next.ended).code).toBe(0);
      expect(statuses(place)).toEqual({ first: 'uncertain', second: 'sent' });
      expect(copiesOf(lab, 'first')).toBe(copies);
    },
  );

  it('is told from a line that somebody changed', async () => {
    const lab = await server();
    const place = aPlace();
    appendFileSync(place.file, '{"seq":2,"cut":');
    expect((await startSender(sender.script, { place, port: lab.port, projects }).ended).code).toBe(
      0,
    );
    const text = readFileSync(place.file, 'utf8');
    expect(text).toContain('{"seq":2,"cut":\n');
    expect(text).toContain('"event":"repaired"');
    expect(statuses(place)).toEqual({ first: 'sent', second: 'sent' });
  });

  it('never sends a mail twice, however often it is killed', async () => {
    const figures = await killTrial({
      ...{ kills: 8, mailsPerCampaign: 6, lanes: 2, random: seeded(7) },
    });
    expect(figures.kills).toBeGreaterThanOrEqual(8);
    expect(figures).toMatchObject({ duplicates: 0, wrong: 0 });
  });
});

describe('a sender on a full disk', () => {
  it('sends nothing that it could not write down, and goes on when there is room', async () => {
    const lab = await server();
    const place = aPlace();
    const many = Array.from({ length: 6 }, (_, index) => `project-${index}`);
    const order = { place, port: lab.port, projects: many };
    const limited = startSender(sender.script, order, { fileKilobytes: 2 });
    expect((await limited.ended).code).toBe(1);
    const before = lab.mails.length;
    expect(before).toBeLessThan(many.length);
    expect((await startSender(sender.script, order).ended).code).toBe(0);
    const ends = statuses(place);
    expect(Object.keys(ends)).toEqual(many);
    for (const project of many) {
      if (ends[project] === 'sent') expect(copiesOf(lab, project)).toBe(1);
      else expect([ends[project], copiesOf(lab, project) <= 1]).toEqual(['uncertain', true]);
    }
  });
});

describe('senders at the same time', () => {
  it('send each mail once, fifty of them', async () => {
    const lab = await server();
    const order = { place: aPlace(), port: lab.port, projects };
    const senders = Array.from({ length: 50 }, () => startSender(sender.script, order));
    const ends = await Promise.all(senders.map((each) => each.ended));
    expect(ends.every((end) => end.code === 0)).toBe(true);
    expect(lab.mails).toHaveLength(projects.length);
    expect(statuses(order.place)).toEqual({ first: 'sent', second: 'sent' });
  });
});
