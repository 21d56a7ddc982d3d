// The timelines of all projects as one list: what is late first, then what comes next.

import type { TimelineEntry } from '../../domain/lifecycle.ts';
import type { IsoDate } from '../../domain/time.ts';

interface RuleSaid {
  readonly title: string;
  readonly source: string;
  /** The part of the source that states it; absent for a rule of our own. */
  readonly place?: string;
}

export interface TimelineInput {
  readonly team: string;
  readonly asOf: IsoDate;
  readonly entries: readonly TimelineEntry[];
  /** What each rule says and where it is written, by its code. */
  readonly rules: Readonly<Record<string, RuleSaid>>;
  /** What was done is listed as well, after the rest. */
  readonly withDone: boolean;
}

const order: readonly TimelineEntry['state'][] = ['overdue', 'due', 'planned', 'done'];

/** Overdue, due, planned, done; by date, then by project within each. */
export function listed(input: TimelineInput): readonly TimelineEntry[] {
  return input.entries
    .filter(({ state }) => input.withDone || state !== 'done')
    .map((entry) => ({ entry, key: sortKey(entry) }))
    .sort((one, other) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0))
    .map(({ entry }) => entry);
}

/** The rules that the entries rest on, by code. */
export function rulesUsed(input: TimelineInput, entries: readonly TimelineEntry[]) {
  const codes = [...new Set(entries.map(({ rule }) => rule))].sort();
  return codes.flatMap((code) => {
    const rule = input.rules[code];
    return rule === undefined ? [] : [{ code, ...rule }];
  });
}

/** `stated: Reevaluate Stadium projects`, or `ours`. */
export function originWords({ place }: Pick<RuleSaid, 'place'>): string {
  return place === undefined ? 'ours' : `stated: ${place}`;
}

export function dateWords(entry: TimelineEntry): string {
  return entry.estimated ? `${entry.date} (estimated)` : entry.date;
}

function sortKey({ state, date, project }: TimelineEntry): string {
  return `${order.indexOf(state)} ${date} ${project}`;
}
