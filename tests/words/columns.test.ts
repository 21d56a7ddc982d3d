import { describe, expect, it } from 'vitest';
import { displayWidth, layOut, wrap } from '../../src/words/columns.ts';

describe('the width of text on a terminal', () => {
  it.each([
    ['networking-sfc', 14],
    ['漢字', 4],
    ['ｆｕｌｌ', 8],
    ['e\u0301', 1],
    ['👩\u200d💻', 2],
    ['0–70', 4],
    ['✓ healthy', 9],
    ['', 0],
  ])('%s takes %i columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });
});

describe('wrapping', () => {
  it.each([
    ['one two three', 7, ['one two', 'three']],
    ['abcdefgh ij', 4, ['abcd', 'efgh', 'ij']],
    ['漢字漢字', 5, ['漢字', '漢字']],
    ['', 5, ['']],
  ])('breaks %j at %i columns', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });
});

describe('columns', () => {
  const columns = [
    { head: 'NAME' },
    { head: 'WHY', flexible: 8 },
    { head: 'N', align: 'right' as const },
  ];

  it('aligns wide characters and figures', () => {
    const { head, rows } = layOut(
      columns,
      [
        [['漢字'], ['few'], ['7']],
        [['sfc'], ['none'], ['12']],
      ],
      { width: 40 },
    );
    expect([head, ...rows.flat()]).toEqual(['NAME  WHY    N', '漢字  few    7', 'sfc   none  12']);
  });

  it('keeps phrases whole, side by side where they fit', () => {
    const cell = ['one release', 'two people', 'x'];
    const { rows } = layOut(columns, [[['a'], cell, ['1']]], { width: 24 });
    expect(rows.flat()).toEqual(['a     one release      1', '      two people · x']);
  });

  it('never leaves blanks at the end of a line', () => {
    const { rows } = layOut(columns, [[['a'], [], []]], { width: 24 });
    expect(rows.flat()).toEqual(['a']);
  });
});
