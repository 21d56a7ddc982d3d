// Adds an entry to a list of a data file, or takes one out. Everything else in the file keeps its place to the letter: people write there too.

import {
  type Document,
  isNode,
  isSeq,
  LineCounter,
  type Node,
  stringify,
  type YAMLSeq,
} from 'yaml';
import { dataInvalid, parseYaml } from './yaml.ts';

export type Entry = Readonly<Record<string, Scalar | undefined | readonly object[]>>;
type Scalar = string | number | boolean;

/**
 * The text with the entry put before the one at `index`, or at the end of the list at the top-level key; `path` is only
 * used in messages. Fields that are undefined are left out. Throws `DATA_INVALID` when there is no such list.
 */
export function withEntryAt(
  path: string,
  text: string,
  key: string,
  entry: Entry,
  index = Number.POSITIVE_INFINITY,
): string {
  const { document, list, lines } = listIn(path, text, key);
  const next = list.items[index];
  const result =
    isNode(next) && list.flow !== true
      ? beforeItem(text, next, entry)
      : withEntry(text, document, list, lines, entry, index);
  parseYaml(path, result, new LineCounter());
  return result;
}

/** The text without the entry at `index`; comments around it stay. */
export function withoutEntry(path: string, text: string, key: string, index: number): string {
  const { document, list } = listIn(path, text, key);
  const item = list.items[index];
  if (!isNode(item) || list.flow === true || list.items.length === 1) {
    list.delete(index);
    return document.toString({ lineWidth: 0 });
  }
  const [from, to] = item.range ?? [0, 0];
  return text.slice(0, startOfLine(text, from)) + text.slice(endOfLine(text, to));
}

function listIn(path: string, text: string, key: string) {
  const lines = new LineCounter();
  const document = parseYaml(path, text, lines);
  const list = document.get(key, true);
  if (!isSeq(list)) throw dataInvalid([`${path}:1:1: ${key}: expected a list`]);
  return { document, list, lines };
}

/** Above the comments that stand right before the item: they speak of it. */
function beforeItem(text: string, next: Node, entry: Entry): string {
  const [from = 0] = next.range ?? [];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = text.slice(startOfLine(text, from), from).indexOf('-');
  let at = startOfLine(text, from);
  while (/^[ \t]*#/.test(text.slice(startOfLine(text, at - 1), at))) at = startOfLine(text, at - 1);
  return `${text.slice(0, at)}${block(entry, indent, lineEnd)}${lineEnd}${text.slice(at)}`;
}

function withEntry(
  text: string,
  document: Document.Parsed,
  list: YAMLSeq,
  lines: LineCounter,
  entry: Entry,
  index: number,
): string {
  const [start, end] = list.range ?? [0, 0];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (list.items.length === 0) {
    const item = block(entry, 2, lineEnd);
    return `${text.slice(0, start).trimEnd()}${lineEnd}${item}${text.slice(end) || lineEnd}`;
  }
  if (list.flow === true) {
    list.items.splice(index, 0, document.createNode(entry));
    return document.toString({ lineWidth: 0 });
  }
  const after = endOfLine(text, end);
  const before = text.slice(0, after);
  const gap = before.endsWith('\n') ? '' : lineEnd;
  const item = block(entry, lines.linePos(start).col - 1, lineEnd);
  return `${before}${gap}${item}${lineEnd}${text.slice(after)}`;
}

/** The entry as an item of a list, without the last line end. */
function block(entry: Entry, indent: number, lineEnd: string): string {
  return stringify([entry], { lineWidth: 0 })
    .trimEnd()
    .split('\n')
    .map((line) => ' '.repeat(indent) + line)
    .join(lineEnd);
}

function endOfLine(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const next = text.indexOf('\n', offset);
  return next < 0 ? text.length : next + 1;
}

function startOfLine(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}
