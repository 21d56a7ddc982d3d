// data/mail.yaml: which list, who may be written to, which limits. Parsed once, with the line of every mistake.

import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import * as z from 'zod';
import { StadiumError } from '../domain/errors.ts';
import type { MailSettings } from '../domain/mail.ts';

const Link = z.string().regex(/^https?:\/\/[^\s<>"]+$/, 'expected a link, http or https');
const Text = z.string().min(1);
const Count = z.number().int().min(1);
const Mailbox = { name: Text, address: z.email() };

const File = z
  .strictObject({
    list: z.strictObject({ ...Mailbox, archive: Link.optional() }),
    'subject-tags': z.array(z.string().regex(/^[a-z0-9._-]+$/i, 'expected one word')),
    recipients: z.array(z.strictObject({ ...Mailbox, projects: z.array(Text) })).default([]),
    limits: z.strictObject({
      mails: Count.max(100),
      'fact-age-days': Count,
      'answer-days': Count,
      'reminder-after-days': Count,
      'days-between-calls': Count,
    }),
    volunteering: z.strictObject({ 'hours-a-week': Count, people: Count, rights: Text }),
    'advice-against': z
      .array(z.strictObject({ project: Text, reason: Text, link: Link }))
      .default([]),
    links: z.strictObject({ stadium: Link.optional(), scorecard: Link.optional() }).default({}),
    contact: Text.optional(),
    delivery: z.strictObject({
      via: z.enum(['smtp', 'sendmail']),
      host: Text.optional(),
      port: z.number().int().min(1).max(65_535).optional(),
      tls: z.enum(['starttls', 'implicit', 'none']).default('starttls'),
      'sendmail-path': z.string().startsWith('/').default('/usr/sbin/sendmail'),
      attempts: Count.max(10).default(3),
      'wait-seconds': z.number().int().min(0).max(900).default(120),
    }),
  })
  .transform((file) => ({
    list: file.list,
    subjectTags: file['subject-tags'],
    recipients: file.recipients,
    limits: {
      mails: file.limits.mails,
      factAgeDays: file.limits['fact-age-days'],
      answerDays: file.limits['answer-days'],
      reminderAfterDays: file.limits['reminder-after-days'],
      daysBetweenCalls: file.limits['days-between-calls'],
    },
    volunteering: {
      hoursAWeek: file.volunteering['hours-a-week'],
      people: file.volunteering.people,
      rights: file.volunteering.rights,
    },
    adviceAgainst: file['advice-against'],
    links: file.links,
    contact: file.contact,
    delivery: {
      via: file.delivery.via,
      host: file.delivery.host,
      port: file.delivery.port,
      tls: file.delivery.tls,
      sendmailPath: file.delivery['sendmail-path'],
      attempts: file.delivery.attempts,
      waitSeconds: file.delivery['wait-seconds'],
    },
  }));

/** Reads the text of data/mail.yaml; throws DATA_INVALID with `file:line:column` and the field. */
export function parseMailSettings(text: string, file: string): MailSettings {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, strict: true, uniqueKeys: true });
  const problem = [...document.errors, ...document.warnings][0];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    throw invalid(`${file}:${line}:${col}: ${problem.message.split('\n')[0]}`);
  }
  const parsed = File.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  // A key that nobody knows explains the one that is missing: it is told first.
  const unknown = issues.find((each) => each.code === 'unrecognized_keys');
  const issue = unknown ?? issues[0];
  const path = [...(issue?.path ?? []), ...(unknown?.keys.slice(0, 1) ?? [])];
  const place = positionOf(document, lines, path);
  throw invalid(`${file}:${place}: ${path.join('.') || 'the file'}: ${issue?.message}`);
}

/** Addresses that may be written to, in lower case: the list and the people named in the file. */
export function allowList(settings: MailSettings): ReadonlySet<string> {
  const people = settings.recipients.map((recipient) => recipient.address.toLowerCase());
  return new Set([settings.list.address.toLowerCase(), ...people]);
}

/** Line and column of the field, or of the nearest thing around it that is in the file. */
function positionOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  for (let depth = path.length; depth >= 0; depth -= 1) {
    const node = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return `${line}:${col}`;
    }
  }
  return '1:1';
}

function invalid(message: string): StadiumError {
  return new StadiumError('DATA_INVALID', message, {
    hint: 'docs: the comments in data/mail.yaml.',
  });
}
