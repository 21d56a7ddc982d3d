// `stadium` alone: where things stand and what to run next.

import type { Shell } from './shell.ts';

export async function sayStanding(shell: Shell): Promise<void> {
  const { kept } = await import('../tasks/kept.ts');
  const where = await kept('standing', {}, shell, async () => {
    const { standing } = await import('../tasks/standing.ts');
    return standing({}, shell);
  });
  const { standingText } = await import('../report/standing.ts');
  shell.out(standingText(where, shell));
}
