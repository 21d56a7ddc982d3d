// The mail commands' wiring in the program itself: its data folder, its scorecard, its decisions.

import { cacheFolder, dataFolder } from '../data.ts';
import { askOnTerminal } from './ask.ts';
import type { MailWiring } from './wiring.ts';

/** What `call` and `outbox` are built with outside tests. */
export const programWiring: MailWiring = {
  loadScorecard: async ({ data, asOf }) => {
    const { loadScorecard } = await import('../scorecard.ts');
    return loadScorecard({
      ...(data === undefined ? {} : { data }),
      ...(asOf === undefined ? {} : { asOf }),
    });
  },
  dataFolder,
  cacheFolder,
  appendDecision: async (options, { project, kind, date, by, reason, link }, shell) => {
    const { decide } = await import('../decide.ts');
    const silent = { ...shell, out: () => undefined, err: () => undefined };
    decide(project, kind, { ...options, date, by, reason, link }, silent);
  },
  ask: askOnTerminal,
};
