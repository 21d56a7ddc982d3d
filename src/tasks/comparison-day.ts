// Which earlier snapshot a day is compared with, where nobody asked for one: that of the same day of the cycle before.

import { type Calendar, type Chosen, daysAlike, sameDayBefore } from '../domain/cycle.ts';
import { daysBetween, type IsoDate } from '../domain/time.ts';

export interface RightDay {
  readonly asOf: IsoDate;
  /** Absent where the calendar knows no cycle before: then it is the snapshot before. */
  readonly chosen?: Chosen;
}

/** The nearest of the earlier days; undefined for the first. */
export function rightDay(
  days: readonly IsoDate[],
  calendar: Calendar,
  asOf: IsoDate,
): RightDay | undefined {
  const earlier = days.filter((day) => day < asOf);
  const newest = earlier.at(-1);
  if (newest === undefined) return undefined;
  const wanted = sameDayBefore(calendar, asOf);
  if (wanted === undefined) return { asOf: newest };
  const away = (day: IsoDate) => Math.abs(daysBetween(wanted.day, day));
  const [nearest = newest] = earlier.toSorted((one, other) => away(one) - away(other));
  return { asOf: nearest, chosen: { ...wanted, daysAway: away(nearest) } };
}

/** The same day of the cycle before where no snapshot of it is kept; undefined where one is, or no such day is known. */
export function missingDay(
  days: readonly IsoDate[],
  calendar: Calendar,
  asOf: IsoDate,
): IsoDate | undefined {
  const { chosen } = rightDay(days, calendar, asOf) ?? {};
  const wanted = chosen?.day ?? sameDayBefore(calendar, asOf)?.day;
  return chosen !== undefined && chosen.daysAway <= daysAlike ? undefined : wanted;
}
