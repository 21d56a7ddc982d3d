// The bytes of a mail, made by nodemailer's composer: same message and same date, same bytes.

import MailComposer from 'nodemailer/lib/mail-composer';
import type { Message } from './message.ts';

export interface MimeOptions {
  /** The Date header. */
  readonly date: Date;
  /** Marks a file that a mail program opens for editing instead of reading. */
  readonly asDraft?: boolean;
}

/** The mail in RFC 5322 form with CRLF line ends; recipients of copies are nowhere in it. */
export function composeMime(message: Message, options: MimeOptions): Promise<Buffer> {
  const thread =
    message.inReplyTo === undefined
      ? {}
      : { inReplyTo: message.inReplyTo, references: [message.inReplyTo] };
  const composer = new MailComposer({
    from: { name: message.from.name, address: message.from.address },
    to: { name: message.to.name, address: message.to.address },
    subject: message.subject,
    text: message.text.replaceAll('\n', '\r\n'),
    // Plain ASCII goes out as it is; anything else readable still, never as base64.
    ...(/^[\n\x20-\x7e]*$/.test(message.text) ? {} : { textEncoding: 'quoted-printable' as const }),
    messageId: message.messageId,
    ...thread,
    date: options.date,
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(options.asDraft === true ? { 'X-Unsent': '1' } : {}),
    },
    xMailer: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
