// data/mail.yaml: which list, who may be written to, which limits.

import { z } from 'zod';
import type { MailSettings } from '../domain/mail.ts';
import { mailAddress, name, number, text } from './fields.ts';
import { type DataFile, parseData, readText } from './yaml.ts';

/** Pages of archives are often served by http alone. */
const link = (description: string) =>
  text(description).regex(/^https?:\/\/[^\s<>"]+$/, 'expected a link, http or https');
const count = (description: string, max = 10_000) =>
  number(description, { min: 1, max, whole: true });
const mailbox = {
  name: text('Name shown beside the address.', 200),
  address: mailAddress('The address.'),
};
const none: readonly never[] = [];

/** data/mail.yaml as it is written. */
export const MailFile = z
  .strictObject({
    list: z
      .strictObject({ ...mailbox, archive: link('Where its mails can be read.').optional() })
      .meta({ description: 'The list that mails go to.' }),
    subjectTags: z
      .array(text('One word.', 40).regex(/^[a-z0-9._-]+$/i, 'expected one word'))
      .default([...none])
      .meta({ description: 'Tags in brackets before every subject.' }),
    recipients: z
      .array(
        z.strictObject({
          ...mailbox,
          projects: z
            .array(name('Project of the registry.'))
            .meta({ description: 'Projects that concern them.' }),
        }),
      )
      .default([...none])
      .meta({ description: 'Who may get a copy with --affected.' }),
    limits: z
      .strictObject({
        mails: count('Mails in one run.', 100).default(10),
        factAgeDays: count('Days after which figures are too old to be sent.').default(14),
        answerDays: count('Days that people get at least to answer.').default(14),
        reminderAfterDays: count('Days after the call.').default(14),
        daysBetweenCalls: count('Days between two calls for one project.').default(90),
      })
      .prefault({})
      .meta({ description: 'How many, and how often.' }),
    volunteering: z
      .strictObject({
        hoursAWeek: count('Hours a week that are asked for.', 168).default(4),
        people: count('People who are looked for.').default(2),
        rights: text('What volunteers may do.').default(
          'review with the team from the first day, and the right to merge after some months of steady reviews',
        ),
      })
      .prefault({})
      .meta({ description: 'What is asked of volunteers.' }),
    adviceAgainst: z
      .array(
        z.strictObject({
          project: name('Project that is not called for.'),
          reason: text('Why.'),
          link: link('Who said so.'),
        }),
      )
      .default([...none])
      .meta({ description: 'Where a call for help would do harm.' }),
    links: z
      .strictObject({
        stadium: link('What the stadium is.').optional(),
        scorecard: link('Where the scorecard is published.').optional(),
      })
      .default({})
      .meta({ description: 'Where readers find more.' }),
    contact: text('Where to ask.').optional(),
    delivery: z
      .strictObject({
        via: z.enum(['smtp', 'sendmail']).default('smtp').meta({ description: 'How mails leave.' }),
        host: text('SMTP server; STADIUM_SMTP_HOST goes before it.', 300).optional(),
        port: number('Its port.', { min: 1, max: 65_535, whole: true }).optional(),
        tls: z
          .enum(['starttls', 'implicit', 'none'])
          .default('starttls')
          .meta({ description: 'Encryption; none for a relay on this machine.' }),
        sendmailPath: text('Whole path of sendmail.', 300)
          .regex(/^\//, 'expected a whole path')
          .default('/usr/sbin/sendmail'),
        attempts: count('Attempts in all, when a server asks to try later.', 10).default(3),
        waitSeconds: number('Seconds between two of them.', {
          min: 0,
          max: 900,
          whole: true,
        }).default(120),
      })
      .prefault({})
      .meta({ description: 'How mails are delivered.' }),
  })
  .meta({ title: 'Mail', description: 'How a team writes to its list.' });

/** The least that it can say; the rest has defaults. */
export const smallestMailYaml =
  'list: { name: lab-discuss, address: lab-discuss@lists.example.org }';

/** Reads data/mail.yaml. Throws `DATA_INVALID`. */
export function readMailSettings(path: string): DataFile<MailSettings> {
  return parseData<MailSettings>(path, renamed(readText(path)), MailFile);
}

/** What to call keys of an old file, by what they are called in it; they go on being read. */
export function oldMailKeys(path: string): ReadonlyMap<string, string> {
  const found = readText(path).matchAll(oldKey);
  return new Map([...found].map(([, key = '']) => [key, inCamelCase(key)]));
}

/** Addresses that may be written to, in lower case: the list and the people named in the file. */
export function allowList(settings: MailSettings): ReadonlySet<string> {
  const people = settings.recipients.map((recipient) => recipient.address.toLowerCase());
  return new Set([settings.list.address.toLowerCase(), ...people]);
}

const oldKey =
  /(?<=^\s*|[{,]\s*)(subject-tags|fact-age-days|answer-days|reminder-after-days|days-between-calls|hours-a-week|advice-against|sendmail-path|wait-seconds)(?=\s*:)/gm;

/** Blanks take the place of dashes behind the colon, so that every complaint still names line and column. */
function renamed(text: string): string {
  return text.replace(
    new RegExp(`${oldKey.source}(\\s*:)`, 'gm'),
    (_, key: string, colon: string) => {
      const dashes = key.split('-').length - 1;
      return `${inCamelCase(key)}${colon}${' '.repeat(dashes)}`;
    },
  );
}

function inCamelCase(key: string): string {
  return key.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
