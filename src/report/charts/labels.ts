// Labels of a picture: small text at a place, and which stands where two would touch.

import { boxOf, type Shape } from './picture.ts';

export function label(x: number, y: number, text: string, as: string): Shape {
  return { kind: 'text', x, y, text, size: 10, anchor: 'middle', as };
}

/** Of labels that would touch, the first one stands; what is left out is said on hovering and in the text. */
export function withoutCollisions(shapes: readonly Shape[]): readonly Shape[] {
  const kept: ReturnType<typeof boxOf>[] = [];
  const important = (shape: Shape) => Number(shape.kind === 'text' && shape.as !== 'said');
  const labels = shapes
    .filter((shape) => shape.kind === 'text')
    .toSorted((one, other) => important(other) - important(one));
  const clear = new Set<Shape>();
  for (const label of labels) {
    const box = boxOf(label);
    const touches = kept.some(
      (other) =>
        box.left < other.right + 2 &&
        other.left < box.right + 2 &&
        box.top < other.bottom &&
        other.top < box.bottom,
    );
    if (touches || box.left < 0) continue;
    kept.push(box);
    clear.add(label);
  }
  return shapes.filter((shape) => shape.kind !== 'text' || clear.has(shape));
}
