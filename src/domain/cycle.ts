// The release calendar: series, their milestones, and the cycle that a date falls into.

import { addDays, addMonths, daysBetween, type IsoDate } from './time.ts';

export interface Milestone {
  /** `milestone-1`, `milestone-2`, `milestone-3`, `feature-freeze`, `rc-1`, `final`, `membership-freeze`. */
  readonly id: string;
  readonly date: IsoDate;
}

export interface Series {
  /** Code name, lower case: `train`, `gazpacho`. */
  readonly name: string;
  /** Release id where the series has one: `2026.1`. */
  readonly id?: string;
  /** First day of its cycle: the day after the release before it. */
  readonly start: IsoDate;
  readonly release: IsoDate;
  /** True when the date is not announced and was extrapolated from the cadence. */
  readonly estimated: boolean;
  readonly slurp: boolean;
  readonly milestones: readonly Milestone[];
  /** A month of the year, which stands for a cycle where a family has none. */
  readonly isMonth?: true;
}

/** Series in order of release; the months of the year (`monthsAsCycles`) for a family that has no release cycles. */
export type Calendar = readonly Series[];

/** Whether the family releases in cycles; else it counts in months, and measures quarters. */
export function hasCycles(calendar: Calendar): boolean {
  return calendar[0]?.isMonth !== true;
}

/** The calendar of a family without release cycles: every month that a day may lie in. */
export function monthsAsCycles(): Calendar {
  return Array.from({ length: 12 * 110 }, (_, index) => {
    const start = addMonths('1990-01-01', index);
    return {
      name: start.slice(0, 7),
      start,
      release: addDays(addMonths(start, 1), -1),
      estimated: false,
      slurp: false,
      milestones: [],
      isMonth: true,
    };
  });
}

/** How a series is written for readers: `Train`, `2026.1 (Gazpacho)`. */
export function seriesTitle(series: Pick<Series, 'name' | 'id'>): string {
  const name = series.name.charAt(0).toUpperCase() + series.name.slice(1);
  return series.id === undefined ? name : `${series.id} (${name})`;
}

/** How branches of a series begin. */
const branchWords: ReadonlySet<string> = new Set(['stable', 'unmaintained']);

/**
 * Finds a series by code name, release id or both, in every spelling that is in use: `train`, `2026.1`,
 * `2026.1 (Gazpacho)`, `gazpacho/2026.1`, and the branch `stable/2026.1`.
 */
export function findSeries(calendar: Calendar, wanted: string): Series | undefined {
  const said = wanted
    .toLowerCase()
    .split(/[\s()/,]+/)
    .filter((word) => word !== '' && !branchWords.has(word));
  const means = (series: Series) =>
    said.every((word) => word === series.name || word === series.id);
  return said.length === 0 ? undefined : calendar.find(means);
}

/** The series whose cycle holds the day. */
export function seriesAt(calendar: Calendar, day: IsoDate): Series | undefined {
  return calendar.find((series) => series.start <= day && day <= series.release);
}

/** The day that is as far into the cycle before as this day is into its own; not beyond that cycle's last day. */
export interface DayBefore {
  readonly day: IsoDate;
  /** How far: the first day of a cycle is day 1. */
  readonly dayOfCycle: number;
}

/** Why an earlier day was taken, where nobody asked for one. */
export interface Chosen extends DayBefore {
  /** Days from that day to the snapshot that was taken; 0 where there is one of the day itself. */
  readonly daysAway: number;
}

/** Within so many days two snapshots are of the same day of their cycles. */
export const daysAlike = 14;

/** The last day is compared with the last. A family without cycles looks back over a quarter. Nothing where no cycle before is known. */
export function sameDayBefore(calendar: Calendar, day: IsoDate): DayBefore | undefined {
  const series = seriesAt(calendar, day);
  if (series === undefined) return undefined;
  const days = daysBetween(series.start, day);
  if (!hasCycles(calendar)) return { day: addMonths(day, -3), dayOfCycle: days + 1 };
  const before = seriesAfter(calendar, series, -1);
  if (before === undefined) return undefined;
  const same = addDays(before.start, days);
  const isLast = day === series.release || same > before.release;
  return { day: isLast ? before.release : same, dayOfCycle: days + 1 };
}

/** The series that comes `steps` after the given one (`steps` may be negative). */
export function seriesAfter(calendar: Calendar, series: Series, steps: number): Series | undefined {
  const index = calendar.findIndex((each) => each.name === series.name);
  return index === -1 ? undefined : calendar[index + steps];
}

/** Whether the day lies in the cycles from `from` to `to`, both included; an absent end is open. */
export function isInCycles(
  calendar: Calendar,
  { from, to }: { readonly from?: string; readonly to?: string },
  day: IsoDate,
): boolean {
  const first = from === undefined ? undefined : findSeries(calendar, from);
  const last = to === undefined ? undefined : findSeries(calendar, to);
  return (first?.start ?? '') <= day && day <= (last?.release ?? '9999-12-31');
}
