// The columns that pictures of several projects share: one for each cycle that any of them was measured in.

import { type Calendar, findSeries } from '../../domain/cycle.ts';
import type { ProjectCard, TrendPoint } from '../../domain/scorecard.ts';
import type { IsoDate } from '../../domain/time.ts';

export interface Slot {
  readonly key: string;
  /** As it is written below an axis: `T`, `23.1`. */
  readonly short: string;
  /** The last day that was seen in it. */
  readonly day: IsoDate;
}

/** Cycles in order. Where a snapshot names none, or the family has none, each day is a column of its own. */
export function slotsOf(cards: readonly Pick<ProjectCard, 'trend'>[], calendar: Calendar): Slot[] {
  const days = new Map<string, IsoDate>();
  for (const point of cards.flatMap(({ trend }) => trend)) {
    const key = keyOf(point);
    const day = days.get(key);
    if (day === undefined || day < point.asOf) days.set(key, point.asOf);
  }
  return [...days]
    .map(([key, day]) => ({ key, day, short: shortOf(key, calendar) }))
    .sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** The newest point of a column. */
export function pointIn(slot: Slot, trend: readonly TrendPoint[]): TrendPoint | undefined {
  return trend.findLast((point) => keyOf(point) === slot.key);
}

function keyOf({ cycle, asOf }: TrendPoint): string {
  return cycle ?? asOf;
}

function shortOf(key: string, calendar: Calendar): string {
  const series = findSeries(calendar, key);
  if (series === undefined) return key.slice(2, 7);
  return series.id === undefined ? series.name.charAt(0).toUpperCase() : series.id.slice(2);
}
