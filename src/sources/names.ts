// How every source is called. Apart from the table, because whoever only names sources must not load what they measure.

import type { SourceName } from '../domain/project.ts';

/** As `--source` takes them and as readers know them, in the order in which they are asked. */
export const titleOf = {
  gerrit: 'Gerrit',
  zuul: 'Zuul',
  github: 'GitHub',
  launchpad: 'Launchpad',
} as const;

/** Every source besides git. */
export type OtherSource = keyof typeof titleOf;

/** Git comes first because everything rests on it; governance moves the calendar and has no measures. */
export const sourceTitles: ReadonlyMap<SourceName, string> = new Map([
  ['git', 'git'],
  ...Object.entries(titleOf),
  ['governance', 'governance'],
]);

export function sourceTitle(name: SourceName): string {
  return sourceTitles.get(name) ?? name;
}
