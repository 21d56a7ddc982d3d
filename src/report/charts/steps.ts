// The steps of a family on one axis of days, a lane a project: what was said and done, and what is still to come.

import type { Calendar } from '../../domain/cycle.ts';
import type { TimelineEntry } from '../../domain/lifecycle.ts';
import { addDays, type IsoDate } from '../../domain/time.ts';
import { stepSentence } from '../../words/steps.ts';
import { cyclesGround, type DayScale, dayScale } from './cycles.ts';
import { fitted, type Picture, type Shape } from './picture.ts';

export interface StepsInput {
  readonly entries: readonly TimelineEntry[];
  readonly calendar: Calendar;
  readonly asOf: IsoDate;
  readonly width: number;
}

const [top, pitch, below] = [22, 22, 6];

/** Letters of the steps that change where a project stands; every other step that was done is a dot. */
const letters: Readonly<Record<string, string>> = {
  called: 'C',
  'volunteers-found': 'V',
  deprecated: 'D',
  superseded: 'D',
  retired: 'X',
  merged: 'M',
  revived: 'R',
};

const diamond = 'M-5 0L0 -5L5 0L0 5z';
const dot = 'M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z';

/** Only projects about which something was said, or for which more than the next reassessment is open. */
export function stepsPicture({ entries, calendar, asOf, width }: StepsInput): Picture | null {
  const told = entries.filter(({ step }) => step !== 'reassess-by' && step !== 'followed');
  const names = [...new Set(told.map(({ project }) => project))];
  if (told.length === 0) return null;
  const days = [asOf, ...told.map(({ date }) => date)].toSorted();
  const from = addDays(days[0] ?? asOf, -90);
  const to = addDays(days.at(-1) ?? asOf, 180);
  const left = width < 600 ? 112 : 180;
  const x = dayScale([from, to], [left + 8, width - 10]);
  const bottom = top + names.length * pitch;
  const lanes = names.map((name) => told.filter(({ project }) => project === name));
  return {
    name: 'steps',
    ...{ width, height: bottom + below },
    title: 'Steps of the family',
    text: lanes
      .map((lane) => `${lane[0]?.project}: ${lane.toSorted(byDay).map(stepSentence).join(', ')}`)
      .join('; '),
    shapes: [
      ...cyclesGround({ calendar, from, to, x, top, bottom }),
      ...lanes.flatMap((lane, at) => laneShapes(lane, top + (at + 0.5) * pitch, x, asOf, left)),
      { kind: 'line', x1: x(asOf), x2: x(asOf), y1: top, y2: bottom + below, as: 'today' },
    ],
  };
}

function laneShapes(
  lane: readonly TimelineEntry[],
  y: number,
  x: DayScale,
  asOf: IsoDate,
  left: number,
): readonly Shape[] {
  const name = lane[0]?.project ?? '';
  return [
    { kind: 'line', x1: 0, x2: x('9999-12-31'), y1: y + pitch / 2, y2: y + pitch / 2, as: 'rule' },
    {
      kind: 'text',
      ...{ x: 0, y: y + 4, text: fitted(name, 12, left - 4), size: 12, anchor: 'start' },
      ...{ as: 'name', says: name },
    },
    ...spans(lane, y, x, asOf),
    ...marks(lane.toSorted(byDay), y, x),
  ];
}

/** A call and a deprecation last until the next step that ends them, or until today. */
function spans(
  lane: readonly TimelineEntry[],
  y: number,
  x: DayScale,
  asOf: IsoDate,
): readonly Shape[] {
  const done = lane.filter(({ step, state }) => state === 'done' && letters[step]).toSorted(byDay);
  return done.flatMap((entry, at): Shape[] => {
    const letter = letters[entry.step];
    if (letter !== 'C' && letter !== 'D') return [];
    const end = done[at + 1]?.date ?? asOf;
    const as = letter === 'C' ? 'call' : 'notice';
    return [{ kind: 'line', x1: x(entry.date), x2: x(end), y1: y + 7, y2: y + 7, as }];
  });
}

/** Where two would touch the letter stands; what is left out is said on hovering over the other and in the text. */
function marks(lane: readonly TimelineEntry[], y: number, x: DayScale): readonly Shape[] {
  const ranked = lane.toSorted((one, other) => weight(other) - weight(one));
  const kept: { readonly place: number; readonly entry: TimelineEntry }[] = [];
  for (const entry of ranked) {
    const place = x(entry.date);
    if (kept.every((each) => Math.abs(each.place - place) >= 11)) kept.push({ place, entry });
  }
  return kept.map(({ place, entry }): Shape => {
    const says = stepSentence(entry);
    const letter = letters[entry.step];
    if (entry.state === 'done' && letter !== undefined) {
      const at = { x: place, y: y + 4, text: letter, size: 11, as: 'decided', says };
      return { kind: 'text', ...at, anchor: 'middle' };
    }
    const isDone = entry.state === 'done';
    const look = isDone ? { d: dot, reach: 3 } : { d: diamond, reach: 5 };
    return { kind: 'mark', x: place, y, ...look, as: entry.state, says };
  });
}

function weight({ step, state }: TimelineEntry): number {
  return state !== 'done' ? 2 : letters[step] === undefined ? 0 : 1;
}

function byDay(one: TimelineEntry, other: TimelineEntry): number {
  return one.date < other.date ? -1 : 1;
}
