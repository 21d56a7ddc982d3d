// Reads a query of Gerrit to its end while others go on working there.
//
// Rows come newest update first, and an offset counts from a start that moves: a change touched between two pages is
// listed twice, or never. So pages are cut by time, rows are told apart by number, and a last question asks for what was touched meanwhile.

import type { HttpClient, List } from '../../http/client.ts';
import { SourceFailure } from '../../http/failure.ts';
import { type GerritChange, GerritPage, secondsOf, timestampOf } from './answers.ts';

/** What Gerrit gives an anonymous caller at most. */
const pageSize = 500;
const mostPages = 400;
/** Pages in a row that bring nothing new although the server says that there is more. */
const mostFruitless = 3;
const mostRounds = 5;
/** An index may lag behind: what was touched shortly before the newest change seen is asked for again. */
export const overlapSeconds = 600;
const details = 'o=DETAILED_LABELS&o=DETAILED_ACCOUNTS&o=MESSAGES';

export interface Question {
  /** `(project:a OR project:b)` */
  readonly projects: string;
  /** The rest of it, for example `(status:open OR after:"2026-04-01 00:00:00")`. */
  readonly filter: string;
}

/** Every change that answers the question, each once, as it was last seen. */
export async function readChanges(
  http: HttpClient,
  base: string,
  question: Question,
): Promise<readonly GerritChange[]> {
  const seen = new Map<number, GerritChange>();
  const lost: GerritChange[] = [];
  const list = { bytes: 0 };
  let filter = question.filter;
  for (let round = 0; round < mostRounds; round++) {
    const before = newestOf(seen);
    const pages = await readPages(http, base, `${question.projects} ${filter}`, seen, lost, list);
    const newest = newestOf(seen);
    if (newest === undefined || (round === 0 ? pages === 1 : newest === before)) {
      refuseGaps(base, seen, lost);
      return [...seen.values()];
    }
    filter = `after:"${timestampOf(newest - overlapSeconds)}"`;
  }
  throw new SourceFailure('pagination', `${base} changed faster than it could be read`);
}

/** What moved away from between two pages was seen again since, with a later update; all else is a list cut short. */
function refuseGaps(
  base: string,
  seen: ReadonlyMap<number, GerritChange>,
  lost: readonly GerritChange[],
): void {
  const gap = lost.find(({ _number, updated }) => (seen.get(_number)?.updated ?? '') <= updated);
  if (gap === undefined) return;
  const detail = `${base} says that there are more changes and does not go on from ${gap._number}`;
  throw new SourceFailure('pagination', detail);
}

/**
 * Reads the pages of one query into `seen`; gives their number. Each page begins with the last row of the one before: a
 * row that is not repeated, because somebody touched it or because the server lost its place, goes into `lost`.
 */
async function readPages(
  http: HttpClient,
  base: string,
  query: string,
  seen: Map<number, GerritChange>,
  lost: GerritChange[],
  list: List,
): Promise<number> {
  let cursor: Cursor = { skip: 0, isCutByTime: true };
  const inThisRound = new Set<number>();
  let lastSize = 0;
  let last: GerritChange | undefined;
  const missing = new Map<number, GerritChange>();
  let fruitless = 0;
  for (let page = 1; page <= mostPages && fruitless < mostFruitless; page++) {
    const rows = await http.fetchJson(addressOf(base, query, cursor), GerritPage, { list });
    if (last !== undefined) missing.set(last._number, last);
    for (const { _number } of rows) missing.delete(_number);
    last = rows.at(-1) ?? last;
    const fresh = take(rows, seen, inThisRound);
    if (isLast(rows, fresh, lastSize)) {
      lost.push(...missing.values());
      return page;
    }
    fruitless = fresh === 0 ? fruitless + 1 : 0;
    lastSize = rows.length;
    cursor = nextCursor(cursor, rows);
  }
  throw new SourceFailure('pagination', `${base} lists the same changes over and over`);
}

interface Cursor {
  /** Seconds; only changes touched before it are asked for. */
  readonly before?: number;
  readonly skip: number;
  /** False once the server has shown that it does not heed `before:`. */
  readonly isCutByTime: boolean;
}

function nextCursor(cursor: Cursor, rows: readonly GerritChange[]): Cursor {
  const times = rows.map(({ updated }) => secondsOf(updated));
  const step = Math.max(1, rows.length - 1);
  const ignoresTime = cursor.before !== undefined && Math.max(...times) > cursor.before;
  if (!cursor.isCutByTime || ignoresTime) {
    return { skip: cursor.skip + step, isCutByTime: false };
  }
  const before = Math.min(...times) + 1;
  const isStuck = cursor.before !== undefined && before >= cursor.before;
  return isStuck ? { ...cursor, skip: cursor.skip + step } : { before, skip: 0, isCutByTime: true };
}

/** A full page that does not say "more" is not believed to be the last: one more is asked for. */
function isLast(rows: readonly GerritChange[], fresh: number, lastSize: number): boolean {
  if (rows.length === 0) return true;
  const saysMore = rows.some((row) => row._more_changes === true);
  const isFull = rows.length >= pageSize || (lastSize > 0 && rows.length === lastSize);
  return !saysMore && (!isFull || fresh === 0);
}

function addressOf(base: string, query: string, { before, skip }: Cursor): string {
  const cut = before === undefined ? '' : ` before:"${timestampOf(before)}"`;
  const from = skip === 0 ? '' : `&S=${skip}`;
  return `${base}/changes/?q=${encodeURIComponent(query + cut)}&n=${pageSize}${from}&${details}`;
}

/** Gives the number of changes that this round had not listed before. */
function take(
  rows: readonly GerritChange[],
  seen: Map<number, GerritChange>,
  inThisRound: Set<number>,
): number {
  const before = inThisRound.size;
  for (const row of rows) {
    inThisRound.add(row._number);
    const known = seen.get(row._number);
    if (known === undefined || known.updated <= row.updated) seen.set(row._number, row);
  }
  return inThisRound.size - before;
}

function newestOf(seen: ReadonlyMap<number, GerritChange>): number | undefined {
  let newest: number | undefined;
  for (const { updated } of seen.values()) newest = Math.max(newest ?? 0, secondsOf(updated));
  return newest;
}
