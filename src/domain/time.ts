// Days and windows. Everything is UTC; a day as an as-of date means the end of that day.

import { addDays as daysLater } from 'date-fns/addDays';
import { addMonths as monthsLater } from 'date-fns/addMonths';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { differenceInMonths } from 'date-fns/differenceInMonths';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';
import { utc } from './utc.ts';

/** A calendar day, `YYYY-MM-DD`, UTC. */
export type IsoDate = string;

/** Seconds since 1970-01-01T00:00:00Z. */
export type EpochSeconds = number;

export type WindowName = 'cycle' | '365d' | '730d' | '180d' | '90d' | 'as-of' | 'ever';

/** A span of whole days, both ends included. */
export interface TimeWindow {
  /** What was asked for as `cycle` is a quarter of the year in a family without cycles. */
  readonly name: WindowName | 'quarter';
  readonly from: IsoDate;
  readonly to: IsoDate;
}

const secondsADay = 86_400;

/** Whether the text is a day that exists, written `YYYY-MM-DD`, from 1900 to 2099. */
export function isDay(text: string): boolean {
  return /^(?:19|20)\d{2}-\d{2}-\d{2}$/.test(text) && isValid(parseISO(text));
}

export function startOfDay(day: IsoDate): EpochSeconds {
  return dateOf(day).getTime() / 1000;
}

/** The first moment of the day, for libraries that count in dates. */
export function dateOf(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function endOfDay(day: IsoDate): EpochSeconds {
  return startOfDay(day) + secondsADay - 1;
}

export function dayOf(instant: EpochSeconds): IsoDate {
  return isoOf(new Date(instant * 1000));
}

/** Whole days from `from` to `to`; negative when `to` is the earlier day. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return differenceInCalendarDays(to, from, { in: utc });
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return isoOf(daysLater(day, days, { in: utc }));
}

/** The same day of another month, or its last day where the month is shorter. */
export function addMonths(day: IsoDate, months: number): IsoDate {
  return isoOf(monthsLater(day, months, { in: utc }));
}

/** Whole months that have passed from `from` to `to`. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  return differenceInMonths(to, from, { in: utc });
}

function isoOf(date: Date): IsoDate {
  return date.toISOString().slice(0, 10);
}

/** The `days` days that end with `asOf`. */
export function trailingWindow(name: WindowName, asOf: IsoDate, days: number): TimeWindow {
  return { name, from: addDays(asOf, 1 - days), to: asOf };
}

export function isInside(instant: EpochSeconds, window: Pick<TimeWindow, 'from' | 'to'>): boolean {
  return instant >= startOfDay(window.from) && instant <= endOfDay(window.to);
}
