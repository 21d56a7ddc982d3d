// `stadium call`, second half: shows the drafts, or asks once more and sends them.

import { StadiumError } from '../domain/errors.ts';
import type { MailSettings } from '../domain/mail.ts';
import { type ParcelResult, sendMessages } from '../mail/campaign.ts';
import { deliverPatiently, type RetryOptions } from '../mail/deliver.ts';
import { draftText, writeDrafts } from '../mail/draft-files.ts';
import type { Held } from '../mail/drafts.ts';
import type { MailHistory } from '../mail/history.ts';
import {
  allowedOrRefused,
  keyOf,
  type Message,
  messageIdOf,
  type Parcel,
} from '../mail/message.ts';
import { composeMime } from '../mail/mime.ts';
import { openOutbox } from '../mail/outbox.ts';
import { allowList } from '../registry/mail.ts';
import { type CallOptions, type Prepared, prepareMails } from '../tasks/call.ts';
import { delivererOf, type MailWiring, outboxPlace } from '../tasks/mail-places.ts';
import type { CommandContext } from '../tasks/world.ts';
import { exitCode, type Shell } from '../tasks/world.ts';

/** How long a second sender waits for the first, in milliseconds. */
const patienceMs = 30_000;

export async function runCall(
  projects: readonly string[],
  options: CallOptions,
  wiring: MailWiring,
  context: CommandContext,
): Promise<void> {
  const { shell } = context;
  const prepared = await prepareMails(projects, options, wiring, shell);
  showHeld(prepared.held, shell);
  if (options.send !== true) return showDrafts(prepared, options, shell);
  if (projects.length > 0 && prepared.held.length > 0) context.exitWith(exitCode.mailHeld);
  const messages = toSend(prepared, options);
  if (messages.length === 0) {
    shell.err('There is nothing to send.\n');
    return;
  }
  await confirm(messages, prepared.settings, options, wiring, shell);
  const results =
    options.toSelf === undefined
      ? await sendAll(messages, prepared.settings, options, wiring, shell)
      : await sendToSelf(messages, prepared.settings, shell);
  showResults(results, options, shell);
  if (results.some(needsPerson)) context.exitWith(exitCode.mailHeld);
  if (shell.signal.aborted) context.exitWith(exitCode.interrupted);
}

function showHeld(held: readonly Held[], shell: Shell): void {
  for (const { project, gates } of held) {
    for (const gate of gates) shell.err(`held back: ${project}: ${gate.detail} [${gate.code}]\n`);
  }
}

async function showDrafts(
  { messages, held, history }: Prepared,
  options: CallOptions,
  shell: Shell,
): Promise<void> {
  if (options.output !== undefined) {
    const files = await writeDrafts(messages, options.output);
    shell.out(files.map((file) => `${file}\n`).join(''));
  } else if (options.json === true) {
    const drafts = messages.map((message) => ({ key: keyOf(message), ...publicView(message) }));
    shell.out(`${JSON.stringify({ drafts, held }, null, 2)}\n`);
  } else {
    shell.out(messages.map(draftText).join(`\n${'='.repeat(72)}\n\n`));
  }
  const sent = messages.filter((message) => isSent(message, history)).length;
  const before = sent === 0 ? '' : `, ${sent} of them sent before`;
  shell.err(`${counted(messages.length, 'draft')}${before}; nothing was sent. To send: --send.\n`);
}

/** People's addresses stay out of what is printed. */
function publicView({ affected, ...message }: Message) {
  return { ...message, copies: affected.length };
}

function isSent(message: Message, history: MailHistory): boolean {
  return history.mails.some((mail) => mail.key === keyOf(message) && mail.status === 'sent');
}

/** Mails with copies stay in, for a run that was stopped between the list's mail and the copies. */
function toSend({ messages, history, settings }: Prepared, options: CallOptions) {
  if (options.toSelf !== undefined) {
    const { toSelf } = options;
    return messages.map((message) => testMail(message, toSelf, settings));
  }
  return messages.filter((each) => each.affected.length > 0 || !isSent(each, history));
}

