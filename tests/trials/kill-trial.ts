// Campaigns whose sender is killed again and again at random moments; afterwards server and outbox are compared.

import { readFileSync } from 'node:fs';
import { historyOf } from '../../src/mail/history.ts';
import { parseLedger } from '../../src/mail/ledger.ts';
import { aPlace } from '../mail/fixtures.ts';
import { startServer } from '../mail/smtp-lab.ts';
import { compileSender, startSender } from './senders.ts';

export interface TrialFigures {
  kills: number;
  campaigns: number;
  mails: number;
  sent: number;
  uncertain: number;
  failed: number;
  /** Mails that the server has more than once. */
  duplicates: number;
  /** Mails that ended as neither sent, failed nor uncertain, or whose status the server contradicts. */
  wrong: number;
}

export interface TrialOptions {
  readonly kills: number;
  readonly mailsPerCampaign: number;
  /** Campaigns at the same time, each with its own server and outbox. */
  readonly lanes: number;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly onCampaign?: (figures: TrialFigures) => void;
}

export async function killTrial(options: TrialOptions): Promise<TrialFigures> {
  const figures: TrialFigures = {
    ...{ kills: 0, campaigns: 0, mails: 0, sent: 0, uncertain: 0, failed: 0 },
    ...{ duplicates: 0, wrong: 0 },
  };
  const { script, remove } = compileSender();
  const lane = async () => {
    while (figures.kills < options.kills) {
      await campaign(script, options, figures);
      options.onCampaign?.(figures);
    }
  };
  try {
    await Promise.all(Array.from({ length: options.lanes }, lane));
  } finally {
    remove();
  }
  return figures;
}

async function campaign(
  script: string,
  options: TrialOptions,
  figures: TrialFigures,
): Promise<void> {
  const place = aPlace();
  const { random } = options;
  const server = await startServer({ beforeReply: () => pause(random() * 6) });
  const projects = Array.from(
    { length: options.mailsPerCampaign },
    (_, index) => `project-${index}`,
  );
  const order = { place, port: server.port, projects };
  let isDone = false;
  while (!isDone) {
    const sender = startSender(script, order);
    await sender.ready;
    // A whole campaign takes some hundred milliseconds: most kills land inside it, at any of its steps.
    const timer =
      figures.kills < options.kills
        ? setTimeout(() => sender.process.kill('SIGKILL'), random() * 30 * projects.length)
        : undefined;
    const { signal } = await sender.ended;
    clearTimeout(timer);
    if (signal === 'SIGKILL') figures.kills += 1;
    else isDone = true;
  }
  await pause(50);
  await server.close();
  count(
    figures,
    place.file,
    projects,
    server.mails.map((mail) => mail.raw),
  );
}

function count(
  figures: TrialFigures,
  file: string,
  projects: readonly string[],
  raw: readonly string[],
): void {
  const { mails } = historyOf(parseLedger(readFileSync(file, 'utf8'), file).entries);
  figures.campaigns += 1;
  figures.mails += projects.length;
  for (const project of projects) {
    const mail = mails.find((each) => each.project === project);
    const copies = raw.filter((text) => text.includes(mail?.messageId ?? '<none>')).length;
    if (copies > 1) figures.duplicates += 1;
    if (mail?.status === 'sent') figures.sent += 1;
    else if (mail?.status === 'uncertain') figures.uncertain += 1;
    else if (mail?.status === 'failed') figures.failed += 1;
    const isRight =
      (mail?.status === 'sent' && copies === 1) ||
      mail?.status === 'uncertain' ||
      (mail?.status === 'failed' && copies === 0);
    if (!isRight) figures.wrong += 1;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** A small generator (mulberry32), so that a trial can be run again. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
