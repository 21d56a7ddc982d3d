// The mail commands' wiring in the program itself: its data folder, its scorecard, its decisions.

import { cacheFolder, dataFolder } from '../tasks/folders.ts';
import type { MailWiring } from '../tasks/mail-places.ts';
import { askOnTerminal } from './ask.ts';

/** What `call` and `outbox` are built with outside tests. */
export const programWiring: MailWiring = {
  loadScorecard: async ({ data, asOf }, today) => {
    const { loadScorecard } = await import('../tasks/scorecard.ts');
    return loadScorecard({
      today,
      ...(data === undefined ? {} : { data }),
      ...(asOf === undefined ? {} : { asOf }),
    });
  },
  dataFolder,
  cacheFolder,
  appendDecision: async ({ data }, decision, today) => {
    const { decide } = await import('../tasks/decide.ts');
    decide({ ...decision, today, ...(data === undefined ? {} : { data }) });
  },
  ask: askOnTerminal,
};