/** A test goes to its sender, or to somebody of the allow-list, under another Message-ID than the mail itself. */
function testMail(message: Message, address: string, settings: MailSettings): Message {
  const own = message.from.address.toLowerCase();
  allowedOrRefused(address, new Set([...allowList(settings), own]));
  const identity = { ...message, list: address };
  return {
    ...identity,
    messageId: messageIdOf(identity),
    inReplyTo: undefined,
    to: { name: message.from.name, address },
    affected: [],
    subject: `[test] ${message.subject}`,
  };
}

async function confirm(
  messages: readonly Message[],
  settings: MailSettings,
  options: CallOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<void> {
  const count = messages.length;
  const most = options.max ?? settings.limits.mails;
  if (count > most) {
    throw new StadiumError(
      'USAGE',
      `${counted(count, 'mail')} to send, at most ${most} are allowed; nothing was sent`,
      {
        hint: `Name the projects, or allow it with --max ${count}.`,
      },
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
  const typed = await wiring.ask(`Type ${count} to send ${counted(count, 'mail')}: `);
  if (typed.trim() !== String(count)) {
    throw new StadiumError('USAGE', 'not confirmed; nothing was sent');
  }
}

async function sendAll(
  messages: readonly Message[],
  settings: MailSettings,
  options: CallOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<readonly ParcelResult[]> {
  const deliver = await patientDeliverer(settings, shell);
  const outbox = await openOutbox(await outboxPlace(wiring, options, shell), {
    now: shell.now,
    waitMs: patienceMs,
  });
  try {
    return await sendMessages(messages, outbox, {
      deliver,
      isStopped: () => shell.signal.aborted,
    });
  } finally {
    outbox.close();
  }
}

/** Tests leave no trace in the outbox: they may be repeated. */
async function sendToSelf(
  messages: readonly Message[],
  settings: MailSettings,
  shell: Shell,
): Promise<readonly ParcelResult[]> {
  const deliver = await patientDeliverer(settings, shell);
  const results: ParcelResult[] = [];
  for (const message of messages) {
    const parcel: Parcel = {
      ...{ key: keyOf(message), message, audience: 'list' },
      recipients: [message.to],
    };
    const { delivery } = await deliver(parcel);
    const refused = delivery.outcome === 'sent' ? delivery.refused : 0;
    results.push({ parcel, outcome: delivery.outcome, words: delivery.reply, refused });
  }
  return results;
}

async function patientDeliverer(settings: MailSettings, shell: Shell) {
  const deliver = await delivererOf(settings, shell);
  const retry: RetryOptions = {
    attempts: settings.delivery.attempts,
    waitSeconds: settings.delivery.waitSeconds,
    sleep: (seconds) => sleepUntilStopped(seconds, shell.signal),
    isStopped: () => shell.signal.aborted,
    onRetry: (parcel, reply, attempt) =>
      shell.err(`${parcel.key}: attempt ${attempt}: ${reply}; trying again later\n`),
  };
  return async (parcel: Parcel) => {
    const mime = await composeMime(parcel.message, { date: shell.now() });
    return deliverPatiently(deliver, parcel, mime, retry);
  };
}

function sleepUntilStopped(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    const wake = () => {
      clearTimeout(timer);
      resolve();
    };
    signal.addEventListener('abort', wake, { once: true });
  });
}

function showResults(results: readonly ParcelResult[], options: CallOptions, shell: Shell): void {
  if (options.json === true) {
    const rows = results.map(({ parcel, ...result }) => ({ key: parcel.key, ...result }));
    shell.out(`${JSON.stringify(rows, null, 2)}\n`);
    return;
  }
  for (const { parcel, outcome, words, refused } of results) {
    const missing = refused === 0 ? '' : ` (${refused} copies were refused)`;
    shell.out(`${outcome.padEnd(10)} ${parcel.key}  ${words}${missing}\n`);
  }
  if (results.some(needsPerson)) {
    shell.err('Some mails need a person: stadium outbox says which, and what to do.\n');
  }
}

function counted(count: number, thing: string): string {
  return count === 1 ? `1 ${thing}` : `${count} ${thing}s`;
}

function needsPerson({ outcome, refused }: ParcelResult): boolean {
  return outcome === 'failed' || outcome === 'uncertain' || refused > 0;
}
