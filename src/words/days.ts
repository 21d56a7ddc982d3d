// Two days on one page: that of the figures, and that up to which decisions count.

import { daysBetween, type IsoDate } from '../domain/time.ts';

/** Days after which figures are told to be old before anything else is. */
const monthDays = 31;

interface Days {
  readonly asOf: IsoDate;
  readonly decidedTo?: IsoDate;
}

/** What stands first where the figures are more than a month old; null where they are not, or where their day was asked for. */
export function staleWords({ asOf, decidedTo = asOf }: Days): string | null {
  const age = daysBetween(asOf, decidedTo);
  if (age <= monthDays) return null;
  return `The figures are of ${asOf}, ${age} days before ${decidedTo}; decisions count up to that day. Newer figures: stadium collect.`;
}
