// The mail commands' wiring in the program itself: its data folder, its scorecard, its decisions.

import { cacheFolder, dataFolder } from '../tasks/folders.ts';
import type { MailWiring } from '../tasks/mail-places.ts';
import { askOnTerminal } from './ask.ts';

/** What `call` and `outbox` are built with outside tests. */
export const programWiring: MailWiring = {
  loadScorecard: async ({ data, asOf }) => {
    const { loadScorecard } = await import('../tasks/scorecard.ts');
    return loadScorecard({
      ...(data === undefined ? {} : { data }),
      ...(asOf === undefined ? {} : { asOf }),
    });
  },
  dataFolder,
  cacheFolder,
  appendDecision: async (options, { project, kind, date, by, reason, link }, shell) => {
    const { decide } = await import('../tasks/decide.ts');
    const silent = { ...shell, out: () => undefined, err: () => undefined };
    decide(project, kind, { ...options, date, by, reason, link }, silent);
  },
  ask: askOnTerminal,
};
