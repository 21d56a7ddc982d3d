// What the deliverable files say of a deliverable: its newest series, and the one that it has missed.

import { type Calendar, type Series, seriesAt } from '../domain/cycle.ts';
import type { IsoDate } from '../domain/time.ts';
import { milestoneDay } from './calendar.ts';

/** A deliverable file of one series. */
export interface ReleaseRow {
  readonly deliverable: string;
  readonly series: string;
}

/** The newest series that the deliverable has a file in. */
export function lastReleased(
  releases: readonly ReleaseRow[],
  deliverable: string,
  calendar: Calendar,
): string | undefined {
  const index = (name: string) => indexOf(calendar, name);
  return releases
    .filter((row) => row.deliverable === deliverable)
    .map(({ series }) => series)
    .sort((one, other) => index(one) - index(other))
    .at(-1);
}

/** The series before the current one, or the current one once its second milestone is over, where `last` is older. */
export function missedSeries(last: string, calendar: Calendar, asOf: IsoDate): Series | undefined {
  const now = calendar.findIndex((series) => series.name === seriesAt(calendar, asOf)?.name);
  const current = calendar[now];
  const isDue = current !== undefined && milestoneDay(current, 'milestone-2').date < asOf;
  const expected = calendar[isDue ? now : now - 1];
  const lastIndex = indexOf(calendar, last);
  if (expected === undefined || lastIndex < 0) return undefined;
  return lastIndex < calendar.indexOf(expected) ? expected : undefined;
}

/** Whether a series comes after another; one that the calendar lacks comes before all. */
export function isLater(one: string, other: string, calendar: Calendar): boolean {
  return indexOf(calendar, one) > indexOf(calendar, other);
}

function indexOf(calendar: Calendar, name: string): number {
  return calendar.findIndex((series) => series.name === name);
}
