import { describe, expect, it } from 'vitest';
import { type SendOptions, sendMessages } from '../../src/mail/campaign.ts';
import type { Delivery } from '../../src/mail/deliver.ts';
import { historyOf } from '../../src/mail/history.ts';
import type { Message, Parcel } from '../../src/mail/message.ts';
import { type OutboxPlace, openOutbox, readOutbox } from '../../src/mail/outbox.ts';
import { aMessage } from './a-message.ts';
import { aPlace } from './fixtures.ts';

type End = Exclude<Delivery, { outcome: 'deferred' }>;
const taken: End = { outcome: 'sent', reply: '250 ok', refused: 0 };
const copy = { name: 'A maintainer', address: 'maintainer@example.org' };

async function send(
  place: OutboxPlace,
  messages: readonly Message[],
  answer: (parcel: Parcel) => End,
  over: Partial<SendOptions> = {},
) {
  const tried: string[] = [];
  const outbox = await openOutbox(place, { now: () => new Date(), waitMs: 0 });
  const results = await sendMessages(messages, outbox, {
    isStopped: () => false,
    deliver: async (parcel) => {
      tried.push(parcel.key);
      return { delivery: answer(parcel), attempts: 1 };
    },
    ...over,
  });
  outbox.close();
  return { tried, outcomes: results.map((result) => result.outcome) };
}

describe('a campaign', () => {
  it('sends each mail once, however often it runs and whatever its words are', async () => {
    const place = aPlace();
    expect(await send(place, [aMessage()], () => taken)).toMatchObject({ outcomes: ['sent'] });
    const again = aMessage({ text: 'Other words.\n', subject: 'Other subject' });
    expect(await send(place, [again], () => taken)).toEqual({ tried: [], outcomes: ['known'] });
  });

  it('writes the intent before the server is asked', async () => {
    const place = aPlace();
    await send(place, [aMessage()], () => {
      expect(readOutbox(place).entries.at(-1)?.event).toBe('intent');
      return taken;
    });
  });

  it('never sends an uncertain mail again by itself', async () => {
    const place = aPlace();
    const lost: End = { outcome: 'uncertain', reply: 'no reply after the mail' };
    expect((await send(place, [aMessage()], () => lost)).outcomes).toEqual(['uncertain']);
    expect(await send(place, [aMessage()], () => taken)).toEqual({
      tried: [],
      outcomes: ['uncertain'],
    });
  });

  it('may send again what a server refused, and goes on with the next mail', async () => {
    const place = aPlace();
    const messages = [aMessage({ project: 'a' }), aMessage({ project: 'b' })];
    const first = await send(place, messages, ({ message }) =>
      message.project === 'a' ? { outcome: 'failed', reply: '550 no' } : taken,
    );
    expect(first.outcomes).toEqual(['failed', 'sent']);
    expect((await send(place, messages, () => taken)).outcomes).toEqual(['sent', 'known']);
  });

  it('gives people their copies only when the list has the mail', async () => {
    const place = aPlace();
    const message = aMessage({ affected: [copy] });
    const refused = await send(place, [message], () => ({ outcome: 'failed', reply: '550 no' }));
    expect(refused.outcomes).toEqual(['failed', 'kept-back']);
    const sent = await send(place, [message], () => taken);
    expect(sent.tried).toEqual([
      'call/networking-sfc/list@lists.example.org/2019-11-12',
      'call/networking-sfc/list@lists.example.org/2019-11-12/affected',
    ]);
  });

  it('keeps addresses of people out of the outbox and the number of refusals in', async () => {
    const place = aPlace();
    await send(place, [aMessage({ affected: [copy] })], () => ({ ...taken, refused: 1 }));
    expect(JSON.stringify(readOutbox(place).entries)).not.toContain('maintainer@');
    expect(historyOf(readOutbox(place).entries).mails.at(-1)?.refused).toBe(1);
  });

  it('stops before the next mail when it is told to', async () => {
    const place = aPlace();
    let isStopped = false;
    const messages = [aMessage({ project: 'a' }), aMessage({ project: 'b' })];
    const stop = () => {
      isStopped = true;
      return taken;
    };
    const { outcomes } = await send(place, messages, stop, { isStopped: () => isStopped });
    expect(outcomes).toEqual(['sent', 'kept-back']);
  });
});
