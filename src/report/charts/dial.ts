// Where a project stands between 0 and 100, with the line from which it is healthy.

import { scaleLinear } from 'd3-scale';
import type { Verdict } from '../../domain/verdict.ts';
import { pointsWords } from '../../words/figures.ts';
import type { Picture, Shape } from './picture.ts';

const [width, height, top, bar] = [300, 52, 20, 12];

export function dialPicture(verdict: Verdict, healthy: number | undefined): Picture {
  const x = scaleLinear([0, 100], [6, width - 6]);
  const { worst, best } = verdict.range;
  const middle = (x(worst) + x(best)) / 2;
  const words = pointsWords(verdict);
  const line = healthy ?? 100;
  const shapes: readonly Shape[] = [
    { kind: 'rect', x: x(0), width: x(line) - x(0), y: top, height: bar, as: 'side below' },
    ...(healthy === undefined ? [] : aboveLine(x(healthy), x(100), healthy)),
    ...(worst === best
      ? []
      : [
          {
            kind: 'rect' as const,
            ...{ x: x(worst), width: x(best) - x(worst), y: top, height: bar, as: 'unknown' },
          },
        ]),
    { kind: 'mark', x: middle, y: top - 3, d: 'M-6 -5L6 -5L0 5z', reach: 6, as: 'pointer' },
    {
      kind: 'text',
      ...{ x: Math.min(width - 24, Math.max(24, middle)), y: 10, text: words, as: 'strong' },
      ...{ anchor: middle > width / 2 ? 'end' : 'start', size: 12 },
    },
    { kind: 'text', x: x(0), y: 46, text: '0', anchor: 'start', size: 11, as: 'axis' },
  ];
  const spread = shapes.map((shape) =>
    shape.kind === 'text' && shape.as === 'strong' ? besides(shape, middle) : shape,
  );
  return {
    ...{ name: 'dial', width, height, shapes: spread },
    title: 'Points',
    text: `${words} of 100${healthy === undefined ? '' : `, healthy from ${healthy}`}`,
  };
}

function aboveLine(from: number, to: number, healthy: number): readonly Shape[] {
  return [
    { kind: 'rect', x: from, width: to - from, y: top, height: bar, as: 'side above' },
    { kind: 'line', x1: from, x2: from, y1: top - 2, y2: top + bar + 2, as: 'edge' },
    {
      kind: 'text',
      ...{ x: from, y: 46, text: `healthy from ${healthy}`, size: 11, as: 'axis' },
      anchor: from > width / 2 ? 'end' : 'start',
    },
  ];
}

/** The figure stands beside its pointer. */
function besides(shape: Extract<Shape, { kind: 'text' }>, middle: number): Shape {
  return { ...shape, x: shape.anchor === 'end' ? middle - 9 : middle + 9, y: 16 };
}
