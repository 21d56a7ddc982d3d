import fc from 'fast-check';
import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { StadiumError } from '../../src/domain/errors.ts';
import {
  archiveLink,
  checkMessage,
  keyOf,
  type Message,
  messageIdOf,
  parcelsOf,
} from '../../src/mail/message.ts';
import { composeMime } from '../../src/mail/mime.ts';
import { aMessage, list, sender } from './a-message.ts';

const allowed = new Set([list.address, 'maintainer@example.org']);
const maintainer = { name: 'A maintainer', address: 'maintainer@example.org' };
const crlf = '\r\nBcc: evil@example.com';

describe('the identity of a mail', () => {
  it('stays the same when the words change', () => {
    const one = aMessage();
    const other = aMessage({ text: 'Other words.\n', subject: 'Other' });
    expect(messageIdOf(one)).toBe(messageIdOf(other));
    expect(messageIdOf(one)).toBe(
      '<stadium.call.networking-sfc.d34bd160448cccbb1d51f551@lists.example.org>',
    );
  });

  it.each(['campaign', 'project', 'list', 'period'] as const)('differs with the %s', (part) => {
    const one = aMessage();
    const other = { ...one, [part]: part === 'list' ? 'l@example.net' : 'other' } as Message;
    expect(messageIdOf(one)).not.toBe(messageIdOf(other));
    expect(keyOf(one)).not.toBe(keyOf(other));
  });

  it('gives the place in the archive', () => {
    // Mailman's hash: printf %s 20191112.first-call@example.org | openssl sha1 -binary | base32
    expect(
      archiveLink(
        'https://lists.example.org/archives/list/l/',
        '<20191112.first-call@example.org>',
      ),
    ).toBe('https://lists.example.org/archives/list/l/message/B7XBJKIOIC37YT5X55SCEUOWUPH6UGC7/');
  });

  it('sends the copies in an envelope of their own, after the list', () => {
    const parcels = parcelsOf(aMessage({ affected: [maintainer] }));
    expect(parcels.map((parcel) => parcel.recipients)).toEqual([[list], [maintainer]]);
    expect(new Set(parcels.map((parcel) => parcel.key)).size).toBe(2);
  });
});

describe('the check of a mail', () => {
  it('lets a proper mail pass', () => {
    expect(() => checkMessage(aMessage({ affected: [maintainer] }), allowed)).not.toThrow();
  });

  const payloads: readonly [string, string, Partial<Message>][] = [
    ['a line end in the subject', 'subject', { subject: `Hello${crlf}` }],
    ['a bare line feed in the subject', 'subject', { subject: 'Hello\nBcc: evil@example.com' }],
    ['a subject that is not ASCII', 'subject', { subject: 'Hello – world' }],
    ['a line end in the sender name', 'from name', { from: { ...sender, name: `A${crlf}` } }],
    [
      'a line end in the sender',
      'from address',
      { from: { ...sender, address: `a@example.org${crlf}` } },
    ],
    ['an address in a name', 'to name', { to: { ...list, name: '"evil@x, z" <l@e>' } }],
    ['a comma in a name', 'to name', { to: { ...list, name: 'evil@example.com, list' } }],
    [
      'a line end in the list',
      'to address',
      { to: { ...list, address: `${list.address}${crlf}` } },
    ],
    [
      'two addresses in one',
      'to address',
      { to: { ...list, address: `evil@example.com,${list.address}` } },
    ],
    [
      'a group of addresses',
      'to address',
      { to: { ...list, address: `${'g:'.repeat(10_000)}a@example.org;` } },
    ],
    ['a quoted address', 'to address', { to: { ...list, address: `"a b"@lists.example.org` } }],
    ['a line end in the project', 'project', { project: `networking-sfc${crlf}` }],
    ['a path in the project', 'project', { project: '../call' }],
    ['a line end in the reply', 'in-reply-to', { inReplyTo: `<a@example.org>${crlf}` }],
    ['two ids in the reply', 'in-reply-to', { inReplyTo: '<a@example.org> <b@example.org>' }],
    ['a line end in the id', 'message-id', { messageId: `<a@example.org>${crlf}` }],
    ['a line end in the list id', 'list', { list: `${list.address}${crlf}` }],
    [
      'a line end in a copy',
      'recipient address',
      { affected: [{ name: '', address: `m@example.org${crlf}` }] },
    ],
    ['a stranger as copy', 'recipient', { affected: [{ name: '', address: 'evil@example.com' }] }],
    ['another list', 'recipient', { to: { name: '', address: 'other@lists.example.org' } }],
    ['a text that is too long', 'text', { text: 'x'.repeat(41_000) }],
    ['a control character in the text', 'text', { text: 'a\u001bb' }],
  ];
  it.each(payloads)('refuses %s and names the field', (_, field, over) => {
    const check = () => checkMessage(aMessage(over), allowed);
    expect(check).toThrow(StadiumError);
    expect(check).toThrow(`mail field "${field}"`);
  });

  it('either refuses a mail or writes exactly its headers and recipients', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        crlf,
        '\n',
        ',',
        '<evil@example.com>',
        '"',
        ';',
        'a@example.org',
        '\u2028',
        '=?utf-8?q?a?=',
      ),
    );
    const text = fc.array(nasty, { maxLength: 3 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, text, async (subject, name, inReplyTo) => {
        const message = aMessage({
          subject,
          from: { ...sender, name },
          inReplyTo: inReplyTo === '' ? undefined : inReplyTo,
        });
        try {
          checkMessage(message, allowed);
        } catch {
          return;
        }
        const mail = await PostalMime.parse(await composeMime(message, { date: new Date(0) }));
        expect(mail.to).toEqual([list]);
        expect(mail.from?.address).toBe(sender.address);
        expect(mail.headers.map((header) => header.key)).not.toContain('bcc');
        expect(mail.text?.trim()).toBe(message.text.trim());
      }),
      { numRuns: 3000 },
    );
  });
});
