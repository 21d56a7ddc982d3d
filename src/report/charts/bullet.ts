// One row of the card: the value, the steps of the policy with the next one in bold, and the others of the family as rings.

import { scaleLinear } from 'd3-scale';
import type { Unit } from '../../domain/measurement.ts';
import type { CardRow, Grade, Miss } from '../../domain/verdict.ts';
import { figure } from '../../words/figures.ts';
import { type Picture, type Shape, textWidth } from './picture.ts';

const [width, height, left, right, top, bar] = [330, 40, 6, 316, 12, 12];

/** Values in ascending order, each with how many have it: thousands of projects share a few. */
export type Shared = readonly (readonly [value: number, count: number])[];

export interface BulletRow {
  readonly title: string;
  readonly grade: Grade;
  readonly row: CardRow;
  /** The next step, where there is one. */
  readonly miss: Miss | undefined;
  /** What the others of the family have. */
  readonly others: Shared;
}

export function bulletPicture({ title, grade, row, miss, others }: BulletRow): Picture {
  const { measurement } = grade;
  const value = measurement.state === 'measured' ? measurement.value : undefined;
  const edges = edgesOf(row);
  const x = scaleLinear(
    edges,
    edges.map((_, at) => left + (at * (right - left)) / (edges.length - 1)),
  ).clamp(true);
  const next = miss === undefined ? undefined : boundOf(miss);
  const last = edges.at(-1) ?? 1;
  return {
    ...{ name: 'bullet', width, height },
    title,
    text: textOf(value, next, measurement.unit, others),
    shapes: [
      ...edges.slice(1).map((edge, at): Shape => {
        const from = x(edges[at] ?? 0);
        const as = `band b${Math.min(3, at)}`;
        return { kind: 'rect', x: from, width: x(edge) - from, y: top, height: bar, as };
      }),
      ...(value === undefined
        ? [
            {
              kind: 'rect' as const,
              x: left,
              width: right - left,
              y: top,
              height: bar,
              as: 'unknown',
            },
          ]
        : valueBar(x(value), value > last)),
      ...ringsOf(others, x),
      ...labelsOf(edges.slice(0, -1), next, measurement.unit, x),
    ],
  };
}

/** The bounds of the bands from nought, and an end as far away again as the last step was. */
function edgesOf({ bands }: CardRow): number[] {
  const edges = [...new Set([0, ...bands.map(({ atLeast }) => atLeast)])].sort((a, b) => a - b);
  const [last = 0, before = 0] = [edges.at(-1), edges.at(-2)];
  return [...edges, last + Math.max(1, last - before)];
}

function boundOf({ needs }: Miss): number {
  return 'below' in needs ? needs.below : needs.atLeast;
}

function valueBar(end: number, isBeyond: boolean): readonly Shape[] {
  const y = top + bar / 2;
  return [
    { kind: 'rect', x: left, width: Math.max(2, end - left), y: y - 3, height: 6, as: 'value' },
    ...(isBeyond
      ? [{ kind: 'mark' as const, x: right + 5, y, d: 'M-4 -5L4 0L-4 5z', reach: 5, as: 'value' }]
      : []),
  ];
}

/** Equal ones are one ring that says how many it stands for. */
function ringsOf(others: Shared, x: (value: number) => number): readonly Shape[] {
  const at = new Map<number, number>();
  for (const [value, count] of others) {
    const place = Math.round(x(value));
    at.set(place, (at.get(place) ?? 0) + count);
  }
  const d = 'M-2.5 0a2.5 2.5 0 1 0 5 0a2.5 2.5 0 1 0 -5 0z';
  return [...at].map(([place, count]) => ({
    kind: 'mark',
    ...{ x: place, y: 6, d, reach: 3.5, as: 'ring' },
    says: `${count} ${count === 1 ? 'other' : 'others'} of the family`,
  }));
}

/** Where two would touch, the next step is the one that is said. */
function labelsOf(
  edges: readonly number[],
  next: number | undefined,
  unit: Unit,
  x: (value: number) => number,
): readonly Shape[] {
  const made = edges.map(
    (edge, at): Extract<Shape, { kind: 'text' }> => ({
      kind: 'text',
      ...{ x: x(edge), y: 36, text: figure(edge, unit), size: 11 },
      anchor: at === 0 ? 'start' : 'middle',
      as: edge === next ? 'strong' : 'axis',
    }),
  );
  const ranked = made.toSorted(
    (one, other) => Number(other.as === 'strong') - Number(one.as === 'strong'),
  );
  const kept: typeof made = [];
  for (const label of ranked) {
    const isClear = kept.every(
      (each) =>
        Math.abs(each.x - label.x) > (textWidth(each.text, 11) + textWidth(label.text, 11)) / 1.6,
    );
    if (isClear) kept.push(label);
  }
  return kept;
}

function textOf(
  value: number | undefined,
  next: number | undefined,
  unit: Unit,
  others: Shared,
): string {
  const middle = middleOf(others);
  return [
    value === undefined ? 'unknown' : figure(value, unit),
    next === undefined ? 'no step missing' : `next step at ${figure(next, unit)}`,
    ...(middle === undefined ? [] : [`half of the family has ${figure(middle, unit)} or more`]),
  ].join(', ');
}

function middleOf(others: Shared): number | undefined {
  let left = Math.floor(others.reduce((sum, [, count]) => sum + count, 0) / 2);
  return others.find(([, count]) => {
    left -= count;
    return left < 0;
  })?.[0];
}
