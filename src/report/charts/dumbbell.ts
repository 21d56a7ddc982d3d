// Then and now on one scale: a ring for the earlier day, a dot for the later one, with the line from which it is healthy.

import { scaleLinear } from 'd3-scale';
import type { Picture, Shape } from './picture.ts';

const [width, height, y] = [236, 22, 11];
const dot = 'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0 -10 0z';

export function dumbbellPicture(
  { from, to }: { readonly from: number; readonly to: number },
  kind: string,
  healthy: number | undefined,
): Picture {
  const x = scaleLinear([0, 100], [6, width - 6]);
  const bound: readonly Shape[] =
    healthy === undefined
      ? []
      : [{ kind: 'line', x1: x(healthy), x2: x(healthy), y1: 0, y2: height, as: 'bound' }];
  return {
    ...{ name: 'dumbbell', width, height },
    title: 'Points then and now',
    text: `${Math.round(from)} to ${Math.round(to)}`,
    shapes: [
      { kind: 'line', x1: x(0), x2: x(100), y1: y, y2: y, as: 'rule' },
      ...bound,
      { kind: 'line', x1: x(from), x2: x(to), y1: y, y2: y, as: 'move' },
      { kind: 'mark', x: x(from), y, d: dot, reach: 5, as: 'before' },
      { kind: 'mark', x: x(to), y, d: dot, reach: 5, as: `level ${kind}` },
    ],
  };
}
