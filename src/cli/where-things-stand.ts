// `stadium` alone: where things stand and what to run next.

import type { Shell } from './shell.ts';

export async function sayStanding(shell: Shell): Promise<void> {
  const { kept } = await import('../tasks/kept-answers.ts');
  const where = await kept('standing', {}, shell, async () => {
    const { standing } = await import('../tasks/where-things-stand.ts');
    return standing({}, shell);
  });
  const { standingText } = await import('../report/where-things-stand.ts');
  shell.out(standingText(where, shell));
}
