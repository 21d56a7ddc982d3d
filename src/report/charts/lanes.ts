// The history of one project on one axis, and what can come: decisions, points, commits, people and releases, a column a
// cycle; after the day of the figures the next two years by their dates.

import { type ScaleTime, scaleLinear, scaleUtc } from 'd3-scale';
import type { Calendar } from '../../domain/cycle.ts';
import type { TimelineEntry } from '../../domain/lifecycle.ts';
import type { ProjectCard, TrendPoint } from '../../domain/scorecard.ts';
import { addDays, type IsoDate } from '../../domain/time.ts';
import { trendPoints } from '../../words/figures.ts';
import { decisionWord, stepWord } from '../../words/wording.ts';
import { boxOf, fitted, type Picture, type Shape } from './picture.ts';
import { pointIn, type Slot, slotsOf } from './slots.ts';
import { decisionLetters, kindOf } from './strip.ts';

export interface LanesInput {
  readonly card: ProjectCard;
  readonly calendar: Calendar;
  readonly asOf: IsoDate;
  /** Points from which it is healthy. */
  readonly healthy: number | undefined;
  /** Pixels: the picture is made for a width, so that its text never shrinks. */
  readonly width: number;
}

const row = {
  decisions: [22, 66],
  points: [84, 140],
  commits: [158, 208],
  people: [226, 262],
  releases: [284, 284],
} as const;
const [axisY, height] = [312, 322];
/** Years of the future that have room. */
const daysAhead = 730;

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
    title: `${card.name}: decisions, points, commits, people and releases by cycle`,
    text: textOf(card, slots),
  };
}

interface Column {
  readonly slot: Slot;
  readonly x: number;
  readonly point: TrendPoint | undefined;
}

function bars(columns: readonly Column[], pitch: number): readonly Shape[] {
  const most = (parts: (column: Column) => readonly Part[]) =>
    Math.max(1, ...columns.map((column) => parts(column).reduce((sum, [value]) => sum + value, 0)));
  const points = scaleLinear([0, 100], [row.points[1], row.points[0]]);
  const commits = scaleLinear([0, most(landed)], [row.commits[1], row.commits[0]]);
  const people = scaleLinear([0, most(atWork)], [row.people[1], row.people[0]]);
  const width = pitch * 0.8;
  return columns.flatMap((column): Shape[] => {
    const { slot, x } = column;
    const middle = x + width / 2;
    return [
      label(middle, axisY, slot.short, 'axis'),
      ...pointsBar(column, points, width),
      ...stack(landed(column), commits, x, width),
      ...stack(atWork(column), people, x, width),
      ...releaseCount(column, middle),
    ];
  });
}

/** How much, as what it is drawn, and what it is. */
type Part = readonly [value: number, as: string, says: string];

function figureOf({ point }: Column, id: string): number | undefined {
  return point?.figures?.[`${id}-cycle`];
}

function landed(column: Column): readonly Part[] {
  const own = figureOf(column, 'own-commits');
  if (own === undefined) return [];
  const of = (id: string) => figureOf(column, id) ?? 0;
  const code = Math.min(own, of('code-commits'));
  return [
    [code, 'code', 'commits of code'],
    [own - code, 'own', 'other own commits'],
    [of('tree-wide-commits'), 'sweeps', 'tree-wide'],
    [of('bot-commits'), 'bots', 'of bots'],
  ];
}

function atWork(column: Column): readonly Part[] {
  const active = figureOf(column, 'active-people');
  if (active === undefined) return [];
  const fresh = Math.min(active, figureOf(column, 'newcomers') ?? 0);
  return [
    [active - fresh, 'code', 'people who were there before'],
    [fresh, 'own', 'new people'],
  ];
}

/** The parts on top of each other, with their sum above; nothing at all is a tick on the ground. */
function stack(
  parts: readonly Part[],
  y: (value: number) => number,
  x: number,
  width: number,
): readonly Shape[] {
  if (parts.length === 0) return [];
  let sum = 0;
  const boxes = parts.flatMap(([value, as, says]): Shape[] => {
    const from = sum;
    sum += value;
    if (value === 0) return [];
    const box = { x, width, y: y(sum), height: y(from) - y(sum) };
    return [{ kind: 'rect', ...box, as, says: `${value} ${says}` }];
  });
  const ground: Shape = { kind: 'line', x1: x, x2: x + width, y1: y(0), y2: y(0), as: 'zero' };
  return [...boxes, ground, label(x + width / 2, y(sum) - 3, String(sum), 'axis')];
}

function pointsBar(
  { x, point }: Column,
  y: (value: number) => number,
  width: number,
): readonly Shape[] {
  if (point === undefined) return [];
  const { points, range, asOf } = point;
  const [low, high] =
    points === null ? [range?.worst ?? 0, range?.best ?? 100] : [0, Math.max(2, points)];
  const words = trendPoints(point);
  return [
    {
      kind: 'rect',
      ...{ x, width, y: y(high), height: y(low) - y(high) },
      as: `level ${points === null ? 'unknown' : kindOf(point)}`,
      says: `${asOf}: ${words} points`,
    },
    label(x + width / 2, y(high) - 3, words, 'axis'),
  ];
}

