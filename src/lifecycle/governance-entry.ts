// What an entry of governance says of a deliverable, and since when.

import type { GovernanceEntry } from '../domain/facts.ts';

/** On the list of governance now. */
export function isListed({ listedFrom, listedTo }: GovernanceEntry): boolean {
  return listedFrom !== undefined && listedTo === undefined;
}

/** Retired, and off the list. */
export function isGone(entry: GovernanceEntry): boolean {
  return !isListed(entry) && entry.retiredOn !== undefined;
}

/** Marked as deprecated. */
export function isMarked({ deprecatedOn }: GovernanceEntry): boolean {
  return deprecatedOn !== undefined;
}

/** Since when it has been marked, as a part of a contradiction. */
export function sinceMark({ deprecatedOn }: GovernanceEntry) {
  return deprecatedOn === undefined ? {} : { since: deprecatedOn };
}

/** Since when it has been listed, as a part of a contradiction. */
export function sinceListed({ listedFrom }: GovernanceEntry) {
  return listedFrom === undefined ? {} : { since: listedFrom };
}
