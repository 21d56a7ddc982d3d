import { describe, expect, it } from 'vitest';
import { type Cell, type Column, layOut, tableLines } from '../../src/words/columns.ts';
import { displayWidth, widthFor, wrap } from '../../src/words/lines.ts';

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

describe('a table on a terminal that is too narrow', () => {
  const columns: Column[] = [
    { head: 'PROJECT', flexible: 10 },
    { head: 'WHY', flexible: 12 },
    { head: 'COMMITS', align: 'right', yields: 1 },
    { head: 'NEXT', yields: 2 },
  ];
  const rows = [
    [
      ['networking-quite-long-name-dashboard'],
      ['網路維護小組日本語チーム한국어팀👩‍💻 two words'],
      ['1234'],
      ['2026-11-20'],
    ],
    [['a'], ['few people', 'no release'], ['1'], ['none']],
  ];

  it.each([160, 100, 80, 60, 44, 40, 20])('is never wider than %i columns', (width) => {
    const lines = tableLines(columns, rows, { width });
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  });

  it('keeps every column where there is room, and says nothing of it', () => {
    const { leftOut, rows: laid } = layOut(columns, rows, { width: 160 });
    expect([leftOut, laid.map((lines) => lines.length)]).toEqual([[], [1, 1]]);
  });

  it.each([
    [44, ['COMMITS']],
    [30, ['COMMITS', 'NEXT']],
  ])('leaves columns out in their order: at %i %j', (width, leftOut) => {
    expect(layOut(columns, rows, { width }).leftOut).toEqual(leftOut);
  });

  it('leaves out a column that may yield and says nothing, without a word of it', () => {
    const silent = rows.map(([name, why, commits]) => [name, why, commits, ['']] as Cell[]);
    const { head, leftOut } = layOut(columns, silent, { width: 160 });
    expect([head.split(/ +/), leftOut]).toEqual([['PROJECT', 'WHY', 'COMMITS'], []]);
    expect(layOut(columns, silent, { width: 20 }).leftOut).toEqual(['COMMITS']);
  });

  it('says which columns it left out', () => {
    expect(tableLines(columns, rows, { width: 44 }).at(-1)).toBe(
      'Left out in 44 columns: commits.',
    );
  });
});

describe('the width that is written for', () => {
  it.each([
    [undefined, 100],
    [160, 160],
    [3, 40],
  ])('of a terminal of %s columns is %i', (columns, width) => {
    expect(widthFor(columns)).toBe(width);
  });
});
