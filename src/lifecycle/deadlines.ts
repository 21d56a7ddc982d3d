// The last days that a decision sets: to answer a call, and to ratify a deprecation that was discussed.

import { type Calendar, seriesAt } from '../domain/cycle.ts';
import type { Decision } from '../domain/lifecycle.ts';
import { type CalendarDay, laterOf, nextMilestone, releaseAfter } from './calendar.ts';
import type { LifecycleRules } from './rules.ts';
import { seriesOfDecision } from './stage.ts';

/** The last day to answer a call, and the series whose release then deprecates the project. */
export function answerBy(
  call: Decision,
  calendar: Calendar,
  rules: Pick<LifecycleRules, 'answerBy'>,
): CalendarDay {
  const first = laterOf(seriesOfDecision(call, calendar).start, call.date);
  if (call.answerBy === undefined) return nextMilestone(calendar, first, rules.answerBy);
  const last = call.answerBy;
  const series = seriesAt(calendar, last) ?? nextMilestone(calendar, first, rules.answerBy).series;
  return { date: last, series, estimated: false };
}

/** The last day on which a deprecation that was discussed may be ratified. */
export function ratifyBy(considered: Decision, calendar: Calendar): CalendarDay {
  return releaseAfter(calendar, seriesOfDecision(considered, calendar), 0);
}
