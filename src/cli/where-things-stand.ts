// `stadium` alone: where things stand and what to run next.

import type { Places } from '../tasks/outside-world.ts';
import type { Shell } from './shell.ts';

export async function sayStanding(places: Places, shell: Shell): Promise<void> {
  const { kept } = await import('../tasks/kept-answers.ts');
  const make = async () => {
    const { standing } = await import('../tasks/where-things-stand.ts');
    return standing(places, shell);
  };
  const where = await kept({ task: 'standing', question: { ...places }, make }, shell);
  const { standingText } = await import('../report/where-things-stand.ts');
  shell.out(standingText(where, shell));
}
