// Own commits of one project, a bar a cycle: code below, the rest above, all projects on one scale that is cut at the top.

import { scaleLinear } from 'd3-scale';
import type { ProjectCard } from '../../domain/scorecard.ts';
import type { Picture, Shape } from './picture.ts';
import { pointIn, type Slot } from './slots.ts';

/** Commits at which a bar is cut, and marked. */
export const cutAt = 30;

const [top, bottom, height] = [6, 32, 34];

/** Nothing where no cycle was measured. */
export function commitsPicture(
  { trend }: Pick<ProjectCard, 'trend'>,
  slots: readonly Slot[],
): Picture | null {
  const pitch = Math.min(9, 126 / Math.max(1, slots.length));
  const y = scaleLinear([0, cutAt], [bottom, top]).clamp(true);
  const seen = slots.flatMap((slot, at) => {
    const figures = pointIn(slot, trend)?.figures ?? {};
    const [own, code = 0] = [figures['own-commits-cycle'], figures['code-commits-cycle']];
    return own === undefined ? [] : [{ slot, at, own, code: Math.min(code, own) }];
  });
  if (seen.length === 0) return null;
  const shapes = seen.flatMap(({ slot, at, own, code }): Shape[] => {
    const [x, width] = [at * pitch, pitch * 0.8];
    const says = `${slot.short}: own commits: ${own}, of them code: ${code}`;
    const ground = { kind: 'line', x1: x, x2: x + width, y1: bottom, y2: bottom } as const;
    if (own === 0) return [{ ...ground, as: 'zero', says }];
    const bar = (from: number, to: number, as: string): Shape[] =>
      y(from) === y(to)
        ? []
        : [{ kind: 'rect', x, width, y: y(to), height: y(from) - y(to), as, says }];
    const cut: Shape[] =
      own > cutAt
        ? [
            {
              kind: 'mark',
              x: x + width / 2,
              y: 3,
              d: 'M-2.5 2L0 -2L2.5 2z',
              reach: 2.5,
              as: 'cut',
            },
          ]
        : [];
    return [...bar(0, code, 'code'), ...bar(code, own, 'own'), ...cut];
  });
  return {
    name: 'commits',
    width: Math.max(40, Math.round(pitch * slots.length)),
    height,
    title: 'Own commits over time, of them code',
    text: seen.map(({ slot, own, code }) => `${slot.short} ${own}, ${code}`).join('; '),
    shapes,
  };
}
