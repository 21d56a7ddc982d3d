// Reads a data file: text to plain values with the place of each, so that every complaint can name its line.
// YAML is parsed with the failsafe schema: `2026.2`, `no` and `1.10` stay text until a field says otherwise.

import { readFileSync } from 'node:fs';
import {
  type Document,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import type { z } from 'zod';
import { StadiumError } from '../domain/errors.ts';
import { describeIssue, type KeyPath, nameOf, type Problem } from '../words/problems.ts';
import { refuseHostileText } from './hostile.ts';

/** Some 50,000 projects with all that can be said of each. */
const largestFile = 16 * 1024 * 1024;
const problemsShown = 10;

export interface DataFile<T> {
  readonly path: string;
  readonly value: T;
  /** `file:line:column` of the value at the key path (or of its key), or of the nearest thing around it. */
  place(keyPath: KeyPath, isKey?: boolean): string;
  /** The error for problems found later, when the file is held against another one. */
  invalid(problems: readonly Problem[]): StadiumError;
}

/** Reads and checks one file. Throws `DATA_INVALID` with up to ten problems, each with its place. */
export function readData<T>(path: string, schema: z.ZodType<T>): DataFile<T> {
  return parseData(path, readText(path), schema);
}

/** The same for text that is already at hand; `path` is only used in messages. */
export function parseData<T>(path: string, text: string, schema: z.ZodType<T>): DataFile<T> {
  const lines = new LineCounter();
  const document = parseYaml(path, text, lines);
  const raw = plainValue(path, document, lines);
  const place = (keyPath: KeyPath, isKey?: boolean) =>
    placeOf(path, document, lines, keyPath, isKey);
  const invalid = (problems: readonly Problem[]) => invalidData(path, place, problems);
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { path, value: parsed.data, place, invalid };
  throw invalid(parsed.error.issues.flatMap((issue) => describeIssue(issue, raw, schema)));
}

/** The text of a data file. Throws `DATA_INVALID` when it cannot be read, is too big or is not UTF-8. */
export function readText(path: string): string {
  const bytes = readBytes(path);
  if (bytes.length > largestFile) {
    throw refused(path, `holds ${bytes.length} bytes; expected at most ${largestFile}`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw refused(path, 'is not UTF-8', { hint: 'Save it as UTF-8.', cause });
  }
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw refused(path, `cannot be read: ${reason}`, { cause });
  }
}

/** Parses, and takes warnings for errors: an unknown tag would only print one and go on. */
export function parseYaml(path: string, text: string, lines: LineCounter): Document.Parsed {
  refuseHostileText(path, text);
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    logLevel: 'error',
    lineCounter: lines,
  });
  const complaints = [...document.errors, ...document.warnings].map(
    ({ pos, message }) => `${at(path, lines, pos[0])}: ${message}`,
  );
  if (complaints.length === 0) complaints.push(...repeatedKeys(path, document.contents, lines));
  if (complaints.length > 0) throw dataInvalid(complaints);
  return document;
}

/**
 * The parser's own check compares every key with every other one, which takes minutes on a hostile file; its `visit`
 * copies the way to each node, which takes as long as parsing. The depth was limited before.
 */
function repeatedKeys(path: string, node: unknown, lines: LineCounter): string[] {
  if (!isMap(node) && !isSeq(node)) return [];
  const own = isMap(node) ? keyComplaints(node, path, lines) : [];
  for (const item of node.items) {
    own.push(...repeatedKeys(path, isPair(item) ? item.value : item, lines));
  }
  return own;
}

function keyComplaints(map: YAMLMap, path: string, lines: LineCounter): string[] {
  const seen = new Map<string, number>();
  return map.items.flatMap(({ key }) => {
    const offset = (key as Node | null)?.range?.[0] ?? 0;
    if (!isScalar(key)) return [`${at(path, lines, offset)}: a key must be text`];
    const name = String(key.value);
    const first = seen.get(name);
    seen.set(name, first ?? offset);
    if (first === undefined) return [];
    const line = lines.linePos(first).line;
    return [`${at(path, lines, offset)}: key "${name}" was given before, in line ${line}`];
  });
}

function plainValue(path: string, document: Document.Parsed, lines: LineCounter): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw dataInvalid([`${at(path, lines, 0)}: ${reason}`], cause);
  }
}

function placeOf(
  path: string,
  document: Document.Parsed,
  lines: LineCounter,
  keyPath: KeyPath,
  isKey = false,
): string {
  for (let length = keyPath.length; length > 0; length -= 1) {
    const offset = offsetOf(document, keyPath.slice(0, length), isKey);
    if (offset !== undefined) return at(path, lines, offset);
  }
  return at(path, lines, document.contents?.range?.[0] ?? 0);
}

/** Where the value stands; where its key stands when the value is a list or a map, or empty. */
function offsetOf(document: Document.Parsed, keyPath: KeyPath, isKey: boolean): number | undefined {
  const parent = document.getIn(keyPath.slice(0, -1), true);
  const last = keyPath.at(-1);
  const pair = isMap(parent)
    ? parent.items.find(({ key }) => isScalar(key) && key.value === last)
    : undefined;
  const value = document.getIn(keyPath, true) as Node | undefined;
  const hasText = isScalar(value) && value.source;
  const shown = pair !== undefined && (isKey || !hasText) ? pair.key : value;
  return (shown as Node | undefined)?.range?.[0];
}

function at(path: string, lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `${path}:${Math.max(line, 1)}:${Math.max(col, 1)}`;
}

function invalidData(
  path: string,
  place: DataFile<unknown>['place'],
  problems: readonly Problem[],
): StadiumError {
  const lineOf = (keyPath: KeyPath) =>
    place(keyPath)
      .slice(path.length + 1)
      .split(':')[0];
  return dataInvalid(
    problems.map(({ keyPath, message, isKey, against }) => {
      const subject = keyPath.length === 0 ? '' : `${nameOf(keyPath)}: `;
      const other =
        against === undefined ? '' : ` (${nameOf(against)} is in line ${lineOf(against)})`;
      return `${place(keyPath, isKey)}: ${subject}${message}${other}`;
    }),
  );
}

/** One error for all problems of a file, each already with its place. */
export function dataInvalid(complaints: readonly string[], cause?: unknown): StadiumError {
  const shown = complaints.slice(0, problemsShown);
  const rest = complaints.length - shown.length;
  if (rest > 0) shown.push(`and ${rest} more`);
  return new StadiumError('DATA_INVALID', shown.join('\n'), {
    hint: 'Correct the file and run `stadium validate`.',
    cause,
  });
}

function refused(
  path: string,
  reason: string,
  options: { hint?: string; cause?: unknown } = {},
): StadiumError {
  return new StadiumError('DATA_INVALID', `${path}:1:1: ${reason}`, options);
}
