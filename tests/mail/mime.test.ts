import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { composeMime } from '../../src/mail/mime.ts';
import { aMessage, list, sender } from './a-message.ts';

const date = new Date('2019-11-12T12:00:00Z');

describe('the bytes of a mail', () => {
  it('are read back by another parser', async () => {
    const message = aMessage();
    const mail = await PostalMime.parse(await composeMime(message, { date }));
    expect(mail).toMatchObject({
      ...{ from: sender, to: [list], subject: message.subject, messageId: message.messageId },
      ...{ text: message.text, date: '2019-11-12T12:00:00.000Z' },
    });
    expect(mail.headers).toContainEqual(
      expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
    );
    expect(mail.html).toBeUndefined();
    expect(mail.attachments).toEqual([]);
  });

  it('are the same whenever they are made, with the recipients of copies nowhere', async () => {
    const copy = { name: 'A maintainer', address: 'maintainer@example.org' };
    const one = await composeMime(aMessage({ affected: [copy] }), { date });
    const other = await composeMime(aMessage({ affected: [copy] }), { date });
    expect(one.equals(other)).toBe(true);
    expect(one.toString()).not.toContain('maintainer@');
  });

  it('carry the thread of a reply', async () => {
    const inReplyTo = '<stadium.call.a@lists.example.org>';
    const mail = await PostalMime.parse(await composeMime(aMessage({ inReplyTo }), { date }));
    expect(mail).toMatchObject({ inReplyTo, references: inReplyTo });
  });

  it('leave ASCII as it is and keep every line within 998 bytes', async () => {
    const text = `${'word '.repeat(14).trim()}\nhttps://example.org/${'a'.repeat(2000)}\n`;
    const ascii = (await composeMime(aMessage(), { date })).toString();
    expect(ascii).toContain('\r\n\r\nHello,\r\n\r\nplease help.\r\n');
    const long = await composeMime(aMessage({ text }), { date });
    expect(
      Math.max(
        ...long
          .toString()
          .split('\r\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(999);
    expect((await PostalMime.parse(long)).text).toBe(text);
  });

  it('keep names of people and lines with dots intact', async () => {
    const text = '.\n..\nDziękuję, 王\n.end\n';
    const mail = await PostalMime.parse(await composeMime(aMessage({ text }), { date }));
    expect(mail.text).toBe(text);
  });
});
