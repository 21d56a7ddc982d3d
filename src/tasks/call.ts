// The mails that a decision allows, drafted and checked as if they were to be sent; nothing is sent here.

import { existsSync } from 'node:fs';
import { StadiumError } from '../domain/errors.ts';
import type { MailSettings } from '../domain/mail.ts';
import type { IsoDate } from '../domain/time.ts';
import { draftMails, type Held } from '../mail/drafts.ts';
import { historyOf, type MailHistory } from '../mail/history.ts';
import type { Address, Campaign, Message } from '../mail/message.ts';
import { checkMessage } from '../mail/message.ts';
import { readOutbox } from '../mail/outbox.ts';
import { allowList } from '../registry/mail.ts';
import { mailRenderer } from '../words/mail-templates.ts';
import { today } from './folders.ts';
import { outboxPlace, readSettings, senderOf } from './mail-places.ts';
import type { Places, World } from './outside-world.ts';
import { loadScorecard } from './scorecard.ts';

export interface CallRequest extends Places {
  readonly asOf?: string;
  readonly digest?: boolean;
  readonly reminder?: boolean;
  readonly thanks?: boolean;
  readonly notice?: boolean;
  /** Copies to the people whom data/mail.yaml names for the project. */
  readonly affected?: boolean;
  readonly despiteAdvice?: string;
  /** `Name <user@host>`; STADIUM_MAIL_FROM when absent. */
  readonly from?: string;
  /** A folder whose templates replace the packaged ones of the same path. */
  readonly templates?: string;
  /** Drafts that are to be sent today, whatever the day of their figures. */
  readonly send?: boolean;
}

export interface Prepared {
  readonly settings: MailSettings;
  readonly messages: readonly Message[];
  readonly held: readonly Held[];
  readonly history: MailHistory;
  /** The outbox that is not there: these drafts do not know what was sent before. */
  readonly missingOutbox?: string;
}

/** Drafts the mails that were asked for; all that the decisions allow when no project is named. */
export async function prepareMails(
  projects: readonly string[],
  request: CallRequest,
  world: World,
): Promise<Prepared> {
  const settings = readSettings(request);
  const from = senderOf(request.from, world);
  const { data, asOf } = request;
  const { scorecard } = loadScorecard({
    today: today(world),
    ...(data === undefined ? {} : { data }),
    ...(asOf === undefined ? {} : { asOf }),
  });
  const past = await readHistory(request, world);
  const { messages, held } = draftMails({
    ...{ scorecard, settings, history: past.history, from, projects },
    campaign: campaignOf(request),
    today: todayFor(request, scorecard.asOf, today(world)),
    affected: request.affected === true ? copies(settings) : new Map(),
    render: mailRenderer(request.templates),
    ...(request.despiteAdvice === undefined ? {} : { despiteAdvice: request.despiteAdvice }),
  });
  const allowed = allowList(settings);
  for (const message of messages) checkMessage(message, allowed);
  return { settings, messages, held, ...past };
}

function campaignOf(request: CallRequest): Campaign {
  const asked = (['digest', 'reminder', 'thanks', 'notice'] as const).filter(
    (each) => request[each],
  );
  if (asked.length > 1) {
    throw new StadiumError('USAGE', `--${asked.join(' and --')} are mails of their own: name one`);
  }
  return asked[0] ?? 'call';
}

/** A draft as of a past day is written as on that day; what is sent is sent today, whatever the day of its figures. */
function todayFor({ asOf, send }: CallRequest, figures: IsoDate, now: IsoDate): IsoDate {
  const isReplay = asOf !== undefined && send !== true;
  return isReplay ? figures : now;
}

/** Without an outbox a draft can be made all the same; sending refuses later. */
async function readHistory(
  request: CallRequest,
  world: World,
): Promise<Pick<Prepared, 'history' | 'missingOutbox'>> {
  const place = await outboxPlace(request, world);
  if (existsSync(place.file)) return { history: historyOf(readOutbox(place).entries) };
  return { history: { mails: [], answers: [] }, missingOutbox: place.file };
}

/** Who is named for each project in data/mail.yaml. */
function copies({ recipients }: MailSettings): ReadonlyMap<string, readonly Address[]> {
  const projects = new Set(recipients.flatMap((person) => person.projects));
  const namedFor = (project: string) =>
    recipients
      .filter((person) => person.projects.includes(project))
      .map(({ name, address }) => ({ name, address }));
  return new Map([...projects].map((project) => [project, namedFor(project)]));
}
