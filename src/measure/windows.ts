// The spans of days that measures look at.

import { type Calendar, type Series, seriesAfter, seriesAt } from '../domain/cycle.ts';
import { StadiumError } from '../domain/errors.ts';
import {
  daysBetween,
  type IsoDate,
  type TimeWindow,
  trailingWindow,
  type WindowName,
} from '../domain/time.ts';

/** A cycle younger than this says too little: the one before it is measured instead. */
const youngCycleDays = 60;

export interface Windows {
  /** The series whose cycle is measured. */
  readonly series: Series;
  readonly named: Readonly<Record<WindowName, TimeWindow>>;
}

/** The windows of an as-of day. */
export function windowsAt(calendar: Calendar, asOf: IsoDate): Windows {
  const series = measuredSeries(calendar, asOf);
  const cycleEnd = series.release < asOf ? series.release : asOf;
  return {
    series,
    named: {
      cycle: { name: 'cycle', from: series.start, to: cycleEnd },
      '90d': trailingWindow('90d', asOf, 90),
      '180d': trailingWindow('180d', asOf, 180),
      '365d': trailingWindow('365d', asOf, 365),
      '730d': trailingWindow('730d', asOf, 730),
      'as-of': { name: 'as-of', from: asOf, to: asOf },
      ever: { name: 'ever', from: '1990-01-01', to: asOf },
    },
  };
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
