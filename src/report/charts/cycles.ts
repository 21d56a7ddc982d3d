// The ground of a picture that has days on its axis: a stripe a cycle with its name, and a line where one is released.

import { type ScaleTime, scaleUtc } from 'd3-scale';
import { type Calendar, hasCycles } from '../../domain/cycle.ts';
import { dateOf, type IsoDate } from '../../domain/time.ts';
import { capital } from '../../words/english.ts';
import { type Shape, textWidth } from './picture.ts';

export type DayScale = (day: IsoDate) => number;

/** Days between the two edges; what lies outside stands on the edge. */
export function dayScale(
  days: readonly [IsoDate, IsoDate],
  edges: readonly [number, number],
): DayScale {
  const scale: ScaleTime<number, number> = scaleUtc(days.map(dateOf), edges).clamp(true);
  return (day) => scale(dateOf(day));
}

export interface Ground {
  readonly calendar: Calendar;
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly x: DayScale;
  readonly top: number;
  readonly bottom: number;
}

/** Names stand above the stripes where there is room for them; a family without cycles has years. */
export function cyclesGround(ground: Ground): readonly Shape[] {
  const { x, to, top, bottom } = ground;
  return spansOf(ground).flatMap(({ name, start, end, says }, at): Shape[] => {
    const [left, right] = [x(start), x(end)];
    const width = right - left;
    if (width <= 0) return [];
    const isNamed = textWidth(name, 10) + 6 <= width;
    return [
      ...(at % 2 === 0
        ? [{ kind: 'rect' as const, x: left, y: top, width, height: bottom - top, as: 'stripe' }]
        : []),
      ...(end >= to
        ? []
        : [
            {
              kind: 'line' as const,
              ...{ x1: right, x2: right, y1: top, y2: bottom, as: 'milestone', says },
            },
          ]),
      ...(isNamed
        ? [
            {
              kind: 'text' as const,
              ...{ x: left + width / 2, y: top - 5, text: name, size: 10, as: 'axis' },
              anchor: 'middle' as const,
            },
          ]
        : []),
    ];
  });
}

interface Span {
  readonly name: string;
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly says: string;
}

function spansOf({ calendar, from, to }: Ground): readonly Span[] {
  if (calendar.length === 0 || !hasCycles(calendar)) return yearsOf(from, to);
  return calendar
    .filter(({ start, release }) => release >= from && start <= to)
    .map(({ id, name, start, release, estimated }) => ({
      name: `${id ?? capital(name)}${estimated ? ' est.' : ''}`,
      ...{ start, end: release },
      says: `${id ?? name}: release ${release}${estimated ? ' (estimated)' : ''}`,
    }));
}

function yearsOf(from: IsoDate, to: IsoDate): readonly Span[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const name = String(first + at);
    return { name, start: `${name}-01-01`, end: `${name}-12-31`, says: `end of ${name}` };
  });
}
