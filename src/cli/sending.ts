// What `stadium call` says: the drafts, or one more question and then what became of each mail.

import { StadiumError } from '../domain/errors.ts';
import type { MailSettings } from '../domain/mail.ts';
import type { ParcelResult } from '../mail/campaign.ts';
import type { Message } from '../mail/message.ts';
import { forms } from '../report/forms.ts';
import { type CallRequest, type Prepared, prepareMails } from '../tasks/call.ts';
import { shownDrafts } from '../tasks/drafts.ts';
import { isSent, messagesToSend, sendMails } from '../tasks/send.ts';
import { plural } from '../words/english.ts';
import { deliver, type Form } from './deliver.ts';
import { type CommandContext, codeOfStop, exitCode, type Shell } from './shell.ts';

export interface CallOptions extends CallRequest, Form {
  readonly yes?: boolean;
  readonly max?: number;
  readonly toSelf?: string;
}

export async function runCall(
  projects: readonly string[],
  options: CallOptions,
  context: CommandContext,
): Promise<void> {
  const { shell } = context;
  const prepared = await prepareMails(projects, options, shell);
  sayHeld(prepared, options, shell);
  if (options.send !== true) return await sayDrafts(prepared, options, shell);
  if (projects.length > 0 && prepared.held.length > 0) context.exitWith(exitCode.mailHeld);
  const messages = messagesToSend(prepared, options);
  if (messages.length === 0) {
    shell.err('There is nothing to send.\n');
    return;
  }
  await confirm(messages, prepared.settings, options, shell);
  const results = await sendMails(
    messages,
    prepared.settings,
    options,
    shell,
    (parcel, reply, attempt) =>
      shell.err(`${parcel.key}: attempt ${attempt}: ${reply}; trying again later\n`),
  );
  await sayResults(results, options, shell);
  if (results.some(needsPerson)) context.exitWith(exitCode.mailHeld);
  if (shell.signal.aborted) context.exitWith(codeOfStop(shell.signal));
}

/** Sending refuses without an outbox, and says why. */
function sayHeld({ held, missingOutbox }: Prepared, { send }: CallOptions, shell: Shell): void {
  if (missingOutbox !== undefined && send !== true) {
    shell.err(`${missingOutbox} is missing: these drafts do not know what was sent before.\n`);
  }
  for (const { project, gates } of held) {
    for (const gate of gates) shell.err(`held back: ${project}: ${gate.detail} [${gate.code}]\n`);
  }
}

/** In a folder drafts are files of a mail program, unless another form was asked for. */
async function sayDrafts(
  { messages, held, history }: Prepared,
  options: CallOptions,
  shell: Shell,
): Promise<void> {
  const isFolder = ![undefined, '-'].includes(options.output);
  const usual = isFolder && options.json !== true ? { format: 'eml' } : {};
  const value = { drafts: await shownDrafts(messages), held };
  await deliver(value, forms.drafts, { ...usual, ...options }, shell);
  const sent = messages.filter((message) => isSent(message, history)).length;
  const before = sent === 0 ? '' : `, ${sent} of them sent before`;
  shell.err(`${mails(messages.length, 'draft')}${before}; nothing was sent. To send: --send.\n`);
}

async function confirm(
  messages: readonly Message[],
  settings: MailSettings,
  options: CallOptions,
  shell: Shell,
): Promise<void> {
  const count = messages.length;
  const most = options.max ?? settings.limits.mails;
  if (count > most) {
    throw new StadiumError(
      'USAGE',
      `${mails(count, 'mail')} to send, at most ${most} are allowed; nothing was sent`,
      { hint: `Name the projects, or allow it with --max ${count}.` },
    );
  }
  for (const { subject, to, affected } of messages) {
    const copies = affected.length === 0 ? '' : `, copies to ${affected.length} people`;
    shell.err(`to ${to.address}${copies}: ${subject}\n`);
  }
  if (options.yes === true) return;
  if (!shell.isInteractive) {
    throw new StadiumError('USAGE', 'nobody is here to confirm; nothing was sent', {
      hint: 'Add --yes when the mails above are right.',
    });
  }
  const typed = await shell.ask(`Type ${count} to send ${mails(count, 'mail')}: `);
  if (typed.trim() !== String(count)) {
    throw new StadiumError('USAGE', 'not confirmed; nothing was sent');
  }
}

/** `--output` was for drafts: what became of a mail is said where the person is. */
async function sayResults(
  results: readonly ParcelResult[],
  { json, color }: CallOptions,
  shell: Shell,
): Promise<void> {
  const rows = results.map(({ parcel, ...result }) => ({ key: parcel.key, ...result }));
  await deliver(rows, forms.deliveries, { color, json: json === true }, shell);
  if (results.some(needsPerson)) {
    shell.err('Some mails need a person: stadium outbox says which, and what to do.\n');
  }
}

const mails = (count: number, thing: string) => plural(count, thing, `${thing}s`);

function needsPerson({ outcome, refused }: ParcelResult): boolean {
  return outcome === 'failed' || outcome === 'uncertain' || refused > 0;
}
