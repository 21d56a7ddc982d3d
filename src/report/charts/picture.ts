// What every picture is: shapes in a box, with its title and the same as text. Geometry is checked on it before it is drawn.

import { html, type Markup } from '../../words/html.ts';
import { displayWidth } from '../../words/lines.ts';

export interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** All that the picture shows, for who cannot see it. */
  readonly text: string;
  readonly shapes: readonly Shape[];
}

interface Told {
  /** Class names of the style: what it means, not how it looks. */
  readonly as: string;
  /** Shown on hovering. */
  readonly says?: string;
}

export type Shape =
  | (Told & {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    })
  | (Told & {
      readonly kind: 'line';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
    })
  | (Told & {
      /** Drawn around its middle, nothing of it further away than `reach`. */
      readonly kind: 'mark';
      readonly x: number;
      readonly y: number;
      readonly d: string;
      readonly reach: number;
    })
  | (Told & {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly anchor: 'start' | 'middle' | 'end';
      readonly size: number;
    });

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Wide enough for the fonts that browsers choose. */
export function textWidth(text: string, size: number): number {
  return displayWidth(text) * size * 0.6;
}

/** The text, cut where the room ends. */
export function fitted(text: string, size: number, room: number): string {
  if (textWidth(text, size) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > room) letters.pop();
  return `${letters.join('')}…`;
}

export function boxOf(shape: Shape): Box {
  switch (shape.kind) {
    case 'rect':
      return edges(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height);
    case 'line':
      return edges(shape.x1, shape.y1, shape.x2, shape.y2);
    case 'mark':
      return edges(
        shape.x - shape.reach,
        shape.y - shape.reach,
        shape.x + shape.reach,
        shape.y + shape.reach,
      );
    case 'text': {
      const width = textWidth(shape.text, shape.size);
      const share = { start: 0, middle: 0.5, end: 1 }[shape.anchor];
      const left = shape.x - width * share;
      return edges(left, shape.y - shape.size * 0.8, left + width, shape.y + shape.size * 0.2);
    }
  }
}

function edges(x1: number, y1: number, x2: number, y2: number): Box {
  return {
    left: Math.min(x1, x2),
    top: Math.min(y1, y2),
    right: Math.max(x1, x2),
    bottom: Math.max(y1, y2),
  };
}

/** The picture as it stands in a page. */
export function svgOf({ name, width, height, title, text, shapes }: Picture): Markup {
  return html`<svg class="picture ${name}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}: ${text}">${shapes.map(drawnShape)}</svg>`;
}

/** The picture as a file of its own, for slides and mails: light colours, no variable, nothing from anywhere. */
export function svgFile(picture: Picture, style: string): string {
  const { width, height, title, text, shapes } = picture;
  const made = html`<svg xmlns="http://www.w3.org/2000/svg" class="picture ${picture.name}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}: ${text}"><style>${plainStyle(style)}</style><rect class="paper" x="0" y="0" width="${width}" height="${height}"/>${shapes.map(drawnShape)}</svg>
`;
  return made.markup;
}

/** The rules of the pictures with the light colours in place: what draws a slide knows neither variables nor media. */
function plainStyle(style: string): string {
  const values = new Map(
    [...(style.match(/:root \{([^}]*)\}/)?.[1] ?? '').matchAll(/(--[\w-]+): ([^;]+);/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );
  const rules = style.split('\n').filter((line) => line.startsWith('.picture'));
  return ['.picture .paper { fill: var(--sheet); }', ...rules]
    .join('\n')
    .replace(/var\((--[\w-]+)\)/g, (_, name: string) => values.get(name) ?? 'black')
    .replaceAll('"', "'");
}

/** Pictures below each other, each with its name before it and its value behind. */
export function stacked(
  title: string,
  lines: readonly {
    readonly title: string;
    readonly value: string;
    readonly picture: Picture;
  }[],
): Picture | null {
  const [before, behind] = [220, 200];
  const inside = Math.max(0, ...lines.map(({ picture }) => picture.width));
  let y = 4;
  const shapes = lines.flatMap((line): readonly Shape[] => {
    const top = y;
    y += line.picture.height + 4;
    const label = { kind: 'text', y: top + 22, size: 12, anchor: 'start' } as const;
    return [
      { ...label, x: 0, text: fitted(line.title, 12, before - 8), as: 'strong', says: line.title },
      ...line.picture.shapes.map((shape) => moved(shape, before, top)),
      {
        ...label,
        x: before + inside + 14,
        text: fitted(line.value, 12, behind - 14),
        as: 'strong',
      },
    ];
  });
  if (lines.length === 0) return null;
  return {
    ...{ name: 'stacked', title, shapes },
    ...{ width: before + inside + behind, height: y },
    text: lines.map(({ title: name, picture }) => `${name}: ${picture.text}`).join('; '),
  };
}

function moved(shape: Shape, right: number, down: number): Shape {
  if (shape.kind !== 'line') return { ...shape, x: shape.x + right, y: shape.y + down };
  const { x1, x2, y1, y2 } = shape;
  return { ...shape, x1: x1 + right, x2: x2 + right, y1: y1 + down, y2: y2 + down };
}

function drawnShape(shape: Shape): Markup {
  const says = shape.says === undefined ? null : html`<title>${shape.says}</title>`;
  switch (shape.kind) {
    case 'rect':
      return html`<rect class="${shape.as}" x="${round(shape.x)}" y="${round(shape.y)}" width="${round(shape.width)}" height="${round(shape.height)}">${says}</rect>`;
    case 'line':
      return html`<line class="${shape.as}" x1="${round(shape.x1)}" y1="${round(shape.y1)}" x2="${round(shape.x2)}" y2="${round(shape.y2)}">${says}</line>`;
    case 'mark':
      return html`<path class="${shape.as}" transform="translate(${round(shape.x)} ${round(shape.y)})" d="${shape.d}">${says}</path>`;
    case 'text':
      return html`<text class="${shape.as}" x="${round(shape.x)}" y="${round(shape.y)}" text-anchor="${shape.anchor}" font-size="${shape.size}">${says}${shape.text}</text>`;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
