// Where our calendar and that of the release team part.

import type { Calendar, Series } from '../domain/cycle.ts';

interface SeriesDifference {
  readonly series: string;
  /** The dates in one line; `missing` where our calendar lacks the series. */
  readonly ours: string;
  readonly published: string;
}

/** The published series that our calendar lacks or dates otherwise, in their order. */
export function calendarDifferences(
  calendar: Calendar,
  published: Calendar,
): readonly SeriesDifference[] {
  const ours = new Map(calendar.map((series) => [series.name, datesOf(series)]));
  return published.flatMap((series) => {
    const known = ours.get(series.name);
    const theirs = datesOf(series);
    if (known === theirs) return [];
    return [{ series: series.name, ours: known ?? 'missing', published: theirs }];
  });
}

function datesOf({ release, milestones }: Series): string {
  const dates = milestones.map(({ id, date }) => `${id} ${date}`).sort();
  return [`released ${release}`, ...dates].join(', ');
}
