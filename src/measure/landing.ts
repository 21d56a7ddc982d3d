// When each step of a first-parent line landed. Submitting by fast-forward keeps the date on which a commit was written,
// so dates step back (neutron's 59 times, once by 342 days); what stands on a commit cannot have landed before it.

import type { EpochSeconds } from '../domain/time.ts';

/** Days by which a date must run ahead of all before it, for what follows to be asked whether it is true. */
const aheadDays = 30;
/** How many dates that follow are asked. */
const witnesses = 10;

/**
 * The greatest date so far that can be true, for each step; before the first such date, that date: what stood there
 * had landed by then. Undefined where no date can be true.
 */
export function landingTimes(
  dates: readonly (EpochSeconds | undefined)[],
): readonly EpochSeconds[] | undefined {
  const landings: (EpochSeconds | undefined)[] = [];
  let latest: EpochSeconds | undefined;
  for (const [step, date] of dates.entries()) {
    if (date !== undefined && date > (latest ?? 0) && !isFromAWrongClock(dates, step, date, latest))
      latest = date;
    landings.push(latest);
  }
  const first = landings.find((each) => each !== undefined);
  return first === undefined ? undefined : landings.map((each) => each ?? first);
}

/** A date far ahead of those before it, while most of those that follow keep to the time of those before. */
function isFromAWrongClock(
  dates: readonly (EpochSeconds | undefined)[],
  step: number,
  date: EpochSeconds,
  latest: EpochSeconds | undefined,
): boolean {
  const isFarAhead = (of: EpochSeconds) => date - of > aheadDays * 86_400;
  if (!isFarAhead(latest ?? 0)) return false;
  const following = datesAfter(dates, step);
  const against = following.filter((each) =>
    latest === undefined ? isFarAhead(each) : Math.abs(each - latest) < date - each,
  );
  return against.length > following.length / 2;
}

function datesAfter(
  dates: readonly (EpochSeconds | undefined)[],
  step: number,
): readonly EpochSeconds[] {
  const found: EpochSeconds[] = [];
  for (let next = step + 1; next < dates.length && found.length < witnesses; next++) {
    const date = dates[next];
    if (date !== undefined) found.push(date);
  }
  return found;
}
