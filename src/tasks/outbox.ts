// The outbox: what was sent, what needs a person, and what came of it.

import { StadiumError } from '../domain/errors.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { historyOf, type MailHistory } from '../mail/history.ts';
import { archiveLink } from '../mail/message.ts';
import { createOutbox, type Outbox, openOutbox, readOutbox } from '../mail/outbox.ts';
import { decide } from './decide.ts';
import { today } from './folders.ts';
import { changingData } from './locked.ts';
import { outboxPlace, readSettings } from './mail-places.ts';
import type { Places, World } from './outside-world.ts';
import { requireProjects } from './project-names.ts';
import { loadScorecard } from './scorecard.ts';

/** How long to wait for a sender, in milliseconds. */
const patienceMs = 10_000;

export interface OutboxShown extends MailHistory {
  /** Mails of which nobody knows whether they went out, and where to look; empty while somebody is sending. */
  readonly uncertain: readonly { readonly key: string; readonly look: string }[];
  /** Who is sending right now. */
  readonly sender?: { readonly pid: number; readonly host: string; readonly since: string };
}

/** Every mail and answer in the order in which they were recorded. */
export async function listOutbox(request: Places, world: World): Promise<OutboxShown> {
  const { entries, sender } = readOutbox(await outboxPlace(request, world));
  const history = historyOf(entries);
  if (sender !== undefined) return { ...history, uncertain: [], sender };
  const open = history.mails.filter((mail) => mail.status === 'uncertain');
  if (open.length === 0) return { ...history, uncertain: [] };
  const { archive } = readSettings(request).list;
  const uncertain = open.map(({ key, messageId }) => ({
    key,
    look: whereToLook(messageId, archive),
  }));
  return { ...history, uncertain };
}

function whereToLook(messageId: string, archive: string | undefined): string {
  return archive === undefined
    ? `Look for ${messageId} in the list's archive.`
    : `If it went out, it is at ${archiveLink(archive, messageId)}`;
}

export interface ResolveRequest extends Places {
  /** How the person knows. */
  readonly note?: string;
}

/** A person's word on a mail that may or may not have gone out. Throws USAGE when it is not uncertain. */
export async function resolveMail(
  key: string,
  as: 'sent' | 'not-sent',
  request: ResolveRequest,
  world: World,
): Promise<void> {
  await withOutbox(request, world, (outbox) => {
    const { mails } = historyOf(outbox.entries());
    const mail = mails.find((each) => each.key === key);
    if (mail?.status !== 'uncertain') {
      const open = mails.filter((each) => each.status === 'uncertain').map((each) => each.key);
      throw new StadiumError('USAGE', `${key}: ${mail?.status ?? 'there is no such mail'}`, {
        hint: open.length === 0 ? 'No mail is uncertain.' : `Uncertain: ${open.join(', ')}.`,
      });
    }
    const note = request.note === undefined ? {} : { note: request.note };
    outbox.append({ event: 'resolved', key, messageId: mail.messageId, as, ...note });
  });
}

export interface AnsweredRequest extends Places {
  /** Where the answer can be read. */
  readonly link: string;
  /** Somebody volunteered: it becomes a decision. */
  readonly volunteer?: boolean;
  /** Who says so, a body and never a person. */
  readonly by?: string;
}

/** Records an answer; volunteers become a decision, so that the project is no longer called. */
export async function recordAnswer(
  project: string,
  request: AnsweredRequest,
  world: World,
): Promise<void> {
  const { link } = request;
  if (!/^https?:\/\/[^\s<>"]+$/.test(link)) {
    throw new StadiumError('USAGE', `--link: expected a link, got ${JSON.stringify(link)}`);
  }
  refuseUnknown(project, request, world);
  const volunteer = request.volunteer === true;
  await withOutbox(request, world, async (outbox) => {
    const { answers } = historyOf(outbox.entries());
    const isKnown = answers.some((each) => each.project === project && each.link === link);
    if (isKnown) throw new StadiumError('USAGE', `${project}: this answer is recorded already`);
    if (volunteer) {
      const { data } = request;
      const where = data === undefined ? {} : { data };
      const decision = { ...decisionOf(project, request, world), today: today(world), ...where };
      await changingData(request, world, () => decide(decision));
    }
    outbox.append({ event: 'answered', project, link, volunteer });
  });
}

/** Starts the outbox of a team that never sent a mail; its file. */
export async function startOutbox(request: Places, world: World): Promise<string> {
  const place = await outboxPlace(request, world);
  createOutbox(place, world.now());
  return place.file;
}

async function withOutbox(
  request: Places,
  world: World,
  use: (outbox: Outbox) => void | Promise<void>,
): Promise<void> {
  const place = await outboxPlace(request, world);
  const outbox = await openOutbox(place, { now: world.now, waitMs: patienceMs });
  try {
    await use(outbox);
  } finally {
    outbox.close();
  }
}

function refuseUnknown(project: string, { data }: Places, world: World): void {
  const where = data === undefined ? {} : { data };
  const { scorecard } = loadScorecard({ today: today(world), ...where });
  const names = scorecard.projects.map((card) => card.name);
  requireProjects([project], names, 'the scorecard');
}

function decisionOf(project: string, request: AnsweredRequest, world: World): Decision {
  const { list } = readSettings(request);
  return {
    ...{ project, kind: 'volunteers' },
    date: today(world),
    by: request.by ?? `answers on ${list.name}`,
    reason: 'volunteers answered the call for maintainers',
    link: request.link,
  };
}
