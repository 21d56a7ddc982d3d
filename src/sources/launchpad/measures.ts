// What bugs tell: how many lie open and for how long, and whether somebody looks at those that come in.

import { endOfDay, isInside, type TimeWindow, type WindowName } from '../../domain/time.ts';
import {
  type Figure,
  inDays,
  nothing,
  overWindows,
  type SourcedInput,
  type SourcedMeasure,
  type Wording,
} from '../../measure/source-measure.ts';
import { median } from '../../measure/statistics.ts';
import type { BugTask } from './bugs.ts';

export interface BugInput extends SourcedInput<BugTask> {
  /** The day on which Launchpad was asked: what it keeps no date for is known for that day alone. */
  readonly askedOn: string;
  readonly link: string;
}

const open = 'Bugs (without duplicates) that were open at the as-of day';

export const bugMeasures: readonly SourcedMeasure<BugInput>[] = [
  ...bugs(
    ['as-of'],
    'bugs-open',
    {
      title: 'open bugs',
      unit: 'bugs',
      definition: `${open}.`,
      limits: 'Many that nobody closed are long gone; a project without users has few.',
      better: 'neither',
    },
    (all, window) => openAt(all, window, (found) => found.length),
  ),
  ...bugs(
    ['as-of'],
    'bugs-new',
    {
      title: 'bugs still new',
      unit: 'bugs',
      definition: `${open} and had not left the status New.`,
      limits: 'A bug that was set back to New counts from its report.',
      better: 'less',
    },
    (all, window) =>
      openAt(all, window, (found) => found.filter((bug) => isNewAt(bug, endOf(window))).length),
  ),
  ...bugs(
    ['as-of'],
    'bugs-untriaged',
    {
      title: 'bugs without importance',
      unit: 'bugs',
      definition: `${open} and whose importance is Undecided.`,
      limits: 'Launchpad keeps no date for it: unknown for past days.',
      better: 'less',
    },
    (all, window, { askedOn }) => {
      if (window.to < askedOn) return undated('when a bug was given an importance');
      const isUndecided = ({ importance }: BugTask) => importance === 'Undecided';
      return openAt(all, window, (found) => found.filter(isUndecided).length);
    },
  ),
  ...bugs(
    ['as-of'],
    'bugs-open-median-days',
    {
      title: 'age of open bugs',
      unit: 'days',
      definition: `Median age. ${open} count with the days since their report.`,
      limits: 'One cleaning day changes it more than a year of work.',
      better: 'less',
    },
    (all, window) => {
      const found = openAt(all, window, (each) => each.length);
      if (!('value' in found)) return found;
      const ages = all
        .filter((bug) => isOpenAt(bug, endOf(window)))
        .map((bug) => endOf(window) - secondsOf(bug.date_created));
      if (ages.length === 0) return nothing('no bug is open');
      return { value: inDays(median(ages)), sample: ages.length };
    },
  ),
  ...bugs(
    ['cycle', '365d'],
    'bugs-opened',
    {
      title: 'bugs reported',
      unit: 'bugs',
      definition: 'Bugs (without duplicates) reported in the window.',
      limits: 'Who has users has bugs.',
      better: 'neither',
    },
    (all, window) => counted(all.filter((bug) => isInside(secondsOf(bug.date_created), window))),
  ),
  ...bugs(
    ['cycle', '365d'],
    'bugs-closed',
    {
      title: 'bugs closed',
      unit: 'bugs',
      definition: 'Bugs closed in the window, fixed or not, and not opened again since.',
      limits: 'Expiry closes as well as a repair does.',
      better: 'more',
    },
    (all, window) =>
      counted(all.filter(({ date_closed: at }) => at && isInside(secondsOf(at), window))),
  ),
];

function bugs(
  windows: readonly WindowName[],
  id: string,
  wording: Wording,
  figure: (all: readonly BugTask[], window: TimeWindow, input: BugInput) => Figure,
) {
  const family = { group: 'maintenance', source: 'launchpad', restsOn: 'project' } as const;
  return overWindows<BugTask, BugInput>(family, windows, id, wording, (all, input, window) => {
    const found = figure(all, window, input);
    return 'value' in found ? { ...found, links: [input.link] } : found;
  });
}

/** A bug that was opened again hides when it had been closed: days before that are not known. */
function openAt(
  all: readonly BugTask[],
  window: TimeWindow,
  count: (open: readonly BugTask[]) => number,
): Figure {
  const until = endOf(window);
  const hides = all.some(({ date_left_closed: at }) => at && secondsOf(at) > until);
  if (hides) return undated('when a bug that was opened again had been closed');
  const found = all.filter((bug) => isOpenAt(bug, until));
  return { value: count(found), sample: found.length };
}

function isOpenAt(
  { date_created: created, date_closed: closed, is_complete }: BugTask,
  at: number,
) {
  if (secondsOf(created) > at) return false;
  return closed ? secondsOf(closed) > at : !is_complete;
}

function isNewAt({ status, date_left_new: left }: BugTask, at: number): boolean {
  return left ? secondsOf(left) > at : status === 'New';
}

function counted(found: readonly BugTask[]): Figure {
  return { value: found.length, sample: found.length };
}

function undated(what: string): Figure {
  return { unknown: { code: 'not-collected', detail: `Launchpad keeps no date for ${what}` } };
}

function endOf({ to }: TimeWindow): number {
  return endOfDay(to);
}

function secondsOf(time: string): number {
  return Math.floor(Date.parse(time) / 1000);
}
