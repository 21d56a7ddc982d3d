// Text in lines that a terminal can show: as wide as what is seen, wrapped at blanks, cut or broken where it must be.

import stringWidth from 'string-width';

/** Below this a table is not narrowed further: words would break letter by letter. */
const narrowest = 40;

/** The width to write for: that of the terminal, within reason; 100 where there is none. */
export function widthFor(columns: number | undefined): number {
  return Math.max(narrowest, columns ?? 100);
}

/** Lines that are too wide go on below what they begin with; no word is parted, an address can be followed. */
export function folded(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => (displayWidth(line) <= width ? [line] : foldedLine(line, width)))
    .join('\n');
}

function foldedLine(line: string, width: number): string[] {
  const indent = /^ *(?:[*-] +)?/.exec(line)?.[0] ?? '';
  const below = ' '.repeat(Math.min(indent.length + 2, width / 2));
  return hanging(line.slice(indent.length), width, indent, below);
}

/** The text in lines behind `first`, and `below` from the second on; no word is parted. */
export function hanging(text: string, width: number, first: string, below: string): string[] {
  const rows: string[] = [];
  for (const word of text.split(' ')) {
    const joined = rows.length === 0 ? first + word : `${rows.at(-1)} ${word}`;
    if (rows.length > 0 && displayWidth(joined) > width) rows.push(below + word);
    else rows[Math.max(0, rows.length - 1)] = joined;
  }
  return rows.map((row) => row.trimEnd());
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

/** The text in one line of at most `width` columns: what is cut off leaves an ellipsis. */
export function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const [first = ''] = breakAnywhere(text, width - 1);
  return `${first.trimEnd()}…`;
}

/** After a hyphen, a slash or a dot where there is one to part at, so that the parts of a name can be read. */
function breakWord(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const parts = word.split(/(?<=[\p{L}\p{N}][-/._])(?=[\p{L}\p{N}])/u);
  const lines: string[] = [];
  for (const part of parts) {
    const joined = `${lines.at(-1) ?? ''}${part}`;
    if (lines.length > 0 && displayWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...breakAnywhere(part, width));
  }
  return lines;
}

function breakAnywhere(word: string, width: number): string[] {
  if (displayWidth(word) <= width) return [word];
  const pieces: string[] = [''];
  for (const { segment } of graphemes().segment(word)) {
    const joined = `${pieces.at(-1)}${segment}`;
    if (displayWidth(joined) <= width) pieces[pieces.length - 1] = joined;
    else pieces.push(segment);
  }
  return pieces.filter((piece) => piece !== '');
}

/** Made when a word is parted: it takes as long as starting the program. */
function graphemes(): Intl.Segmenter {
  return new Intl.Segmenter('en', { granularity: 'grapheme' });
}

/** Columns that a terminal gives to the text: two for East Asian and emoji characters, none for marks above a letter. */
export function displayWidth(text: string): number {
  return oneColumnEach.test(text) ? text.length : stringWidth(text);
}

/** Letters of Latin, and the signs, arrows and blocks that the forms use: each one column, and none joins its neighbour. */
const oneColumnEach =
  /^[\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u203c\u2190-\u2193\u2212\u2260\u2580-\u259f\u25b2\u25bc\u2713\u27e8\u27e9]*$/;
