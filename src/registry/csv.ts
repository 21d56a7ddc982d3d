// Comma-separated values as RFC 4180 has them: quotes may hold commas, line ends and doubled quotes.

import { StadiumError } from '../domain/errors.ts';

export interface CsvRow {
  /** Line on which the row starts, the first being 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** Splits the text into rows; empty lines are left out. Throws `DATA_INVALID` for a quote that never ends. */
export function parseCsv(text: string, path: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  const token = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r?\n|$)/y;
  const source = text.replace(/^\uFEFF/, '');
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const match = token.exec(source);
    if (match === null) throw unreadable(path, line, source.slice(at, at + 20));
    const [, cell = '', end = ''] = match;
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    line += cell.split('\n').length - 1 + (end.endsWith('\n') ? 1 : 0);
    if (end === ',' && token.lastIndex < source.length) continue;
    if (end === ',') cells.push('');
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: start, cells });
    cells = [];
    start = line;
  }
  return rows;
}

function unreadable(path: string, line: number, text: string): StadiumError {
  return new StadiumError(
    'DATA_INVALID',
    `${path}:${line}: cannot be read from ${JSON.stringify(text)} on`,
    {
      hint: 'A quote opens at the start of a cell and closes at its end; inside it, quotes are doubled.',
    },
  );
}
