// The arithmetic of the Technical Committee's project_stats_check.py, written out, with each of its quirks as a switch.

import type { ChangeRow } from './gerrit-data.ts';
import type { BuildsetRow } from './zuul-data.ts';

export interface Quirks {
  /** Asks once and takes the first page for everything; undefined pages to the end. */
  readonly firstPageOnly: number | undefined;
  /** Selects by last update, though the text says "generated". */
  readonly byUpdate: boolean;
  /** Leaves the Verified filter out of the merged query. */
  readonly unverifiedMerges: boolean;
  /** Rounds shares down to whole percents. */
  readonly floors: boolean;
  /** Takes the newest runs of all repositories together, without a date. */
  readonly newestRuns: number | undefined;
  /** Counts cancelled and unfinished runs as failures. */
  readonly undecidedFail: boolean;
  /** Master only. */
  readonly masterRunsOnly: boolean;
}

export const asWritten: Quirks = {
  firstPageOnly: 500,
  byUpdate: true,
  unverifiedMerges: true,
  floors: true,
  newestRuns: 500,
  undecidedFail: true,
  masterRunsOnly: true,
};

export const withoutQuirks: Quirks = {
  firstPageOnly: undefined,
  byUpdate: false,
  unverifiedMerges: false,
  floors: false,
  newestRuns: undefined,
  undecidedFail: false,
  masterRunsOnly: false,
};

export interface Window {
  /** `2026-03-05` */
  readonly from: string;
  readonly to: string;
}

export interface TeamFigures {
  readonly valid: number;
  readonly unreviewed: number;
  readonly merged: number;
  readonly topOwner: number;
  readonly gateSuccess: number;
}

/** Percents, as the script prints them. */
export function projectStats(
  changes: readonly ChangeRow[],
  runs: readonly BuildsetRow[],
  window: Window,
  quirks: Quirks,
): TeamFigures {
  const page = <T>(rows: readonly T[]) => rows.slice(0, quirks.firstPageOnly);
  const percent = (part: number, all: number) => {
    const exact = all === 0 ? 0 : (100 * part) / all;
    return quirks.floors ? Math.floor(exact) : exact;
  };
  const recent = changes
    .filter((row) => isInside((quirks.byUpdate ? row.updated : row.created).slice(0, 10), window))
    .toSorted((a, b) => b.updated.localeCompare(a.updated));
  const alive = recent.filter(
    (row) => row.status !== 'ABANDONED' && !hasVote(row, 'Workflow', (v) => v < 0),
  );
  const verified = (row: ChangeRow) => hasVote(row, 'Verified', (value) => value >= 1);
  const valid = page(alive.filter(verified));
  const merged = page(
    alive.filter((row) => row.status === 'MERGED' && (quirks.unverifiedMerges || verified(row))),
  );
  const unreviewed = page(
    alive.filter(
      (row) =>
        verified(row) &&
        row.status === 'NEW' &&
        !hasVote(row, 'Code-Review', (value) => value !== 0),
    ),
  );
  return {
    valid: valid.length,
    unreviewed: percent(unreviewed.length, valid.length),
    merged: percent(merged.length, valid.length),
    topOwner: percent(mostOwned(valid), valid.length),
    gateSuccess: gateSuccess(runs, window, quirks, percent),
  };
}

function gateSuccess(
  runs: readonly BuildsetRow[],
  window: Window,
  quirks: Quirks,
  percent: (part: number, all: number) => number,
): number {
  const wanted = runs
    .filter((row) => !quirks.masterRunsOnly || row.refs?.[0]?.branch === 'master')
    .toSorted((a, b) => (b._id ?? 0) - (a._id ?? 0));
  const seen =
    quirks.newestRuns === undefined
      ? wanted.filter((row) => isInside((row.last_build_end_time ?? '').slice(0, 10), window))
      : wanted.slice(0, quirks.newestRuns);
  const counted = seen.filter(
    ({ result }) => quirks.undecidedFail || result === 'SUCCESS' || result === 'FAILURE',
  );
  return percent(counted.filter(({ result }) => result === 'SUCCESS').length, counted.length);
}

function isInside(day: string, { from, to }: Window): boolean {
  return from <= day && day <= to;
}

function hasVote(row: ChangeRow, label: string, test: (value: number) => boolean): boolean {
  return (row.labels[label]?.all ?? []).some(({ value = 0 }) => test(value));
}

function mostOwned(rows: readonly ChangeRow[]): number {
  const owned = new Map<unknown, number>();
  for (const { owner } of rows)
    owned.set(owner._account_id, (owned.get(owner._account_id) ?? 0) + 1);
  return Math.max(0, ...owned.values());
}
