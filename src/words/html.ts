// HTML that is safe by construction: what a template string is filled with is escaped, unless it is such HTML itself.

import { escapers } from './escape.ts';

/** Made by `html` alone; nothing from the data can pass for it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | null | readonly Part[];

/** No data can carry it: it is known in this file alone. */
const made = Symbol('made');

/** Text and numbers are escaped, markup stands as it is, lists are joined, null is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  let markup = texts[0] ?? '';
  for (let at = 0; at < parts.length; at++) markup += written(parts[at] ?? null) + texts[at + 1];
  return { markup, [made]: true } as Markup;
}

export function isMarkup(value: unknown): value is Markup {
  return typeof value === 'object' && value !== null && made in value;
}

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapers.html(part);
  if (isMarkup(part)) return part.markup;
  return (part as readonly Part[]).map(written).join('');
}
