// The card as stacks of blocks: a stack a measure, a block a step of the policy, so that reading downwards shows what a family lacks.

import type { ProjectCard } from '../../domain/scorecard.ts';
import type { CardRow, Grade } from '../../domain/verdict.ts';
import { fitted, type Picture, type Shape, textWidth } from './picture.ts';

const [block, pitch, bottom] = [10, 20, 40];
const [headHeight, headRoom] = [78, 94];

export interface StackColumn {
  readonly measure: string;
  readonly title: string;
}

/** The measures of all cards, in the order of the policy. */
export function stackColumns(
  cards: readonly Pick<ProjectCard, 'verdict'>[],
  titleOf: (measure: string) => string,
): readonly StackColumn[] {
  const ids = new Set(
    cards
      .flatMap(({ verdict }) => verdict?.grades ?? [])
      .flatMap(({ of, measure }) => (of > 0 ? measure : [])),
  );
  return [...ids].map((measure) => ({ measure, title: titleOf(measure) }));
}

/** Nothing for what is not judged, or where no policy is at hand. */
export function stacksPicture(
  { verdict }: Pick<ProjectCard, 'verdict'>,
  rows: readonly CardRow[],
  columns: readonly StackColumn[],
): Picture | null {
  if (verdict === undefined || rows.length === 0 || columns.length === 0) return null;
  const told: string[] = [];
  const shapes = columns.flatMap(({ measure, title }, at): Shape[] => {
    const grade = verdict.grades.find((each) => each.measure === measure);
    const row = rows.find((each) => each.measure === measure);
    const x = at * pitch + 1;
    if (grade === undefined || row === undefined || grade.of === 0) {
      return [{ kind: 'line', x1: x, x2: x + block, y1: bottom, y2: bottom, as: 'absent' }];
    }
    const { reached, steps, isKnown } = stepsReached(grade, row);
    const says = isKnown ? `${title}: ${reached} of ${steps} steps` : `${title}: unknown`;
    told.push(says);
    return Array.from({ length: steps }, (_, step) => ({
      kind: 'rect' as const,
      ...{ x, y: bottom - (step + 1) * (block + 3), width: block, height: block },
      as: isKnown ? (step < reached ? 'reached' : reached === 0 ? 'none' : 'missing') : 'unknown',
      says,
    }));
  });
  return {
    name: 'stacks',
    width: columns.length * pitch,
    height: bottom + 2,
    title: 'Steps of the card',
    text: told.join('; '),
    shapes,
  };
}

/** Bands above the lowest, at most three of them so that a stack stays as high as a row. */
export function stepsReached(grade: Grade, { bands }: CardRow) {
  const worths = [...new Set(bands.map(({ points }) => points))].sort((a, b) => a - b).slice(1);
  const steps = Math.max(1, Math.min(3, worths.length));
  const share = grade.of === 0 ? 0 : grade.worst / grade.of;
  const highest = worths.at(-1) ?? 1;
  const passed = worths.filter((each) => each / highest <= share + 1e-9).length;
  const reached = worths.length <= 3 ? passed : Math.round((passed / worths.length) * 3);
  return { reached, steps, isKnown: grade.worst === grade.best };
}

/** The heads of the stacks, aslant: the picture is as high and wide as the longest reaches. */
export function stackHeads(columns: readonly StackColumn[]): Picture {
  return {
    name: 'heads',
    width: columns.length * pitch,
    height: headHeight,
    title: 'The measures of the card, from left to right',
    text: columns.map(({ title }) => title).join(', '),
    shapes: columns.map(({ title }, at) => ({
      kind: 'text',
      ...{ x: at * pitch + 9, y: headHeight - 2, size: 11, anchor: 'start', as: 'upright' },
      text: headOf(title),
      says: title,
    })),
  };
}

/** As many whole words as there is room for, cut where that would say too little. */
function headOf(title: string): string {
  const words = title.split(' ');
  while (words.length > 1 && textWidth(words.join(' '), 11) > headRoom) words.pop();
  const whole = words.join(' ');
  return textWidth(whole, 11) > headRoom / 2 ? whole : fitted(title, 11, headRoom);
}
