// data/calendar.yaml: every series with its dates, as the release team published them.

import { z } from 'zod';
import type { Calendar, Series } from '../domain/cycle.ts';
import { addDays, isDay } from '../domain/time.ts';
import { contradiction } from '../words/problems.ts';
import { day, seriesName, text, yesNo } from './fields.ts';
import { type DataFile, readData } from './yaml.ts';

export const milestoneIds = [
  'milestone-1',
  'milestone-2',
  'membership-freeze',
  'milestone-3',
  'feature-freeze',
  'rc-1',
  'final',
] as const;

const MilestoneEntry = z.strictObject({
  id: z.enum(milestoneIds).meta({ description: 'Which milestone.' }),
  date: day('Its last day.'),
});

const SeriesEntry = z.strictObject({
  name: seriesName('Name of the series: a code name, a number or a date.'),
  id: text('Release id, where the series has one.', 20)
    .regex(/^\d[\w.-]*$/, 'expected a release id such as 2026.1')
    .transform((written) => written.toLowerCase())
    .meta({ type: ['string', 'number'] })
    .optional(),
  start: day('First day of its cycle: the day after the release before it.'),
  release: day('Day of its release.'),
  estimated: yesNo('True when the release date is not announced. Default: false.').optional(),
  slurp: yesNo(
    'True for a release that can be upgraded to from the one before last. Default: false.',
  ).optional(),
  milestones: z
    .array(MilestoneEntry)
    .meta({ description: 'Milestones, where they are known.' })
    .optional(),
});

/** data/calendar.yaml as it is written. */
export const CalendarFile = z
  .strictObject({
    series: z
      .array(SeriesEntry)
      .min(1, 'expected at least one series')
      .meta({ description: 'In order of release.' }),
  })
  .superRefine((file, context) => {
    for (const issue of file.series.flatMap((series, index) =>
      outOfOrder(file.series, series, index),
    )) {
      context.addIssue(issue);
    }
  })
  .meta({ title: 'Release calendar', description: 'Series, their cycles and milestones.' });

type Entry = z.output<typeof SeriesEntry>;

/** Reads the calendar. Throws `DATA_INVALID`. */
export function readCalendar(path: string): DataFile<Calendar> {
  return readData(
    path,
    CalendarFile.transform((file) => file.series.map(toSeries)),
  );
}

function outOfOrder(all: readonly Entry[], series: Entry, index: number) {
  const days = [series, all[index - 1] ?? series].flatMap(({ start, release }) => [start, release]);
  // A date that is none has been said already.
  if (!days.every(isDay)) return [];
  const here = (key: string) => ['series', index, key];
  const before = all[index - 1];
  const same = all.findIndex(
    (each) => each.name === series.name || (series.id !== undefined && each.id === series.id),
  );
  const issues = [];
  if (same < index) {
    issues.push(
      contradiction(here('name'), `"${series.name}" is given twice`, ['series', same, 'name']),
    );
  }
  if (series.release < series.start) {
    issues.push(
      contradiction(here('release'), `${series.release} is before its cycle starts`, here('start')),
    );
  }
  if (before !== undefined && series.start !== addDays(before.release, 1)) {
    const message = `is ${series.start}; expected ${addDays(before.release, 1)}, the day after ${before.name} was released`;
    issues.push(contradiction(here('start'), message, ['series', index - 1, 'release']));
  }
  return [...issues, ...milestonesOutOfOrder(series, index)];
}

function milestonesOutOfOrder(series: Entry, index: number) {
  const milestones = series.milestones ?? [];
  return milestones.flatMap((milestone, position) => {
    const here = ['series', index, 'milestones', position, 'date'];
    const previous = milestones[position - 1];
    if (milestone.date < series.start || milestone.date > series.release) {
      const message = `${milestone.date} is outside the cycle, ${series.start} to ${series.release}`;
      return [contradiction(here, message, ['series', index, 'start'])];
    }
    if (previous !== undefined && milestone.date < previous.date) {
      const message = `${milestone.date} is before the milestone above it`;
      return [contradiction(here, message, ['series', index, 'milestones', position - 1, 'date'])];
    }
    return [];
  });
}

function toSeries(entry: Entry): Series {
  return {
    name: entry.name,
    ...(entry.id !== undefined && { id: entry.id }),
    start: entry.start,
    release: entry.release,
    estimated: entry.estimated ?? false,
    slurp: entry.slurp ?? false,
    milestones: entry.milestones ?? [],
  };
}
