// `stadium call`, first half: everything that is decided before anything is printed or sent.

import { existsSync } from 'node:fs';
import { StadiumError } from '../domain/errors.ts';
import type { MailSettings } from '../domain/mail.ts';
import type { IsoDate } from '../domain/time.ts';
import { draftMails, type Held } from '../mail/drafts.ts';
import { historyOf, type MailHistory } from '../mail/history.ts';
import { type Address, type Campaign, checkMessage, type Message } from '../mail/message.ts';
import { readOutbox } from '../mail/outbox.ts';
import { allowList } from '../registry/mail.ts';
import { mailRenderer } from '../words/mail-templates.ts';
import { today } from './folders.ts';
import { type MailWiring, outboxPlace, readSettings, senderOf } from './mail-places.ts';
import type { CommonOptions, Shell } from './world.ts';

export interface CallOptions extends CommonOptions {
  readonly asOf?: string;
  readonly digest?: boolean;
  readonly reminder?: boolean;
  readonly thanks?: boolean;
  readonly notice?: boolean;
  readonly affected?: boolean;
  readonly despiteAdvice?: string;
  readonly from?: string;
  readonly output?: string;
  /** A folder whose templates replace the packaged ones of the same path. */
  readonly templates?: string;
  readonly send?: boolean;
  readonly yes?: boolean;
  readonly max?: number;
  readonly toSelf?: string;
}

export interface Prepared {
  readonly settings: MailSettings;
  readonly messages: readonly Message[];
  readonly held: readonly Held[];
  readonly history: MailHistory;
}

/** Drafts the mails that were asked for, each checked as if it were to be sent. */
export async function prepareMails(
  projects: readonly string[],
  options: CallOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<Prepared> {
  const settings = readSettings(wiring, options);
  const from = senderOf(options.from, shell);
  const { scorecard } = await wiring.loadScorecard(options, today(shell));
  const history = await readHistory(options, wiring, shell);
  const names = projects.length > 0 ? projects : scorecard.projects.map((card) => card.name);
  const { messages, held } = draftMails({
    ...{ scorecard, settings, history, from, projects },
    campaign: campaignOf(options),
    today: todayFor(options, scorecard.asOf, today(shell)),
    affected: options.affected ? await copies(names, settings, options, wiring, shell) : new Map(),
    render: mailRenderer(options.templates),
    ...(options.despiteAdvice === undefined ? {} : { despiteAdvice: options.despiteAdvice }),
  });
  const allowed = allowList(settings);
  for (const message of messages) checkMessage(message, allowed);
  return { settings, messages, held, history };
}

function campaignOf(options: CallOptions): Campaign {
  const asked = (['digest', 'reminder', 'thanks', 'notice'] as const).filter(
    (each) => options[each],
  );
  if (asked.length > 1) {
    throw new StadiumError('USAGE', `--${asked.join(' and --')} are mails of their own: name one`);
  }
  return asked[0] ?? 'call';
}

/** A draft as of a past day is written as on that day; what is sent is sent today, whatever the day of its figures. */
function todayFor(options: CallOptions, asOf: IsoDate, now: IsoDate): IsoDate {
  const isReplay = options.asOf !== undefined && options.send !== true;
  return isReplay ? asOf : now;
}

/** Without an outbox a draft can be made all the same; sending refuses later. */
async function readHistory(
  options: CallOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<MailHistory> {
  const place = await outboxPlace(wiring, options, shell);
  if (existsSync(place.file)) return historyOf(readOutbox(place).entries);
  if (options.send !== true) {
    shell.err(`${place.file} is missing: these drafts do not know what was sent before.\n`);
  }
  return { mails: [], answers: [] };
}

/** Those named for the project in data/mail.yaml, and those found in the records who are on that list too. */
async function copies(
  projects: readonly string[],
  settings: MailSettings,
  options: CallOptions,
  wiring: MailWiring,
  shell: Shell,
): Promise<ReadonlyMap<string, readonly Address[]>> {
  const byProject = new Map<string, readonly Address[]>();
  for (const project of projects) {
    const found = (await wiring.findAffected?.(options, project)) ?? [];
    const wanted = new Set(found.map((person) => person.address.toLowerCase()));
    const people = settings.recipients.filter(
      (person) => person.projects.includes(project) || wanted.has(person.address.toLowerCase()),
    );
    for (const person of people) wanted.delete(person.address.toLowerCase());
    if (wanted.size > 0) {
      shell.err(
        `${project}: ${wanted.size} people concerned get no copy: they are not among the recipients of data/mail.yaml.\n`,
      );
    }
    byProject.set(
      project,
      people.map(({ name, address }) => ({ name, address })),
    );
  }
  return byProject;
}
