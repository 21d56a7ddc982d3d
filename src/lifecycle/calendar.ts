// Questions to the release calendar, also about series that nobody has announced yet.

import {
  type Calendar,
  findSeries,
  hasCycles,
  type Series,
  seriesAfter,
  seriesAt,
} from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import { addDays, addMonths, daysBetween, type IsoDate } from '../domain/time.ts';

/** A day that rests on the calendar. */
export interface CalendarDay {
  readonly date: IsoDate;
  readonly series: Series;
  readonly estimated: boolean;
}

/** Usual days from a milestone (the Friday of its week) to the release (a Wednesday), where no schedule names it. */
const usualDaysBefore: Readonly<Record<string, number>> = {
  'milestone-1': 18 * 7 - 2,
  'milestone-2': 12 * 7 - 2,
  'milestone-3': 5 * 7 - 2,
  'membership-freeze': 12 * 7 - 2,
  'feature-freeze': 5 * 7 - 2,
  'rc-1': 3 * 7 - 2,
  final: 0,
};

/**
 * Adds future series in the cadence of the last two: each is released on the weekday nearest to the day one, two, ...
 * years after the announced release it repeats, so that estimates do not drift. All dates are marked estimated.
 */
export function extendCalendar(calendar: Calendar, howMany: number): Calendar {
  const announced = calendar.filter((series) => !series.estimated);
  const known = announced.length > 0 ? announced : calendar;
  const extended = [...calendar];
  while (known.length > 0 && extended.length < calendar.length + howMany) {
    extended.push(nextSeries(known, extended));
  }
  return extended;
}

/** The calendar, extended until it holds `steps` series after the one of the day. */
export function calendarThrough(calendar: Calendar, day: IsoDate, steps: number): Calendar {
  let extended = calendar;
  while (extended.length > 0 && isShort(extended, day, steps)) {
    extended = extendCalendar(extended, steps + 1);
  }
  return extended;
}

/** The calendar as far as the rules look: two retirements beyond its own end, the day, and the last answer. */
export function calendarFor(
  calendar: Calendar,
  cyclesToRetirement: number,
  ...days: readonly (IsoDate | undefined)[]
): Calendar {
  if (!hasCycles(calendar)) return calendar;
  const end = calendar.at(-1)?.release ?? '';
  const horizon = days.reduce<IsoDate>((day, other) => laterOf(day, other ?? day), end);
  return calendarThrough(calendar, horizon, 2 * cyclesToRetirement + 2);
}

/** The series of the day; a day before the calendar begins is an error of the data. */
export function seriesOfDay(calendar: Calendar, day: IsoDate): Series {
  const series = seriesAt(calendar, day);
  if (series !== undefined) return series;
  throw new StadiumError('DATA_INVALID', `no series of the release calendar holds ${day}`, {
    hint: 'Add the series that holds it to calendar.yaml, or correct the date.',
  });
}

/** The series with the name, or an error of the data. */
export function seriesNamed(calendar: Calendar, name: string): Series {
  const series = findSeries(calendar, name);
  if (series !== undefined) return series;
  throw new StadiumError('DATA_INVALID', `the release calendar has no series "${name}"`, {
    hint: 'Use a code name or release id of calendar.yaml.',
  });
}

/** The release `steps` series after the given one. The calendar must reach that far. */
export function releaseAfter(calendar: Calendar, series: Series, steps: number): CalendarDay {
  const later = seriesAfter(calendar, series, steps);
  if (later === undefined)
    throw new RangeError(`the calendar ends before ${series.name} + ${steps}`);
  return { date: later.release, series: later, estimated: later.estimated };
}

/** The first such milestone on or after the day. */
export function nextMilestone(calendar: Calendar, day: IsoDate, id: string): CalendarDay {
  const days = calendar.map((series) => milestoneDay(series, id));
  const next = days.find((each) => each.date >= day);
  if (next === undefined) throw new RangeError(`the calendar ends before the ${id} after ${day}`);
  return next;
}

/** The day of a milestone; estimated from the usual distance where the schedule does not name it. */
export function milestoneDay(series: Series, id: string): CalendarDay {
  const named = series.milestones.find((milestone) => milestone.id === id);
  if (named !== undefined) return { date: named.date, series, estimated: series.estimated };
  const usual = addDays(series.release, -(usualDaysBefore[id] ?? 0));
  return { date: laterOf(usual, series.start), series, estimated: true };
}

function isShort(calendar: Calendar, day: IsoDate, steps: number): boolean {
  const reached = calendar[calendar.length - 1 - steps];
  return reached === undefined || reached.release < day;
}

function nextSeries(known: Calendar, extended: Calendar): Series {
  const ordinal = extended.length - known.length;
  const pattern = known.slice(-2);
  const model = pattern[ordinal % pattern.length] as Series;
  const years = Math.floor(ordinal / pattern.length) + 1;
  const last = extended[extended.length - 1] as Series;
  const release =
    pattern.length === 2 ? sameWeekday(model.release, years) : addDays(last.release, 26 * 7);
  return {
    name: nameLike(last.id ?? last.name, release),
    start: addDays(last.release, 1),
    release,
    estimated: true,
    slurp: model.slurp,
    milestones: model.milestones.map(({ id, date }) => ({
      id,
      date: addDays(release, daysBetween(model.release, date)),
    })),
  };
}

/** As the series before it: by year and month where those are, else by the half of the year. */
function nameLike(before: string, release: IsoDate): string {
  const [year, month] = [release.slice(0, 4), release.slice(5, 7)];
  const [, digits, mark] = /^(\d{2}|\d{4})([.-])(?:0[1-9]|1[0-2])$/.exec(before) ?? [];
  if (digits !== undefined) return `${year.slice(-digits.length)}${mark}${month}`;
  return `${year}.${month <= '06' ? 1 : 2}`;
}

/** The same weekday nearest to the day `years` years later. */
function sameWeekday(day: IsoDate, years: number): IsoDate {
  const weeks = Math.round(daysBetween(day, addMonths(day, 12 * years)) / 7);
  return addDays(day, weeks * 7);
}

/** The later of two days. */
export function laterOf(one: IsoDate, other: IsoDate): IsoDate {
  return one < other ? other : one;
}
