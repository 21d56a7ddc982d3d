// The points of one project, a bar a cycle, with the line from which it is healthy and what the team said, for a row of a table.

import { scaleLinear } from 'd3-scale';
import type { Decision, DecisionKind } from '../../domain/lifecycle.ts';
import type { ProjectCard, TrendPoint } from '../../domain/scorecard.ts';
import { decisionWord } from '../../words/decisions.ts';
import { trendPoints } from '../../words/figures.ts';
import { standingWords } from '../../words/verdicts.ts';
import type { Picture, Shape } from './picture.ts';
import { pointIn, type Slot } from './slots.ts';

const [top, bottom, height] = [12, 42, 44];
const widest = 196;

/** Letters of the steps that change where a project stands. */
export const decisionLetters: Readonly<Partial<Record<DecisionKind, string>>> = {
  call: 'C',
  volunteers: 'V',
  deprecate: 'D',
  supersede: 'D',
  retire: 'X',
  revive: 'R',
};

/** Nothing for a project that was never judged. */
export function stripPicture(
  card: Pick<ProjectCard, 'trend' | 'decisions' | 'name'>,
  slots: readonly Slot[],
  healthy: number | undefined,
): Picture | null {
  if (card.trend.length === 0) return null;
  const pitch = Math.min(20, widest / Math.max(1, slots.length));
  const width = Math.max(40, Math.round(pitch * slots.length));
  const y = scaleLinear([0, 100], [bottom, top]);
  const bars = slots.flatMap((slot, at) => {
    const point = pointIn(slot, card.trend);
    return point === undefined ? [] : bar(point, at * pitch, pitch * 0.75, y);
  });
  const line: readonly Shape[] =
    healthy === undefined
      ? []
      : [{ kind: 'line', x1: 0, x2: width, y1: y(healthy), y2: y(healthy), as: 'bound' }];
  return {
    name: 'strip',
    ...{ width, height },
    title: 'Points over time',
    text: textOf(card, slots),
    shapes: [...bars, ...line, ...letters(card.decisions, slots, pitch)],
  };
}

/** What is not known is an outline from the worst to the best; nothing at all is a tick on the ground. */
function bar(
  point: TrendPoint,
  x: number,
  width: number,
  y: (points: number) => number,
): readonly Shape[] {
  const { points, range } = point;
  const [low, high] =
    points === null ? [range?.worst ?? 0, range?.best ?? 100] : [0, Math.max(points, 3)];
  const as = points === null ? 'unknown' : kindOf(point);
  return [
    {
      kind: 'rect',
      ...{ x, width, y: y(high), height: Math.max(1, y(low) - y(high)) },
      as: `level ${as}`,
      says: wordsOf(point),
    },
  ];
}

export function kindOf({ verdict, levels = [] }: TrendPoint): string {
  return standingWords({ name: verdict, levels }).kind;
}

function wordsOf(point: TrendPoint): string {
  const { verdict: name, levels = [] } = point;
  return `${point.asOf}: ${standingWords({ name, levels }).word}, ${trendPoints(point)}`;
}

/** The last letter of a column; what came before the first column stands in it. */
function letters(
  decisions: readonly Decision[],
  slots: readonly Slot[],
  pitch: number,
): readonly Shape[] {
  const shown = new Map<number, Shape>();
  for (const decision of decisions) {
    const text = decisionLetters[decision.kind];
    const at = slots.findIndex(({ day }) => decision.date <= day);
    if (text === undefined || at < 0) continue;
    const x = Math.max(4, at * pitch + pitch * 0.375);
    shown.set(at, { kind: 'text', x, y: 10, text, anchor: 'middle', size: 11, as: 'decided' });
  }
  return [...shown.values()];
}

function textOf(
  { trend, decisions }: Pick<ProjectCard, 'trend' | 'decisions'>,
  slots: readonly Slot[],
): string {
  const points = slots.flatMap((slot) => {
    const point = pointIn(slot, trend);
    return point === undefined ? [] : `${slot.short} ${trendPoints(point)}`;
  });
  const said = decisions
    .filter(({ kind }) => decisionLetters[kind] !== undefined)
    .map((decision) => `${decisionWord(decision)} ${decision.date}`);
  return [points.join(', '), ...(said.length === 0 ? [] : [said.join(', ')])].join('; ');
}
