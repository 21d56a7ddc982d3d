// A group of projects in a few pixels each: a row a project, the worst first, a column a cycle.

import type { ProjectCard } from '../../domain/scorecard.ts';
import { standingWords } from '../../words/verdicts.ts';
import type { Picture, Shape } from './picture.ts';
import { pointIn, type Slot } from './slots.ts';
import { kindOf } from './strip.ts';

const [wide, high] = [10, 7];

/** Cycles that a block has room for. */
const shown = 16;

export function blocksPicture(
  title: string,
  cards: readonly ProjectCard[],
  slots: readonly Slot[],
): Picture {
  const columns = slots.slice(-shown);
  return {
    name: 'block',
    width: Math.max(1, columns.length) * wide,
    height: Math.max(1, cards.length) * high,
    title,
    text: cards.map(({ name, verdict }) => `${name} ${standingWords(verdict).word}`).join(', '),
    shapes: cards.flatMap(({ name, trend }, row) =>
      columns.flatMap((slot, at): Shape[] => {
        const point = pointIn(slot, trend);
        if (point === undefined) return [];
        const place = { x: at * wide + 1, y: row * high + 1, width: wide - 2, height: high - 2 };
        return [
          { kind: 'rect', ...place, as: `level ${kindOf(point)}`, says: `${name}, ${slot.short}` },
        ];
      }),
    ),
  };
}
