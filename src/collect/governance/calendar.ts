// The release calendar as openstack/releases has it: series_status.yaml for the series, a schedule for the milestones.

import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Calendar, Milestone, Series } from '../../domain/cycle.ts';
import { isTooNested } from '../../domain/nesting.ts';
import { addDays, type IsoDate } from '../../domain/time.ts';

/** Day on which OpenStack was announced: the first cycle has no release before it. */
const announced = '2010-07-19';

/** What the keys of a schedule (`u-2`, `u-mf`) mean, in the order of a cycle. */
const milestones: readonly (readonly [key: string, id: string])[] = [
  ['1', 'milestone-1'],
  ['2', 'milestone-2'],
  ['mf', 'membership-freeze'],
  ['3', 'milestone-3'],
  ['ff', 'feature-freeze'],
  ['rc1', 'rc-1'],
];

const milestoneIds = new Map(milestones);

/**
 * The calendar from the text of series_status.yaml and the texts of the schedules by series name. A milestone is the
 * last day of its week, the final one is the release. Undefined when series_status.yaml is not what it should be.
 */
export function calendarFrom(
  seriesStatus: string,
  schedules: ReadonlyMap<string, string>,
): Calendar | undefined {
  const rows = z.array(z.unknown()).safeParse(plain(seriesStatus));
  if (!rows.success) return undefined;
  const known = rows.data.flatMap((row) => {
    const parsed = Status.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
  known.sort((one, other) => (one.release < other.release ? -1 : 1));
  return known.map((status, index) => {
    const before = known[index - 1];
    const start = before === undefined ? announced : addDays(before.release, 1);
    return seriesOf(status, start, schedules.get(status.name));
  });
}

const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const Status = z
  .object({
    name: z.string().min(1),
    'release-id': z.string().optional(),
    'initial-release': Day,
    slurp: z.string().optional(),
  })
  .transform((row) => ({
    name: row.name.toLowerCase(),
    id: row['release-id'],
    release: row['initial-release'],
    slurp: row.slurp === 'yes' || row.slurp === 'true',
  }));

const Week = z.object({ end: Day, 'x-project': z.array(z.string()).catch([]) });

const Schedule = z.object({ cycle: z.array(z.unknown()) });

function seriesOf(
  status: z.output<typeof Status>,
  start: IsoDate,
  schedule: string | undefined,
): Series {
  const { name, id, release, slurp } = status;
  return {
    name,
    ...(id === undefined ? {} : { id }),
    start,
    release,
    estimated: false,
    slurp,
    milestones: schedule === undefined ? [] : milestonesOf(schedule, start, release),
  };
}

/** Keys carry the first letter of their series; the end of the series before may stand in the same file. */
function milestonesOf(schedule: string, start: IsoDate, release: IsoDate): readonly Milestone[] {
  const parsed = Schedule.safeParse(plain(schedule));
  if (!parsed.success) return [];
  const found = parsed.data.cycle.flatMap((row) => {
    const week = Week.safeParse(row);
    if (!week.success) return [];
    const { end, 'x-project': keys } = week.data;
    return keys.flatMap((key) => {
      const id = milestoneIds.get(/^[a-z]-(.+)$/.exec(key)?.[1] ?? '');
      return id === undefined || end < start || end > release ? [] : [{ id, date: end }];
    });
  });
  const order = [...milestoneIds.values()];
  found.sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id));
  return [...found, { id: 'final', date: release }];
}

function plain(text: string): unknown {
  if (isTooNested(text)) return undefined;
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 20 });
}
