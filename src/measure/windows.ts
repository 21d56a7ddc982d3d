// The spans of days that measures look at.

import { getQuarter } from 'date-fns/getQuarter';
import { startOfQuarter } from 'date-fns/startOfQuarter';
import { type Calendar, hasCycles, type Series, seriesAfter, seriesAt } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import {
  addDays,
  addMonths,
  dayOf,
  daysBetween,
  type IsoDate,
  type TimeWindow,
  trailingWindow,
  type WindowName,
} from '../domain/time.ts';
import { utc } from '../domain/utc.ts';

/** A cycle, or a quarter, younger than this says too little: the one before it is measured instead. */
const youngCycleDays = 60;

/** Windows in which the work of everybody is counted in the whole fleet. */
export const fleetWindows = ['cycle', '365d'] as const;

export interface Windows {
  /** Name of the series whose cycle is measured; `2026-q2` is a quarter of a family without cycles. */
  readonly cycle: string;
  readonly named: Readonly<Record<WindowName, TimeWindow>>;
}

/** The windows of an as-of day. */
export function windowsAt(calendar: Calendar, asOf: IsoDate): Windows {
  const cycle = hasCycles(calendar) ? measuredCycle(calendar, asOf) : measuredQuarter(asOf);
  return {
    cycle: cycle.series,
    named: {
      cycle: { ...cycle.window, to: cycle.window.to < asOf ? cycle.window.to : asOf },
      '90d': trailingWindow('90d', asOf, 90),
      '180d': trailingWindow('180d', asOf, 180),
      '365d': trailingWindow('365d', asOf, 365),
      '730d': trailingWindow('730d', asOf, 730),
      'as-of': { name: 'as-of', from: asOf, to: asOf },
      ever: { name: 'ever', from: '1990-01-01', to: asOf },
    },
  };
}

interface Cycle {
  readonly series: string;
  readonly window: TimeWindow;
}

function measuredCycle(calendar: Calendar, asOf: IsoDate): Cycle {
  const { name, start, release } = measuredSeries(calendar, asOf);
  return { series: name, window: { name: 'cycle', from: start, to: release } };
}

function measuredSeries(calendar: Calendar, asOf: IsoDate): Series {
  const current = seriesAt(calendar, asOf);
  if (current === undefined) {
    throw new StadiumError('DATA_INVALID', `no series of the calendar holds ${asOf}`, {
      hint: 'Add the series with its start and release to data/calendar.yaml.',
    });
  }
  const isYoung = daysBetween(current.start, asOf) < youngCycleDays;
  return (isYoung ? seriesAfter(calendar, current, -1) : undefined) ?? current;
}

function measuredQuarter(asOf: IsoDate): Cycle {
  const current = quarterOf(asOf);
  const isYoung = daysBetween(current.window.from, asOf) < youngCycleDays;
  return isYoung ? quarterOf(addDays(current.window.from, -1)) : current;
}

function quarterOf(day: IsoDate): Cycle {
  const quarter = getQuarter(day, { in: utc });
  const from = dayOf(startOfQuarter(day, { in: utc }).getTime() / 1000);
  return {
    series: `${day.slice(0, 4)}-q${quarter}`,
    window: { name: 'quarter', from, to: addDays(addMonths(from, 3), -1) },
  };
}
