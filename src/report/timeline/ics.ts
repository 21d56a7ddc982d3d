// The timeline as a calendar to subscribe to: all-day events that keep their identity when a date moves.

import icalendar from 'ical-generator';
import type { TimelineEntry } from '../../domain/lifecycle.ts';
import { addDays, daysBetween } from '../../domain/time.ts';
import { visible, webLink } from '../../words/escape.ts';
import { stepWord } from '../../words/steps.ts';
import { listed, type TimelineInput } from './view.ts';

const firstDay = '2010-01-01';

/** An iCalendar file (RFC 5545) of the steps that are not done. The as-of date is its only clock. */
export function timelineIcs(input: TimelineInput): string {
  const calendar = icalendar({
    name: `${visible(input.team)}: timeline`,
    prodId: { company: 'stadium-scorecard', product: 'timeline', language: 'EN' },
  });
  for (const entry of listed({ ...input, withDone: false })) {
    calendar.createEvent(eventOf(entry, input));
  }
  return calendar.toString();
}

function eventOf(entry: TimelineEntry, { team, asOf, rules }: TimelineInput) {
  const url = webLink(entry.link);
  const words = [rules[entry.rule]?.title, rules[entry.rule]?.source, ...remarks(entry)];
  return {
    id: `${identity(team)}.${identity(entry.project)}.${entry.step}@stadium-scorecard`,
    sequence: Math.max(0, daysBetween(firstDay, asOf)),
    stamp: `${asOf}T00:00:00Z`,
    start: entry.date,
    end: addDays(entry.date, 1),
    allDay: true,
    summary: `${visible(entry.project)}: ${stepWord(entry)}${entry.state === 'overdue' ? ' (overdue)' : ''}`,
    description: words.filter((each) => each !== undefined).join('\n'),
    ...(url === null ? {} : { url }),
  };
}

function remarks({ estimated, series }: TimelineEntry): readonly string[] {
  return [
    ...(series === undefined ? [] : [`Series: ${series}`]),
    ...(estimated ? ['The date is estimated: the release is not announced.'] : []),
  ];
}

function identity(name: string): string {
  return encodeURIComponent(name).replaceAll('.', '%2E');
}
