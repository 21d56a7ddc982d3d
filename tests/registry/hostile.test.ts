import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseData } from '../../src/registry/yaml.ts';
import { refusalOf } from './data.ts';

function bomb(levels: number): string {
  const doubled = Array.from(
    { length: levels },
    (_, i) => `b${i + 1}: &b${i + 1} [*b${i}, *b${i}]`,
  );
  return ['b0: &b0 [x, x]', ...doubled].join('\n');
}

describe('a hostile data file', () => {
  it.each([
    ['200 000 open brackets', '['.repeat(200_000), 'nested too deeply'],
    ['200 000 open braces', '{'.repeat(200_000), 'nested too deeply'],
    [
      'half a megabyte of list markers',
      '- '.repeat(250_000),
      'f.yaml:1:41: lists and maps are nested',
    ],
    ['half a megabyte of key markers', '? '.repeat(250_000), 'nested too deeply'],
    [
      'a map for each column',
      Array.from({ length: 1400 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
      'f.yaml',
    ],
    ['half a million quotes', '"'.repeat(500_000), 'words and signs'],
    ['300 000 tags', '! '.repeat(300_000), 'words and signs'],
    ['a bomb of aliases', bomb(25), 'alias count'],
  ])('of %s is refused before it can do harm', (_, text, message) => {
    expect(refusalOf(() => parseData('f.yaml', text, z.string())).message).toContain(message);
  });

  it('counts five thousand keys without comparing each with every other', () => {
    const keys = Array.from({ length: 5_000 }, (_, index) => `k${index}: 1`);
    const error = refusalOf(() => parseData('f.yaml', [...keys, 'k7: 2'].join('\n'), z.unknown()));
    expect(error.message).toBe('f.yaml:5001:1: key "k7" was given before, in line 8');
  });
});
