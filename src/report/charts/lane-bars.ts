// What happened in each cycle, drawn: points, commits, people and releases as bars and counts in their lanes.

import { scaleLinear } from 'd3-scale';
import type { TrendPoint } from '../../domain/scorecard.ts';
import { trendPoints } from '../../words/figures.ts';
import { label } from './labels.ts';
import type { Shape } from './picture.ts';
import type { Slot } from './slots.ts';
import { kindOf } from './strip.ts';

const row = {
  decisions: [22, 66],
  points: [84, 140],
  commits: [158, 208],
  people: [226, 262],
  releases: [284, 284],
} as const;

/** Where cycles are named, below the lanes. */
export const axisY = 312;

interface Column {
  readonly slot: Slot;
  readonly x: number;
  readonly point: TrendPoint | undefined;
}

export function bars(columns: readonly Column[], pitch: number): readonly Shape[] {
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
    [of('tree-wide-commits'), 'sweeps', 'tree-wide commits'],
    [of('bot-commits'), 'bots', 'commits of bots'],
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
    return [{ kind: 'rect', ...box, as, says: `${says}: ${value}` }];
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

export function threshold(healthy: number, from: number, to: number): readonly Shape[] {
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
