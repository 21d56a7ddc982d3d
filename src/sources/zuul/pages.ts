// Pages back through a list of Zuul, newest first, to a time or to a row already known. Zuul never says that a page is the last.

import type { z } from 'zod';
import type { HttpClient } from '../../http/client.ts';
import { SourceFailure } from '../../http/failure.ts';

/** Rows asked for at a time; a server may give fewer. */
const pageSize = 2000;
const mostPages = 400;

interface Row {
  readonly _id?: number | undefined;
  readonly uuid: string;
}

export interface Listing<T extends Row> {
  /** Address with its filters, without limit and cursor. */
  readonly address: string;
  readonly schema: z.ZodType<T>;
  readonly timeOf: (row: T) => number | undefined;
  /** Seconds since 1970; older rows are not needed. */
  readonly until: number;
  /** Rows below this id are not needed. */
  readonly idMin?: number;
}

/**
 * Every row of the listing down to its end, each once. A page begins with the last row of the one before: one that does
 * not show it again is of a server that lost its place, not the end.
 */
export async function readRows<T extends Row>(
  http: HttpClient,
  listing: Listing<T>,
): Promise<readonly T[]> {
  const seen = new Map<string, T>();
  const list = { bytes: 0 };
  let cursor: Cursor = { skip: 0, isById: true };
  for (let page = 1; page <= mostPages; page++) {
    const rows = await http.fetchJson(addressOf(listing, cursor), listing.schema.array(), {
      list,
    });
    if (cursor.shown !== undefined && !rows.some(({ uuid }) => uuid === cursor.shown)) {
      const detail = `${listing.address} does not go on from ${cursor.shown}`;
      throw new SourceFailure('pagination', detail);
    }
    const before = seen.size;
    for (const row of rows) seen.set(row.uuid, row);
    const listed = new Set(rows.map(({ uuid }) => uuid)).size;
    const isLast = listed === (cursor.shown === undefined ? 0 : 1);
    if (isLast || reachesEnd(rows, listing)) return [...seen.values()];
    const next = nextCursor(cursor, rows);
    const isNewWay = next.isById !== cursor.isById;
    if (seen.size === before && !isNewWay) break;
    cursor = next;
  }
  throw new SourceFailure('pagination', `${listing.address} lists the same rows over and over`);
}

interface Cursor {
  readonly idMax?: number;
  /** The row that the page has to show again; none after a page of one, from which a server of such pages would not get away. */
  readonly shown?: string | undefined;
  readonly skip: number;
  /** False where rows carry no id, or the server does not heed `idx_max`. */
  readonly isById: boolean;
}

function nextCursor(cursor: Cursor, rows: readonly Row[]): Cursor {
  const ids = rows.flatMap((row) => row._id ?? []);
  const ignoresId = cursor.idMax !== undefined && Math.max(...ids) > cursor.idMax;
  const again = rows.length > 1 ? 1 : 0;
  const shown = again === 1 ? rows.at(-1)?.uuid : undefined;
  if (!cursor.isById || ids.length < rows.length || ignoresId) {
    return { skip: cursor.skip + rows.length - again, shown, isById: false };
  }
  const oldest = Math.min(...ids);
  const last = rows.find((row) => row._id === oldest)?.uuid;
  return { idMax: oldest - 1 + again, shown: shown && last, skip: 0, isById: true };
}

function reachesEnd<T extends Row>(rows: readonly T[], { timeOf, until, idMin }: Listing<T>) {
  const last = rows.findLast((row) => timeOf(row) !== undefined);
  const oldest = last === undefined ? undefined : timeOf(last);
  if (oldest !== undefined && oldest < until) return true;
  return idMin !== undefined && rows.some((row) => row._id !== undefined && row._id <= idMin);
}

function addressOf<T extends Row>({ address, idMin }: Listing<T>, { idMax, skip }: Cursor): string {
  const from = idMin === undefined ? '' : `&idx_min=${idMin}`;
  const to = idMax === undefined ? '' : `&idx_max=${idMax}`;
  const past = skip === 0 ? '' : `&skip=${skip}`;
  return `${address}&limit=${pageSize}${from}${to}${past}`;
}
