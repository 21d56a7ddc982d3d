// Columns of text for terminals, etherpads and mails: aligned by what a terminal shows, and never wider than it.

import { cut, displayWidth, wrap } from './lines.ts';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** May be set over several lines down to this width; without it the column is as wide as its widest phrase. */
  readonly flexible?: number;
  /** Never wider than this: a longer phrase goes over several lines. */
  readonly atMost?: number;
  /** Only as many phrases as one line has room for. */
  readonly isOneLine?: boolean;
  /** Where the rows do not fit, columns with such a number are left out, the lowest first; always where they are empty. */
  readonly yields?: number;
  readonly paint?: (line: string, row: number) => string;
}

const between = ' · ';

/** A cell is a list of phrases; a phrase is broken only when it alone is wider than its column. */
export type Cell = readonly string[];

export interface Layout {
  readonly width: number;
  readonly gap?: number;
  readonly paintHead?: (line: string) => string;
}

export interface LaidOut {
  readonly head: string;
  /** The lines of each row. */
  readonly rows: readonly (readonly string[])[];
  /** Heads of the columns that gave way. */
  readonly leftOut: readonly string[];
}

/** Head and rows as lines, then what was left out for want of room. */
export function tableLines(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  layout: Layout,
): readonly string[] {
  const { head, rows: laid, leftOut } = layOut(columns, rows, layout);
  return [head, ...laid.flat(), ...leftOutNote(leftOut, layout.width)];
}

/** Says which columns gave way; nothing where none did. */
export function leftOutNote(leftOut: readonly string[], width: number): readonly string[] {
  if (leftOut.length === 0) return [];
  return wrap(`Left out in ${width} columns: ${leftOut.join(', ').toLowerCase()}.`, width);
}

/** Lays all rows out in the same columns; no line ends with blanks, and none is wider than the layout. */
export function layOut(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  layout: Layout,
): LaidOut {
  const gap = ' '.repeat(layout.gap ?? 2);
  const shown = columnsThatFit(columns, rows, layout.width, gap.length);
  const widths = shareOut(shown, layout.width - gap.length * (shown.length - 1));
  const paintHead = layout.paintHead ?? ((line: string) => line);
  return {
    head: paintHead(
      shown
        .map(({ column }, at) => pad(cut(column.head, widths[at] ?? 0), widths[at] ?? 0, column))
        .join(gap)
        .trimEnd(),
    ),
    rows: rows.map((row, index) => layOutRow(shown, row, widths, gap, index)),
    leftOut: columns
      .filter(
        (column, at) => !shown.some((each) => each.at === at) && saysSomething(column, at, rows),
      )
      .map(({ head }) => head),
  };
}

/** A column with the place of its cells, the least that it needs and the most that it can use. */
interface Sized {
  readonly column: Column;
  readonly at: number;
  readonly least: number;
  readonly most: number;
}

function columnsThatFit(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  gap: number,
): readonly Sized[] {
  let shown = columns
    .map((column, at) => sized(column, at, rows))
    .filter(({ column, at }) => saysSomething(column, at, rows));
  const isTooWide = () => sum(shown.map(({ least }) => least)) + gap * (shown.length - 1) > width;
  const yielding = shown
    .filter(({ column }) => column.yields !== undefined)
    .sort((a, b) => (a.column.yields ?? 0) - (b.column.yields ?? 0));
  for (const next of yielding) {
    if (!isTooWide()) break;
    shown = shown.filter((each) => each !== next);
  }
  return shown;
}

function saysSomething(column: Column, at: number, rows: readonly (readonly Cell[])[]): boolean {
  const isEmpty = rows.length > 0 && rows.every((row) => (row[at] ?? []).join('') === '');
  return column.yields === undefined || !isEmpty;
}

function sized(column: Column, at: number, rows: readonly (readonly Cell[])[]): Sized {
  const head = displayWidth(column.head);
  const phrases = Math.max(head, ...rows.flatMap((row) => (row[at] ?? []).map(displayWidth)));
  const whole = Math.max(head, ...rows.map((row) => displayWidth((row[at] ?? []).join(between))));
  const most = Math.min(column.flexible === undefined ? phrases : whole, column.atMost ?? Infinity);
  return { column, at, least: Math.min(most, column.flexible ?? most), most };
}

/** What is left over goes to those that can use it, from left to right; what is missing is taken from the widest. */
function shareOut(shown: readonly Sized[], room: number): readonly number[] {
  const widths = shown.map(({ least }) => least);
  let left = room - sum(widths);
  for (; left < 0; left++) {
    const widest = widths.indexOf(Math.max(...widths));
    widths[widest] = Math.max(1, (widths[widest] ?? 1) - 1);
  }
  return shown.map(({ most }, at) => {
    const least = widths[at] ?? 0;
    const more = Math.max(0, Math.min(left, most - least));
    left -= more;
    return least + more;
  });
}

function layOutRow(
  shown: readonly Sized[],
  row: readonly Cell[],
  widths: readonly number[],
  gap: string,
  index: number,
): string[] {
  const cells = shown.map(({ at, column }, place) =>
    (column.isOneLine === true ? firstLine : fill)(row[at] ?? [], widths[place] ?? 0),
  );
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    shown
      .map(({ column }, place) => {
        const padded = pad(cells[place]?.[line] ?? '', widths[place] ?? 0, column);
        return column.paint === undefined ? padded : column.paint(padded, index);
      })
      .join(gap)
      .trimEnd(),
  );
}

/** Phrases side by side, as many as fit on a line; the end of a line parts them as well as the mark does. */
function fill(phrases: Cell, width: number): string[] {
  const lines: string[] = [];
  for (const phrase of phrases) {
    const joined = lines.length === 0 ? phrase : `${lines.at(-1)}${between}${phrase}`;
    if (lines.length > 0 && displayWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...wrap(phrase, width));
  }
  return lines;
}

/** The phrases that fit into one line; the first one is cut where it does not. */
function firstLine(phrases: Cell, width: number): string[] {
  const [first = ''] = phrases;
  const [line = ''] = fill(phrases, width);
  return [displayWidth(first) > width ? cut(first, width) : line];
}

function pad(text: string, width: number, { align }: Column): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? `${blanks}${text}` : `${text}${blanks}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
