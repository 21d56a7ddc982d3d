import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mailbox, mailboxText } from '../../src/mail/mailbox.ts';

describe('the sender', () => {
  it.each([
    ['Neutron team <team@example.org>', 'Neutron team', 'team@example.org'],
    ['"Lab, Ada" <ada@example.org>', 'Lab, Ada', 'ada@example.org'],
    ['Ada Lab (Neutron) <ada@example.org>', 'Ada Lab (Neutron)', 'ada@example.org'],
    ['"the \\"lab\\"" <ada@example.org>', 'the "lab"', 'ada@example.org'],
    ["Ada O'Lab <o'lab+list@example.org>", "Ada O'Lab", "o'lab+list@example.org"],
    ['ada@example.org (Ada Lab)', 'Ada Lab', 'ada@example.org'],
    ['<ada@example.org>', '', 'ada@example.org'],
    ['ada@example.org', '', 'ada@example.org'],
  ])('%s is one mailbox', (text, name, address) => {
    expect(mailbox(text)).toEqual({ name, address });
  });

  it.each([
    'Lab, Ada <ada@example.org>',
    'ada@example.org, eve@example.org',
    'team: ada@example.org;',
    'Ada',
    '',
    'ada@example.org\r\nBcc: eve@example.org',
  ])('%j is none', (text) => {
    expect(mailbox(text)).toBeUndefined();
  });

  it('reads back what it writes', () => {
    const name = fc.string({ maxLength: 40 }).map((text) => text.replace(/\p{C}/gu, '').trim());
    fc.assert(
      fc.property(name, (given) => {
        const sender = { name: given, address: 'ada@example.org' };
        expect(mailbox(mailboxText(sender))).toEqual(sender);
      }),
    );
  });
});
