// A mail before it has bytes: who, what, under which identity, and the checks that nothing in it can steer a mail server.

import { createHash } from 'node:crypto';
import { StadiumError } from '../domain/errors.ts';
import type { IsoDate } from '../domain/time.ts';
import { hasInvisible } from '../words/plain-text.ts';

export const campaigns = ['call', 'reminder', 'thanks', 'notice', 'digest'] as const;
export type Campaign = (typeof campaigns)[number];

export interface Address {
  readonly name: string;
  readonly address: string;
}

/** What makes a mail the same mail, however its wording changes from one day to the next. */
export interface MailIdentity {
  readonly campaign: Campaign;
  /** A project's name, or the team's for a digest. */
  readonly project: string;
  /** Address of the list. */
  readonly list: string;
  /** The decision's day or the cycle that this round belongs to. */
  readonly period: string;
}

export interface Message extends MailIdentity {
  readonly messageId: string;
  readonly inReplyTo: string | undefined;
  readonly from: Address;
  readonly to: Address;
  /** Get a copy in an envelope of their own, never in a header. */
  readonly affected: readonly Address[];
  readonly subject: string;
  readonly text: string;
  /** Projects that the mail speaks for: one, or those called in a digest. */
  readonly covers: readonly string[];
  /** As-of date of the figures. */
  readonly asOf: IsoDate;
  /** Why advice against the mail was set aside, where it was. */
  readonly override?: string;
}

/** One delivery: the list's, or that of the people concerned. Each is claimed and recorded on its own. */
export interface Parcel {
  readonly key: string;
  readonly message: Message;
  readonly audience: 'list' | 'affected';
  readonly recipients: readonly Address[];
}

/** Most bytes of a text that lists take without a moderator. */
const maximumBytes = 40 * 1024;

/** The identity in one line, as the outbox keeps it: `call/networking-sfc/LIST/2019-11-12`. */
export function keyOf(identity: MailIdentity): string {
  return [identity.campaign, identity.project, identity.list, identity.period].join('/');
}

/** The Message-ID that this mail has today, tomorrow and on any machine. */
export function messageIdOf(identity: MailIdentity): string {
  const digest = createHash('sha256').update(keyOf(identity)).digest('hex').slice(0, 24);
  const readable = `${identity.campaign}.${identity.project}`.replace(/[^A-Za-z0-9._-]/g, '-');
  return `<stadium.${readable}.${digest}@${identity.list.split('@')[1]}>`;
}

/** The list's parcel first: people get their copy only when the list has it. */
export function parcelsOf(message: Message): readonly Parcel[] {
  const key = keyOf(message);
  const list: Parcel = { key, message, audience: 'list', recipients: [message.to] };
  if (message.affected.length === 0) return [list];
  const copies: Parcel = {
    key: `${key}/affected`,
    message,
    audience: 'affected',
    recipients: message.affected,
  };
  return [list, copies];
}

/** Where HyperKitty keeps the mail: its address follows from the Message-ID alone. */
export function archiveLink(archive: string, messageId: string): string {
  const bare = messageId.replace(/^<|>$/g, '');
  const digest = createHash('sha1').update(bare).digest();
  return `${archive.replace(/\/$/, '')}/message/${base32(digest)}/`;
}

/**
 * Refuses what could steer a server or reach somebody who was not meant, naming the field. `allowed` holds addresses
 * in lower case.
 */
export function checkMessage(message: Message, allowed: ReadonlySet<string>): void {
  for (const { field, value, rule } of fieldsOf(message)) {
    if (!rules[rule].pattern.test(value)) refuse(field, value, rules[rule].expected);
  }
  for (const { address } of [message.to, ...message.affected]) allowedOrRefused(address, allowed);
  const bytes = Buffer.byteLength(message.text);
  if (bytes > maximumBytes) refuse('text', `${bytes} bytes`, `at most ${maximumBytes} bytes`);
  if (hasInvisible(message.text)) refuse('text', message.text, 'no control characters');
}

/** Refuses an address that nobody allowed; `allowed` holds addresses in lower case. */
export function allowedOrRefused(address: string, allowed: ReadonlySet<string>): void {
  if (allowed.has(address.toLowerCase())) return;
  refuse('recipient', address, 'an address of the allow-list in data/mail.yaml');
}

type Rule = keyof typeof rules;

const rules = {
  address: {
    pattern:
      /^[A-Za-z0-9](?:[A-Za-z0-9._%+=-]{0,62}[A-Za-z0-9_%+=-])?@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}$/,
    expected: 'one plain address, user@host',
  },
  name: {
    pattern: /^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}"<>@\\,;:()[\]]{0,80}$/u,
    expected: 'a name of at most 80 characters without control characters or any of "<>@\\,;:()[]',
  },
  senderAddress: {
    pattern:
      /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[A-Za-z0-9-]{1,63}\.)*[A-Za-z0-9-]{1,63}$/,
    expected: 'an address, user@host',
  },
  senderName: {
    pattern: /^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]{0,80}$/u,
    expected: 'a name of at most 80 characters without control characters',
  },
  subject: {
    pattern: /^[\x20-\x7e]{1,200}$/,
    expected: 'one line of ASCII, at most 200 characters',
  },
  id: {
    pattern: /^<[A-Za-z0-9._=+-]{1,200}@[A-Za-z0-9.-]{1,200}>$/,
    expected: 'one message id, <left@right>',
  },
  word: {
    pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/,
    expected: 'letters, digits, dots, hyphens and underscores',
  },
} as const;

interface Field {
  readonly field: string;
  readonly value: string;
  readonly rule: Rule;
}

function fieldsOf(message: Message): readonly Field[] {
  const fields: Field[] = [
    { field: 'project', value: message.project, rule: 'word' },
    { field: 'period', value: message.period, rule: 'word' },
    { field: 'list', value: message.list, rule: 'address' },
    { field: 'message-id', value: message.messageId, rule: 'id' },
    { field: 'subject', value: message.subject, rule: 'subject' },
    ...message.covers.map((value) => ({ field: 'covers', value, rule: 'word' }) as const),
    { field: 'from name', value: message.from.name, rule: 'senderName' },
    { field: 'from address', value: message.from.address, rule: 'senderAddress' },
    ...personFields('to', message.to),
    ...message.affected.flatMap((person) => personFields('recipient', person)),
  ];
  if (message.inReplyTo === undefined) return fields;
  return [...fields, { field: 'in-reply-to', value: message.inReplyTo, rule: 'id' }];
}

function personFields(field: string, person: Address): readonly Field[] {
  return [
    { field: `${field} name`, value: person.name, rule: 'name' },
    { field: `${field} address`, value: person.address, rule: 'address' },
  ];
}

function refuse(field: string, value: string, expected: string): never {
  const shown = JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}...` : value);
  throw new StadiumError(
    'DATA_INVALID',
    `mail field "${field}": expected ${expected}, got ${shown}`,
    {
      hint: 'Nothing was sent. Mend the field in the data folder or on the command line.',
    },
  );
}

function base32(bytes: Buffer): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}
