import {
  copyFileSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { describe, expect, it } from 'vitest';
import { StadiumError } from '../../src/domain/errors.ts';
import { historyOf } from '../../src/mail/history.ts';
import type { OutboxEvent } from '../../src/mail/ledger.ts';
import { createOutbox, type OutboxPlace, openOutbox, readOutbox } from '../../src/mail/outbox.ts';
import { aPlace } from './fixtures.ts';

const options = { now: () => new Date('2019-11-12T10:00:00Z'), waitMs: 0 };
const mail = { key: 'call/a/l@example.org/2019-11-12', messageId: '<a@lists.example.org>' };
const intent: OutboxEvent = {
  ...{ event: 'intent', ...mail, campaign: 'call', project: 'a', list: 'l@example.org' },
  ...{ period: '2019-11-12', audience: 'list', covers: ['a'], subject: 'Call', recipients: 1 },
  asOf: '2019-11-12',
};
const sent: OutboxEvent = { event: 'sent', ...mail, reply: '250 ok', attempts: 1 };

async function write(place: OutboxPlace, ...events: OutboxEvent[]): Promise<void> {
  const outbox = await openOutbox(place, options);
  for (const event of events) outbox.append(event);
  outbox.close();
}

function statusIn(place: OutboxPlace): string | undefined {
  return historyOf(readOutbox(place).entries).mails[0]?.status;
}

describe('the outbox', () => {
  it('is read by people: one line an event, in their words', async () => {
    const place = aPlace();
    await write(place, intent, sent);
    const lines = readFileSync(place.file, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toMatch(
      /^\{"seq":3,"at":"2019-11-12T10:00:00\.000Z","event":"sent","key":"call\/a\/.*"250 ok".*\}$/,
    );
    expect(statusIn(place)).toBe('sent');
  });

  it('counts a mail without outcome as uncertain, and the next run says so', async () => {
    const place = aPlace();
    await write(place, intent);
    expect(statusIn(place)).toBe('uncertain');
    await write(place);
    expect(readFileSync(place.file, 'utf8')).toContain('"event":"uncertain"');
    await write(place);
    expect(readOutbox(place).entries.filter((each) => each.event === 'uncertain')).toHaveLength(1);
  });

  it.each([
    ['sent', 'sent'],
    ['not-sent', 'not-sent'],
  ] as const)('takes the word of a person: %s', async (as, status) => {
    const place = aPlace();
    await write(place, intent, { event: 'resolved', ...mail, as });
    expect(statusIn(place)).toBe(status);
  });

  it.each([1, 20, 60])('mends a line that was cut off %i bytes before its end', async (bytes) => {
    const place = aPlace();
    await write(place, intent, sent);
    const text = readFileSync(place.file);
    rmSync(place.witness);
    truncateSync(place.file, text.length - bytes);
    await write(place);
    // One byte is the line end alone: the outcome itself is whole.
    expect(statusIn(place)).toBe(bytes === 1 ? 'sent' : 'uncertain');
    await write(place, sent);
    expect(statusIn(place)).toBe('sent');
  });

  it('mends a cut-off line again when it was stopped while mending', async () => {
    const place = aPlace();
    await write(place, intent);
    writeFileSync(place.file, '{"seq":3,"at":\n', { flag: 'a' });
    await write(place);
    expect(readFileSync(place.file, 'utf8')).toContain('"event":"repaired"');
    expect(statusIn(place)).toBe('uncertain');
  });
});

describe('the outbox refuses', () => {
  const held = expect.objectContaining({ code: 'MAIL_HELD' });

  it('to send when it is missing, for that does not mean that nothing was sent', async () => {
    const place = aPlace();
    rmSync(place.file);
    await expect(openOutbox(place, options)).rejects.toEqual(held);
    expect(existsSync(place.file)).toBe(false);
  });

  it('to start anew where one was seen before', async () => {
    const place = aPlace();
    await write(place, intent);
    rmSync(place.file);
    expect(() => createOutbox(place, new Date())).toThrow(StadiumError);
  });

  it('to start over an outbox that is there', () => {
    const place = aPlace();
    expect(() => createOutbox(place, new Date())).toThrow('exists already');
  });

  it('an older copy of itself', async () => {
    const place = aPlace();
    await write(place, intent);
    copyFileSync(place.file, `${place.file}.old`);
    await write(place, sent);
    copyFileSync(`${place.file}.old`, place.file);
    await expect(openOutbox(place, options)).rejects.toThrow('it has 2 lines and had 4');
    expect(() => readOutbox(place)).toThrow('it has 2 lines');
  });

  it('another history of the same length', async () => {
    const [place, other] = [aPlace(), aPlace()];
    await write(place, intent, sent);
    await write(other, intent, { ...sent, reply: '250 other' });
    copyFileSync(other.file, place.file);
    await expect(openOutbox(place, options)).rejects.toThrow('its line 3 is not the one');
  });

  it.each([
    ['a word changed', (text: string) => text.replace('"Call"', '"Coll"'), 3],
    ['a line taken out', (text: string) => text.split('\n').toSpliced(1, 1).join('\n'), 2],
    ['lines swapped', (text: string) => swapped(text), 2],
    ['conflict markers', (text: string) => text.replace('\n', '\n<<<<<<< HEAD\n'), 2],
    ['nothing in it', () => '', 1],
    ['garbage', () => 'null\n', 1],
  ])('to read on after %s, and says where', async (_, change, line) => {
    const place = aPlace();
    await write(place, intent, sent, { ...intent, key: 'call/b/l@example.org/2019-11-12' });
    rmSync(place.witness);
    writeFileSync(place.file, change(readFileSync(place.file, 'utf8')));
    await expect(openOutbox(place, options)).rejects.toThrow(`outbox.ndjson:${line}: `);
  });

  it('to guess when its witness cannot be read', async () => {
    const place = aPlace();
    await write(place, intent);
    writeFileSync(place.witness, 'x');
    await expect(openOutbox(place, options)).rejects.toEqual(held);
  });
});

function swapped(text: string): string {
  const [first, second, third, ...rest] = text.split('\n');
  return [first, third, second, ...rest].join('\n');
}