function releaseCount(column: Column, x: number): readonly Shape[] {
  const count = figureOf(column, 'releases');
  if (count === undefined) return [];
  return [label(x, row.releases[0] + 4, String(count), count === 0 ? 'axis' : 'strong')];
}

function label(x: number, y: number, text: string, as: string): Shape {
  return { kind: 'text', x, y, text, size: 10, anchor: 'middle', as };
}

function threshold(healthy: number, from: number, to: number): readonly Shape[] {
  const y = row.points[1] - (healthy / 100) * (row.points[1] - row.points[0]);
  return [
    { kind: 'line', x1: from, x2: to, y1: y, y2: y, as: 'bound' },
    {
      kind: 'text',
      x: to + 4,
      y: y + 4,
      text: `healthy ${healthy}`,
      size: 10,
      anchor: 'start',
      as: 'axis',
    },
  ];
}

function decisionMarks(
  { decisions }: ProjectCard,
  slots: readonly Slot[],
  place: (at: number) => number,
  pitch: number,
  today: number,
): readonly Shape[] {
  const first = slots[0]?.day ?? '';
  return decisions.flatMap((decision): Shape[] => {
    const slot = slots.findIndex(({ day }) => decision.date <= day);
    if (slot === 0 && decision.date < addDays(first, -200)) return [];
    const x = slot < 0 ? today - 4 : place(slot) + pitch * 0.4;
    const words = `${decisionWord(decision)} ${decision.date.slice(0, 4)}`;
    const letter = decisionLetters[decision.kind] ?? '·';
    return [
      {
        kind: 'text',
        x,
        y: 62,
        text: letter,
        size: 12,
        anchor: 'middle',
        as: 'decided',
        says: words,
      },
      { kind: 'text', x, y: 46, text: words, size: 10, anchor: 'middle', as: 'said' },
    ];
  });
}

function stepMarks(
  timeline: readonly TimelineEntry[],
  ahead: ScaleTime<number, number>,
  asOf: IsoDate,
): readonly Shape[] {
  const open = timeline.filter(({ state }) => state !== 'done');
  return open.flatMap((entry, at): Shape[] => {
    const x = ahead(dateOf(entry.date < asOf ? asOf : entry.date)) + 6;
    const isLate = x > (ahead.range()[1] ?? 0) - 60;
    const says = `${entry.date}: ${stepWord(entry)}`;
    const room = 150;
    return [
      {
        kind: 'mark',
        x: Math.min(x, (ahead.range()[1] ?? x) + 4),
        y: 56,
        d: 'M-4 0L0 -4L4 0L0 4z',
        reach: 5,
        as: entry.state,
        says,
      },
      {
        kind: 'text',
        ...{ x: isLate ? x - 8 : x, y: 26 + (at % 2) * 13, size: 10, as: 'said' },
        text: fitted(stepWord(entry), 10, isLate ? room : (ahead.range()[1] ?? 0) - x + 8),
        anchor: isLate ? 'end' : 'start',
      },
    ];
  });
}

function cyclesAhead(
  calendar: Calendar,
  asOf: IsoDate,
  ahead: ScaleTime<number, number>,
): readonly Shape[] {
  const end = addDays(asOf, daysAhead - 60);
  return calendar
    .filter(({ release, isMonth }) => isMonth !== true && release > asOf && release <= end)
    .flatMap(({ id, name, release }): Shape[] => {
      const x = ahead(dateOf(release));
      return [
        {
          kind: 'line',
          x1: x,
          x2: x,
          y1: 68,
          y2: 298,
          as: 'milestone',
          says: `${id ?? name}: release ${release}`,
        },
        { kind: 'text', x, y: axisY, text: id ?? name, size: 10, anchor: 'middle', as: 'axis' },
      ];
    });
}

/** Of labels that would touch, the first one stands; what is left out is said on hovering and in the text. */
function withoutCollisions(shapes: readonly Shape[]): readonly Shape[] {
  const kept: ReturnType<typeof boxOf>[] = [];
  const important = (shape: Shape) => Number(shape.kind === 'text' && shape.as !== 'said');
  const labels = shapes
    .filter((shape) => shape.kind === 'text')
    .toSorted((one, other) => important(other) - important(one));
  const clear = new Set<Shape>();
  for (const label of labels) {
    const box = boxOf(label);
    const touches = kept.some(
      (other) =>
        box.left < other.right + 2 &&
        other.left < box.right + 2 &&
        box.top < other.bottom &&
        other.top < box.bottom,
    );
    if (touches || box.left < 0) continue;
    kept.push(box);
    clear.add(label);
  }
  return shapes.filter((shape) => shape.kind !== 'text' || clear.has(shape));
}

function textOf({ decisions, timeline, trend }: ProjectCard, slots: readonly Slot[]): string {
  const cycles = slots.flatMap((slot) => {
    const point = pointIn(slot, trend);
    if (point === undefined) return [];
    const own = point.figures?.['own-commits-cycle'];
    return `${slot.short} ${trendPoints(point)} points${own === undefined ? '' : `, ${own} own commits`}`;
  });
  const said = decisions.map((decision) => `${decisionWord(decision)} ${decision.date}`);
  const open = timeline.filter(({ state }) => state !== 'done');
  const next = open.map((entry) => `${stepWord(entry)} ${entry.date}`);
  return [...cycles, ...said, ...next].join('; ');
}

function dateOf(day: IsoDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
