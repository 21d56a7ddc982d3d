// Adds an entry to a list of a data file. Everything else in the file keeps its place to the letter: people write there too.

import { type Document, isSeq, LineCounter, stringify, type YAMLSeq } from 'yaml';
import { dataInvalid, parseYaml } from './yaml.ts';

export type Entry = Readonly<Record<string, string | number | boolean | undefined>>;

/**
 * The text with the entry added to the end of the list at the top-level key; `path` is only used in messages.
 * Fields that are undefined are left out. Throws `DATA_INVALID` when there is no such list.
 */
export function appended(path: string, text: string, key: string, entry: Entry): string {
  const lines = new LineCounter();
  const document = parseYaml(path, text, lines);
  const list = document.get(key, true);
  if (!isSeq(list)) throw dataInvalid([`${path}:1:1: ${key}: expected a list`]);
  const result = withEntry(text, document, list, lines, entry);
  parseYaml(path, result, new LineCounter());
  return result;
}

function withEntry(
  text: string,
  document: Document.Parsed,
  list: YAMLSeq,
  lines: LineCounter,
  entry: Entry,
): string {
  const [start, end] = list.range ?? [0, 0];
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  if (list.items.length === 0) {
    const item = block(entry, 2, lineEnd);
    return `${text.slice(0, start).trimEnd()}${lineEnd}${item}${text.slice(end) || lineEnd}`;
  }
  if (list.flow === true) {
    list.add(document.createNode(entry));
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
