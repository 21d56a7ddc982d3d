// `stadium outbox`: what was sent, what needs a person, and what came of it.

import { StadiumError } from '../domain/errors.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { historyOf, type MailRecord } from '../mail/history.ts';
import { archiveLink } from '../mail/message.ts';
import { createOutbox, type Outbox, openOutbox, readOutbox } from '../mail/outbox.ts';
import { today } from './folders.ts';
import { type MailWiring, outboxPlace, readSettings } from './mail-places.ts';
import { requireProjects } from './project-names.ts';
import type { CommandContext, CommonOptions } from './world.ts';
import { exitCode, type Shell } from './world.ts';

/** How long to wait for a sender, in milliseconds. */
const patienceMs = 10_000;

/** Lists every mail; ends with 5 when one is uncertain. */
export async function listOutbox(
  options: CommonOptions,
  wiring: MailWiring,
  context: CommandContext,
): Promise<void> {
  const { shell } = context;
  const { entries, sender } = readOutbox(await outboxPlace(wiring, options, shell));
  const { mails, answers } = historyOf(entries);
  if (options.json === true) shell.out(`${JSON.stringify({ mails, answers }, null, 2)}\n`);
  else {
    for (const mail of mails) shell.out(`${line(mail)}\n`);
    for (const { project, link, volunteer, at } of answers) {
      const words = volunteer ? 'volunteers' : 'no volunteer';
      shell.out(`${'answered'.padEnd(10)} ${at.slice(0, 10)}  ${project}  ${words}: ${link}\n`);
    }
  }
  if (sender !== undefined) {
    shell.err(`process ${sender.pid} on ${sender.host} is sending since ${sender.since}\n`);
    return;
  }
  const uncertain = mails.filter((mail) => mail.status === 'uncertain');
  if (uncertain.length === 0) return;
  const { archive } = readSettings(wiring, options).list;
  for (const mail of uncertain) shell.err(advice(mail, archive));
  context.exitWith(exitCode.mailHeld);
}

/** A person's word on a mail that may or may not have gone out. */
export async function resolveMail(
  key: string,
  as: 'sent' | 'not-sent',
  options: CommonOptions & { readonly note?: string },
  wiring: MailWiring,
  shell: Shell,
): Promise<void> {
  await withOutbox(options, wiring, shell, (outbox) => {
    const { mails } = historyOf(outbox.entries());
    const mail = mails.find((each) => each.key === key);
    if (mail?.status !== 'uncertain') {
      const open = mails.filter((each) => each.status === 'uncertain').map((each) => each.key);
      throw new StadiumError('USAGE', `${key}: ${mail?.status ?? 'there is no such mail'}`, {
        hint: open.length === 0 ? 'No mail is uncertain.' : `Uncertain: ${open.join(', ')}.`,
      });
    }
    const note = options.note === undefined ? {} : { note: options.note };
    outbox.append({ event: 'resolved', key, messageId: mail.messageId, as, ...note });
  });
  const next = as === 'sent' ? 'it counts as sent' : 'it may be sent again';
  shell.out(`${key}: ${next}\n`);
}

export interface AnsweredOptions extends CommonOptions {
  readonly link: string;
  readonly volunteer?: boolean;
  readonly by?: string;
}

/** Records an answer; volunteers become a decision, so that the project is no longer called. */
export async function recordAnswer(
  project: string,
  options: AnsweredOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<void> {
  const { link } = options;
  if (!/^https?:\/\/[^\s<>"]+$/.test(link)) {
    throw new StadiumError('USAGE', `--link: expected a link, got ${JSON.stringify(link)}`);
  }
  await refuseUnknown(project, options, wiring, shell);
  const volunteer = options.volunteer === true;
  await withOutbox(options, wiring, shell, async (outbox) => {
    const { answers } = historyOf(outbox.entries());
    const isKnown = answers.some((each) => each.project === project && each.link === link);
    if (isKnown) throw new StadiumError('USAGE', `${project}: this answer is recorded already`);
    if (volunteer) {
      await wiring.appendDecision(
        options,
        decisionOf(project, options, wiring, shell),
        today(shell),
      );
    }
    outbox.append({ event: 'answered', project, link, volunteer });
  });
  const next = volunteer
    ? 'the decision "volunteers" was added; stadium call --thanks drafts the thanks'
    : `no decision follows by itself; the team's next one: stadium decide ${project}`;
  shell.out(`${project}: answer recorded; ${next}\n`);
}

export async function startOutbox(
  options: CommonOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<void> {
  const place = await outboxPlace(wiring, options, shell);
  createOutbox(place, shell.now());
  shell.out(`${place.file}\n`);
}

async function withOutbox(
  options: CommonOptions,
  wiring: MailWiring,
  shell: Shell,
  use: (outbox: Outbox) => void | Promise<void>,
): Promise<void> {
  const place = await outboxPlace(wiring, options, shell);
  const outbox = await openOutbox(place, { now: shell.now, waitMs: patienceMs });
  try {
    await use(outbox);
  } finally {
    outbox.close();
  }
}

async function refuseUnknown(
  project: string,
  options: CommonOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<void> {
  const { scorecard } = await wiring.loadScorecard(options, today(shell));
  const names = scorecard.projects.map((card) => card.name);
  requireProjects([project], names, 'the scorecard');
}

function decisionOf(
  project: string,
  options: AnsweredOptions,
  wiring: MailWiring,
  shell: Shell,
): Decision {
  const { list } = readSettings(wiring, options);
  return {
    ...{ project, kind: 'volunteers' },
    date: today(shell),
    by: options.by ?? `answers on ${list.name}`,
    reason: 'volunteers answered the call for maintainers',
    link: options.link,
  };
}

function line({ status, at, key, words, refused }: MailRecord): string {
  const missing = refused === 0 ? '' : ` (${refused} copies were refused)`;
  return `${status.padEnd(10)} ${at.slice(0, 10)}  ${key}  ${words}${missing}`;
}

function advice({ key, messageId }: MailRecord, archive: string | undefined): string {
  const where =
    archive === undefined
      ? `Look for ${messageId} in the list's archive.`
      : `If it went out, it is at ${archiveLink(archive, messageId)}`;
  return `${key} may have been sent. ${where}\n  then: stadium outbox resolve '${key}' --sent, or --not-sent\n`;
}
