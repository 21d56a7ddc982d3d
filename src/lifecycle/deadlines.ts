// The last days that a decision sets: to answer a call, and to ratify a deprecation that was discussed.

import { type Calendar, hasCycles, type Series, seriesAt } from '../domain/cycle.ts';
import type { Decision } from '../domain/lifecycle.ts';
import type { IsoDate } from '../domain/time.ts';
import {
  type CalendarDay,
  laterOf,
  nextMilestone,
  releaseAfter,
  seriesNamed,
  seriesOfDay,
} from './calendar.ts';
import { seriesOfDecision } from './stage.ts';
import type { LifecycleRules } from './terms.ts';

/** The last day to answer a call, and the series whose release then deprecates the project. */
export function answerBy(call: Decision, calendar: Calendar, rules: LifecycleRules): CalendarDay {
  const first = laterOf(seriesOfDecision(call, calendar).start, call.date);
  if (call.answerBy === undefined) return answerFrom(first, calendar, rules);
  const last = call.answerBy;
  const series = seriesAt(calendar, last) ?? answerFrom(first, calendar, rules).series;
  return { date: last, series, estimated: false };
}

/** The last day to answer a call that is made on the day and names none itself. */
export function answerFrom(day: IsoDate, calendar: Calendar, rules: LifecycleRules): CalendarDay {
  return hasCycles(calendar)
    ? nextMilestone(calendar, day, rules.answerBy)
    : releaseAfter(calendar, seriesOfDay(calendar, day), rules.monthsToAnswer);
}

/** The release that deprecates a project for which nobody answers: that of the answers, or the first that the call allows. */
export function deprecationBy(
  call: Decision,
  calendar: Calendar,
  rules: LifecycleRules,
): CalendarDay {
  const { series } = answerBy(call, calendar, rules);
  const first = firstAllowed(call, calendar);
  return releaseAfter(
    calendar,
    first !== undefined && first.start > series.start ? first : series,
    0,
  );
}

/** The series that a call names as the first in which a deprecation may take effect. */
export function firstAllowed({ notBefore }: Decision, calendar: Calendar): Series | undefined {
  return notBefore === undefined ? undefined : seriesNamed(calendar, notBefore);
}

/** The last day on which a deprecation that was discussed may be ratified. */
export function ratifyBy(considered: Decision, calendar: Calendar): CalendarDay {
  return releaseAfter(
    calendar,
    seriesOfDecision(considered, calendar),
    hasCycles(calendar) ? 0 : 1,
  );
}
