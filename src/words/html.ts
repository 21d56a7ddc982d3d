// HTML that is safe by construction: what a template string is filled with is escaped, unless it is such HTML itself.

import { escapers } from './escape.ts';

/** Made by `html` alone; nothing from the data can pass for it. */
export interface Markup {
  readonly markup: string;
}

type Part = string | number | Markup | null | readonly Part[];

const made = new WeakSet<object>();

/** Text and numbers are escaped, markup stands as it is, lists are joined, null is nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const filled = texts.map((text, at) => (at === 0 ? '' : written(parts[at - 1] ?? null)) + text);
  const markup = { markup: filled.join('') };
  made.add(markup);
  return markup;
}

export function isMarkup(value: unknown): value is Markup {
  return typeof value === 'object' && value !== null && made.has(value);
}

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return escapers.html(part);
  if (isMarkup(part)) return part.markup;
  return (part as readonly Part[]).map(written).join('');
}
