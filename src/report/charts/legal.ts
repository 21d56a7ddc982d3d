// What is legal when, a lane a project: how long a call runs, from when it may be deprecated, and retired.

import type { Candidate } from '../../domain/agenda.ts';
import type { Calendar } from '../../domain/cycle.ts';
import { addDays, type IsoDate } from '../../domain/time.ts';
import { legalWords } from '../legal-words.ts';
import { cyclesGround, type DayScale, dayScale } from './cycles.ts';
import { fitted, type Picture, type Shape } from './picture.ts';

export interface LegalInput {
  readonly candidates: readonly Candidate[];
  readonly calendar: Calendar;
  readonly day: IsoDate;
  readonly width: number;
}

const [top, pitch, below] = [22, 24, 6];

/** The marks of the two steps, for the key of a page as well. */
export const legalMarks = {
  deprecate: 'M-6 -5L6 -5L0 6z',
  retire: 'M-5 -5L5 5M-5 5L5 -5',
} as const;

/** Nothing where no step can be taken. */
export function legalPicture({ candidates, calendar, day, width }: LegalInput): Picture | null {
  if (candidates.length === 0) return null;
  const days = candidates.flatMap(({ earliestDeprecation, earliestRetirement }) => [
    earliestDeprecation?.date ?? day,
    earliestRetirement?.date ?? day,
  ]);
  const last = [day, ...days].toSorted().at(-1) ?? day;
  const to = addDays(last > day ? last : addDays(day, 365), 60);
  const left = width < 600 ? 112 : 180;
  const x = dayScale([day, to], [left + 8, width - 10]);
  const bottom = top + candidates.length * pitch;
  return {
    name: 'legal',
    ...{ width, height: bottom + below },
    title: 'What is legal when',
    text: candidates.map((each) => `${each.project}: ${legalWords(each, day)}`).join('; '),
    shapes: [
      ...cyclesGround({ calendar, from: day, to, x, top, bottom }),
      ...candidates.flatMap((each, at) => lane(each, top + (at + 0.5) * pitch, x, day, left)),
      { kind: 'line', x1: x(day), x2: x(day), y1: top, y2: bottom + below, as: 'today' },
    ],
  };
}

function lane(
  candidate: Candidate,
  y: number,
  x: DayScale,
  day: IsoDate,
  left: number,
): readonly Shape[] {
  const { project, earliestDeprecation, earliestRetirement } = candidate;
  const says = `${project}: ${legalWords(candidate, day)}`;
  const from = x(earliestDeprecation?.date ?? day);
  const end = x(earliestRetirement?.date ?? day);
  const name = fitted(project, 12, left - 4);
  return [
    { kind: 'line', x1: 0, x2: x('9999-12-31'), y1: y + pitch / 2, y2: y + pitch / 2, as: 'rule' },
    { kind: 'text', x: 0, y: y + 4, text: name, size: 12, anchor: 'start', as: 'name', says },
    ...(from > x(day)
      ? [{ kind: 'line' as const, x1: x(day), x2: from, y1: y, y2: y, as: 'call', says }]
      : []),
    ...(end > from
      ? [{ kind: 'line' as const, x1: from, x2: end, y1: y, y2: y, as: 'notice', says }]
      : []),
    ...(earliestDeprecation === undefined
      ? []
      : [
          {
            kind: 'mark' as const,
            ...{ x: from, y, d: legalMarks.deprecate, reach: 6, as: 'legal', says },
          },
        ]),
    ...(earliestRetirement === undefined
      ? []
      : [
          {
            kind: 'mark' as const,
            ...{ x: end, y, d: legalMarks.retire, reach: 6, as: 'legal cross', says },
          },
        ]),
  ];
}
