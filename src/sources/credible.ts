// Which dates of a server are believed: one that exists, and that is not of a day to come.

import type { UnknownReason } from '../domain/facts.ts';
import { SourceFailure } from '../http/failure.ts';

const daySeconds = 86_400;

/** 31 February is a number to `Date.parse`, and no day. */
export function isRealDay(text: string): boolean {
  const at = Date.parse(`${text.slice(0, 10)}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 10));
}

/**
 * An index that is away, or a list that ends early without saying so, shows little of what git saw land. What a project brought
 * along from elsewhere landed too: only a tenth is asked for.
 */
export function hidesLandings(landed = 0, shown: number): boolean {
  return landed > 0 && shown < landed / 10;
}

/** A server whose rows are of more than a day after it was asked is not believed in the others either. */
export function futureIn(
  askedAt: string,
  host: string,
  times: readonly (number | undefined)[],
): UnknownReason | undefined {
  const latest = Date.parse(askedAt) / 1000 + daySeconds;
  const wrong = times.find((at) => at !== undefined && at > latest);
  if (wrong === undefined) return undefined;
  const day = new Date(wrong * 1000).toISOString().slice(0, 10);
  return { code: 'bad-answer', detail: `${host} dates a row to ${day}, which is still to come` };
}

/** Throws SourceFailure where a row is of a day to come. */
export function refuseFuture(...rows: Parameters<typeof futureIn>): void {
  const reason = futureIn(...rows);
  if (reason !== undefined) throw new SourceFailure(reason.code, reason.detail);
}
