// The history of one project on one axis, and what can come: decisions, points, commits, people and releases, a column a
// cycle; after the day of the figures the next two years by their dates.

import { scaleUtc } from 'd3-scale';
import type { Calendar } from '../../domain/cycle.ts';
import type { ProjectCard } from '../../domain/scorecard.ts';
import { addDays, dateOf, type IsoDate } from '../../domain/time.ts';
import { decisionWord } from '../../words/decisions.ts';
import { trendPoints } from '../../words/figures.ts';
import { stepWord } from '../../words/steps.ts';
import { withoutCollisions } from './labels.ts';
import { bars, threshold } from './lane-bars.ts';
import { cyclesAhead, daysAhead, decisionMarks, stepMarks } from './lane-marks.ts';
import type { Picture, Shape } from './picture.ts';
import { pointIn, type Slot, slotsOf } from './slots.ts';

export interface LanesInput {
  readonly card: ProjectCard;
  readonly calendar: Calendar;
  readonly asOf: IsoDate;
  /** Points from which it is healthy. */
  readonly healthy: number | undefined;
  /** Pixels: the picture is made for a width, so that its text never shrinks. */
  readonly width: number;
}

/** Pixels. */
const height = 322;

/** Nothing for a project without a history. */
export function lanesPicture({ card, calendar, asOf, healthy, width }: LanesInput): Picture | null {
  const isNarrow = width < 600;
  const slots = slotsOf([card], calendar).slice(isNarrow ? -8 : -20);
  if (slots.length === 0) return null;
  const left = isNarrow ? 64 : 92;
  const today = Math.round(left + (width - left) * (isNarrow ? 0.7 : 0.74));
  const pitch = (today - left) / slots.length;
  const place = (at: number) => left + at * pitch;
  const ahead = scaleUtc(
    [dateOf(asOf), dateOf(addDays(asOf, daysAhead))],
    [today, width - 10],
  ).clamp(true);
  const seen = slots.map((slot, index) => ({
    slot,
    x: place(index),
    point: pointIn(slot, card.trend),
  }));
  const shapes: readonly Shape[] = [
    ...seen.flatMap(({ x }, index): Shape[] =>
      index % 2 === 0 ? [{ kind: 'rect', x, y: 14, width: pitch, height: 284, as: 'stripe' }] : [],
    ),
    { kind: 'rect', x: today, y: 14, width: width - today, height: 284, as: 'future' },
    ...cyclesAhead(calendar, asOf, ahead),
    ...(['Decisions', 'Points', 'Commits', 'People', 'Releases'] as const).map(
      (text, lane): Shape => ({
        kind: 'text',
        ...{
          x: 0,
          y: [34, 100, 174, 242, 288][lane] ?? 0,
          text,
          size: 12,
          anchor: 'start',
          as: 'strong',
        },
      }),
    ),
    ...(healthy === undefined ? [] : threshold(healthy, left, today)),
    ...bars(seen, pitch),
    ...decisionMarks(card, slots, place, pitch, today),
    ...stepMarks(card.timeline, ahead, asOf),
    { kind: 'line', x1: today, x2: today, y1: 10, y2: 298, as: 'today' },
    { kind: 'text', x: today, y: 9, text: asOf, size: 10, anchor: 'middle', as: 'axis' },
  ];
  return {
    name: isNarrow ? 'lanes narrow' : 'lanes wide',
    ...{ width, height, shapes: withoutCollisions(shapes) },
    title: `${card.name}: decisions, points, commits, people and releases over time`,
    text: textOf(card, slots),
  };
}

function textOf({ decisions, timeline, trend }: ProjectCard, slots: readonly Slot[]): string {
  const cycles = slots.flatMap((slot) => {
    const point = pointIn(slot, trend);
    if (point === undefined) return [];
    const own = point.figures?.['own-commits-cycle'];
    return `${slot.short} ${trendPoints(point)} points${own === undefined ? '' : `, own commits: ${own}`}`;
  });
  const said = decisions.map((decision) => `${decisionWord(decision)} ${decision.date}`);
  const open = timeline.filter(({ state }) => state !== 'done');
  const next = open.map((entry) => `${stepWord(entry)} ${entry.date}`);
  return [...cycles, ...said, ...next].join('; ');
}
