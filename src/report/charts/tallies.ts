// How the criteria moved: a bar a day, the cells of its summary by state.

import type { DimensionState } from '../../domain/criteria.ts';
import { stateWords, type Tally } from '../criteria/view.ts';
import type { Picture, Shape } from './picture.ts';

const states: readonly DimensionState[] = ['met', 'needs-work', 'unknown', 'not-applicable'];
const [left, wide, high, pitch] = [96, 560, 24, 44];

/** The looks that levels have, so that a page speaks one language of colours. */
const looks: Readonly<Record<DimensionState, string>> = {
  met: 'level healthy',
  'needs-work': 'level failing',
  unknown: 'unknown',
  'not-applicable': 'band b1',
};

export function talliesPicture(days: readonly Tally[]): Picture {
  const words = (counts: Tally['counts']) =>
    states.map((state) => `${counts[state]} ${stateWords[state]}`).join(', ');
  return {
    name: 'tallies',
    width: left + wide + 4,
    height: days.length * pitch + 4,
    title: 'How it moved',
    text: days.map(({ asOf, counts }) => `${asOf}: ${words(counts)}`).join('; '),
    shapes: days.flatMap(({ asOf, counts }, row): Shape[] => {
      const y = row * pitch + 2;
      return [
        { kind: 'text', x: 0, y: y + 16, text: asOf, anchor: 'start', size: 13, as: 'strong' },
        ...bars(counts, y),
        {
          kind: 'text',
          x: left,
          y: y + 37,
          text: words(counts),
          anchor: 'start',
          size: 11,
          as: 'axis',
        },
      ];
    }),
  };
}

function bars(counts: Tally['counts'], y: number): readonly Shape[] {
  const total = Math.max(
    1,
    states.reduce((sum, state) => sum + counts[state], 0),
  );
  let x = left;
  return states.flatMap((state): Shape[] => {
    const width = (wide * counts[state]) / total;
    const bar = { kind: 'rect', x, y, width, height: high, as: looks[state] } as const;
    x += width;
    return counts[state] === 0 ? [] : [{ ...bar, says: `${counts[state]} ${stateWords[state]}` }];
  });
}
