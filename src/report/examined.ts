// What was found when data files or the machine were looked at, in words.

import { plural } from '../words/english.ts';

/** What a data folder holds. */
export interface Validated {
  readonly folder: string;
  readonly projects: number;
  readonly series: number;
  readonly decisions: number;
  readonly goals: number;
  readonly snapshots: number;
  /** What goes on being read and should be written otherwise. */
  readonly hints: readonly string[];
}

/** One thing that was looked at, and what to do about it where it is not in order. */
export interface Finding {
  readonly what: string;
  readonly state: 'good' | 'unreachable' | 'broken' | 'skipped';
  readonly detail: string;
}

export function validatedText(found: Validated): string {
  const { folder, projects, series, decisions, goals, snapshots, hints } = found;
  const parts = [
    plural(projects, 'project', 'projects'),
    `${series} series`,
    plural(decisions, 'decision', 'decisions'),
    plural(goals, 'goal', 'goals'),
    plural(snapshots, 'snapshot', 'snapshots'),
  ];
  return [`${folder} is in order: ${parts.join(', ')}`, ...hints]
    .map((line) => `${line}\n`)
    .join('');
}

const marks = {
  good: 'ok     ',
  unreachable: 'no     ',
  broken: 'broken ',
  skipped: 'skipped',
} as const;

export function findingsText(findings: readonly Finding[]): string {
  return findings
    .map(({ state, what, detail }) => `${marks[state]} ${what.padEnd(8)} ${detail}\n`)
    .join('');
}
