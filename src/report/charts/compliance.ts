// How the answers to the criteria moved: a row a project, a column a day, in each a square a dimension of the card.

import type { CriteriaCard, CriteriaTable, DimensionState } from '../../domain/criteria.ts';
import { cellWords, stateWords, type Tally } from '../criteria/view.ts';
import { fitted, type Picture, type Shape } from './picture.ts';

/** The looks that levels have, so that a page speaks one language of colours. */
export const stateLooks: Readonly<Record<DimensionState, string>> = {
  met: 'level healthy',
  'needs-work': 'level failing',
  unknown: 'unknown',
  'not-applicable': 'band b1',
};

const [top, pitch] = [38, 20];

/** Days in order, each with its tally; the projects of the last day first, then those that left. */
export function compliancePicture(
  days: readonly { readonly table: CriteriaTable; readonly tally: Tally }[],
  width: number,
): Picture {
  const names = [
    ...new Set(days.toReversed().flatMap(({ table }) => table.projects.map(({ name }) => name))),
  ];
  const isNarrow = width < 600;
  const left = isNarrow ? 108 : 180;
  const pitchOfDay = Math.min(150, (width - left) / Math.max(1, days.length));
  const across = Math.max(1, ...days.map(({ table }) => table.dimensions.length));
  const square = Math.min(13, (pitchOfDay - 6) / across);
  return {
    name: 'compliance',
    width,
    height: top + names.length * pitch + 4,
    title: 'How it moved',
    text: days.map(({ tally }) => tallyWords(tally)).join('; '),
    shapes: [
      ...days.flatMap(({ tally }, at) => headOf(tally, left + at * pitchOfDay, isNarrow)),
      ...names.flatMap((name, row): Shape[] => [
        {
          kind: 'text',
          ...{ x: 0, y: top + row * pitch + 14, text: fitted(name, 12, left - 4), size: 12 },
          ...{ anchor: 'start', as: 'name', says: name },
        },
        ...days.flatMap(({ table }, at) =>
          cells(table, name, left + at * pitchOfDay, top + row * pitch + 3, square),
        ),
      ]),
    ],
  };
}

function tallyWords({ asOf, counts, retired }: Tally): string {
  const states = Object.entries(counts).map(
    ([state, count]) => `${count} ${stateWords[state as DimensionState]}`,
  );
  return `${asOf}: ${states.join(', ')}${retired === 0 ? '' : `, ${retired} retired`}`;
}

/** Of the cells that can be met, how many are. */
function headOf({ asOf, counts }: Tally, x: number, isNarrow: boolean): readonly Shape[] {
  const of = counts.met + counts['needs-work'] + counts.unknown;
  const day = isNarrow ? asOf.slice(0, 4) : asOf;
  const share = isNarrow ? `${counts.met}/${of}` : `${counts.met} of ${of} met`;
  return [
    { kind: 'text', x, y: 12, text: day, size: 12, anchor: 'start', as: 'strong' },
    { kind: 'text', x, y: 28, text: share, size: 11, anchor: 'start', as: 'axis' },
  ];
}

function cells(
  table: CriteriaTable,
  name: string,
  x: number,
  y: number,
  square: number,
): readonly Shape[] {
  const card = table.projects.find((each) => each.name === name);
  if (card === undefined) return [];
  if (card.state === 'retired') {
    const [from, to, middle] = [x, x + square * table.dimensions.length - 2, y + 6];
    const says = `${name}, ${table.asOf}: retired`;
    return [{ kind: 'line', x1: from, x2: to, y1: middle, y2: middle, as: 'absent', says }];
  }
  return table.dimensions.map(
    ({ id, title }, at): Shape => ({
      kind: 'rect',
      ...{ x: x + at * square, y, width: square - 2, height: 12 },
      as: stateLooks[stateOf(card, id)],
      says: `${name}, ${table.asOf}, ${title}: ${cellWords(card, id)}`,
    }),
  );
}

function stateOf(card: CriteriaCard, dimension: string): DimensionState {
  return card.state === 'live' ? (card.dimensions[dimension] ?? 'unknown') : 'unknown';
}
