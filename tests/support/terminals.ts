// A table as terminals of four widths show it: no line is wider, and one golden file holds all four.

import { expect } from 'vitest';
import { displayWidth } from '../../src/words/lines.ts';
import { expectGolden } from './golden.ts';

export const widths = [60, 80, 100, 160] as const;

export async function expectTerminals(
  name: string,
  shown: (columns: number) => string | Promise<string>,
): Promise<void> {
  const parts: string[] = [];
  for (const columns of widths) {
    const text = await shown(columns);
    expect([name, columns, tooWide(text, columns)]).toEqual([name, columns, []]);
    parts.push(`${`${columns} `.padEnd(columns, '·')}\n${text}`);
  }
  expectGolden(`terminal/${name}.txt`, parts.join('\n'));
}

/** A word that is wider than the terminal cannot be parted. */
export function tooWide(text: string, columns: number): string[] {
  return text
    .split(/\n|\r/)
    .filter((line) => displayWidth(line) > columns && line.trim().split(' ').length > 1);
}

/** Where the second column begins in each line that starts with one of the names, or with the head of the first column. */
export function startsOfSecond(text: string, names: readonly string[]): readonly number[] {
  return text.split('\n').flatMap((line) => {
    const name = names.find((each) => line.startsWith(`${each} `));
    const gap = name === undefined ? null : /^\s+/.exec(line.slice(name.length));
    return name === undefined || gap === null ? [] : [displayWidth(name + gap[0])];
  });
}
