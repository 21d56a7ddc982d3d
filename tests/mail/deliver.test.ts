import { describe, expect, it } from 'vitest';
import { type Delivery, deliverPatiently, publicWords } from '../../src/mail/deliver.ts';
import { type Parcel, parcelsOf } from '../../src/mail/message.ts';
import { aMessage } from './a-message.ts';

const [parcel] = parcelsOf(aMessage()) as [Parcel];
const deferred: Delivery = { outcome: 'deferred', reply: '451 greylisted' };
const sent: Delivery = { outcome: 'sent', reply: '250', refused: 0 };

async function run(answers: readonly Delivery[], stopAfter = 99) {
  const waits: number[] = [];
  const left = [...answers];
  const result = await deliverPatiently(
    async () => left.shift() ?? deferred,
    parcel,
    Buffer.from(''),
    {
      ...{ attempts: 3, waitSeconds: 120 },
      isStopped: () => waits.length >= stopAfter,
      sleep: async (seconds) => void waits.push(seconds),
    },
  );
  return { outcome: result.delivery.outcome, attempts: result.attempts, waits };
}

describe('patience with a server', () => {
  it('comes back after a greylisting', async () => {
    expect(await run([deferred, sent])).toEqual({ outcome: 'sent', attempts: 2, waits: [120] });
  });

  it('ends after the attempts that were allowed', async () => {
    expect(await run([])).toEqual({ outcome: 'failed', attempts: 3, waits: [120, 120] });
  });

  it.each(['failed', 'uncertain'] as const)(
    'does not try a mail again that is %s',
    async (outcome) => {
      expect(await run([{ outcome, reply: '' }])).toEqual({ outcome, attempts: 1, waits: [] });
    },
  );

  it('ends when the run is stopped', async () => {
    expect(await run([], 1)).toMatchObject({ outcome: 'failed', attempts: 2 });
  });
});

describe('the words of a server', () => {
  it.each([
    ['an address', '550 <who@example.org>: unknown', '550 <[address]>: unknown'],
    ['control characters', '250\u001b[2J ok\r\n', '250 [2J ok'],
    ['a password', '535 canary is wrong', '535 [secret] is wrong'],
    ['a password in base64', `535 ${Buffer.from('canary').toString('base64')}`, '535 [secret]'],
  ])('are recorded without %s', (_, words, expected) => {
    expect(publicWords(words, ['canary', ''])).toBe(expected);
  });

  it('are cut after 300 characters', () => {
    expect(publicWords('x'.repeat(1000))).toHaveLength(300);
  });
});
