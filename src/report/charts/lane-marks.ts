// What was decided and what comes next, drawn: decisions above their cycle, open steps and releases by their dates.

import type { ScaleTime } from 'd3-scale';
import type { Calendar } from '../../domain/cycle.ts';
import type { TimelineEntry } from '../../domain/lifecycle.ts';
import type { ProjectCard } from '../../domain/scorecard.ts';
import { addDays, dateOf, type IsoDate } from '../../domain/time.ts';
import { decisionWord } from '../../words/decisions.ts';
import { stepWord } from '../../words/steps.ts';
import { axisY } from './lane-bars.ts';
import { fitted, type Shape } from './picture.ts';
import type { Slot } from './slots.ts';
import { decisionLetters } from './strip.ts';

/** Years of the future that have room. */
export const daysAhead = 730;

export function decisionMarks(
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

export function stepMarks(
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

export function cyclesAhead(
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
