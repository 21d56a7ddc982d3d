// The last days that a decision sets: to answer a call, and to ratify a deprecation that was discussed.

import { type Calendar, hasCycles, seriesAt } from '../domain/cycle.ts';
import type { Decision } from '../domain/lifecycle.ts';
import type { IsoDate } from '../domain/time.ts';
import { type CalendarDay, laterOf, nextMilestone, releaseAfter, seriesOfDay } from './calendar.ts';
import type { LifecycleRules } from './rules.ts';
import { seriesOfDecision } from './stage.ts';

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

/** The last day on which a deprecation that was discussed may be ratified. */
export function ratifyBy(considered: Decision, calendar: Calendar): CalendarDay {
  return releaseAfter(
    calendar,
    seriesOfDecision(considered, calendar),
    hasCycles(calendar) ? 0 : 1,
  );
}
