// Days and windows. Everything is UTC; a day as an as-of date means the end of that day.

import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

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
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

export function endOfDay(day: IsoDate): EpochSeconds {
  return startOfDay(day) + secondsADay - 1;
}

export function dayOf(instant: EpochSeconds): IsoDate {
  return new Date(instant * 1000).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is the earlier day. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((startOfDay(to) - startOfDay(from)) / secondsADay);
}

export function addDays(day: IsoDate, days: number): IsoDate {
  return dayOf(startOfDay(day) + days * secondsADay);
}

/** The `days` days that end with `asOf`. */
export function trailingWindow(name: WindowName, asOf: IsoDate, days: number): TimeWindow {
  return { name, from: addDays(asOf, 1 - days), to: asOf };
}

export function isInside(instant: EpochSeconds, window: TimeWindow): boolean {
  return instant >= startOfDay(window.from) && instant <= endOfDay(window.to);
}
