// What init wrote, in words.

import { plural } from '../words/english.ts';
import { shellWord } from '../words/escape.ts';

export interface NewFamily {
  readonly folder: string;
  /** The team, the teams or the owner. */
  readonly team: string;
  readonly asOf: string;
  readonly projects: number;
  /** Said to be so by the host. */
  readonly archived: number;
  /** Forks that nobody named, and names that no project can have. */
  readonly leftOut: number;
}

export function newFamilyText({ folder, team, asOf, projects, archived }: NewFamily): string {
  const many = plural(projects, 'project', 'projects');
  const those = archived === 0 ? '' : `, ${archived} of them archived`;
  return `wrote ${folder}: ${many} of ${team} as of ${asOf}${those}\n`;
}

/** What to know and to do next. */
export function newFamilyAdvice({ folder, leftOut }: NewFamily): string {
  const missing =
    leftOut === 0
      ? ''
      : `left out: ${plural(leftOut, 'repository', 'repositories')} (forks, or not asked for)\n`;
  const data = `--data ${shellWord(folder)}`;
  return `${missing}next: stadium collect ${data}, then stadium report ${data}\n`;
}
