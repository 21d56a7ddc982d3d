// YAML of other people's repositories: read as YAML 1.1 as they do, with tags that nobody else knows, and never fatal.

import { parseDocument } from 'yaml';
import { isTooNested } from '../domain/nesting.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The value of the text; undefined where it is not YAML. A file of several documents is that of its first. */
export function yamlValue(text: string): unknown {
  if (isTooNested(text)) return undefined;
  try {
    const document = parseDocument(text, {
      version: '1.1',
      logLevel: 'silent',
      uniqueKeys: false,
      prettyErrors: false,
      customTags: (tags) =>
        tags.filter((tag) => typeof tag === 'string' || !/timestamp/.test(tag.tag)),
    });
    return document.errors.length > 0 ? undefined : document.toJS({ maxAliasCount: 10_000 });
  } catch {
    return undefined;
  }
}

export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
