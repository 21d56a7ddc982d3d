// Columns of text for terminals, etherpads and mails: aligned by what a terminal shows, not by the length of a string.

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Takes what the others leave, never less than this many columns; one column at most has it. */
  readonly flexible?: number;
  /** Never wider than this: a longer phrase goes over several lines. */
  readonly atMost?: number;
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
}

/** Lays all rows out in the same columns; no line ends with blanks. */
export function layOut(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  layout: Layout,
): LaidOut {
  const gap = ' '.repeat(layout.gap ?? 2);
  const widths = columnWidths(columns, rows, layout.width, gap.length);
  const paintHead = layout.paintHead ?? ((line: string) => line);
  const head = columns.map((column, at) => pad(column.head, widths[at] ?? 0, column.align));
  return {
    head: paintHead(head.join(gap).trimEnd()),
    rows: rows.map((row, index) => layOutRow(columns, row, widths, gap, index)),
  };
}

function columnWidths(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  total: number,
  gap: number,
): number[] {
  const natural = columns.map((column, at) =>
    Math.max(
      displayWidth(column.head),
      ...rows.map((row) => displayWidth((row[at] ?? []).join(between))),
    ),
  );
  const taken = columns.map((column, at) =>
    column.flexible === undefined
      ? Math.min(widestPhrase(column.head, rows, at), column.atMost ?? Number.POSITIVE_INFINITY)
      : 0,
  );
  const left = total - gap * (columns.length - 1) - taken.reduce((sum, each) => sum + each, 0);
  return columns.map((column, at) =>
    column.flexible === undefined
      ? (taken[at] ?? 0)
      : Math.min(natural[at] ?? 0, Math.max(column.flexible, left)),
  );
}

function widestPhrase(head: string, rows: readonly (readonly Cell[])[], at: number): number {
  const phrases = rows.flatMap((row) => row[at] ?? []);
  return Math.max(displayWidth(head), ...phrases.map(displayWidth));
}

function layOutRow(
  columns: readonly Column[],
  row: readonly Cell[],
  widths: readonly number[],
  gap: string,
  index: number,
): string[] {
  const cells = columns.map((_, at) => fill(row[at] ?? [], widths[at] ?? 0));
  const height = Math.max(1, ...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map((column, at) => {
        const padded = pad(cells[at]?.[line] ?? '', widths[at] ?? 0, column.align);
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

/** The text in lines of at most `width` columns, broken at blanks, and inside a word only where the word is wider. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const joined = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && displayWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...breakWord(word, width));
  }
  return lines;
}

function breakWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces: string[] = [''];
  for (const { segment } of segmenter.segment(word)) {
    const joined = `${pieces.at(-1)}${segment}`;
    if (displayWidth(joined) <= width) pieces[pieces.length - 1] = joined;
    else pieces.push(segment);
  }
  return pieces.filter((piece) => piece !== '');
}

function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? `${blanks}${text}` : `${text}${blanks}`;
}

/** Columns that a terminal gives to the text: two for East Asian and emoji characters, none for marks above a letter. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text))
    width += wide.test(segment) ? 2 : narrow(segment);
  return width;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const wide =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18cff}\u{1aff0}-\u{1b2ff}\u{20000}-\u{3fffd}\p{Emoji_Presentation}]|\ufe0f/u;

function narrow(segment: string): number {
  return /^[\p{Mn}\p{Me}\u200c\u200d]+$/u.test(segment) ? 0 : 1;
}
