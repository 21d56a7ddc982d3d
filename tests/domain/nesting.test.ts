// What the parser of YAML could not bear is told apart from what people write.

import { describe, expect, it } from 'vitest';
import { isTooNested } from '../../src/domain/nesting.ts';

const steps = Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n');

describe('YAML', () => {
  it.each([
    ['- '.repeat(50_000)],
    ['? '.repeat(50_000)],
    ['a: '.repeat(50_000)],
    ['- !a '.repeat(50_000)],
    ['['.repeat(50_000)],
    ['[{a: '.repeat(50_000)],
    ['["]",'.repeat(50_000)],
    ["{'}': ".repeat(50_000)],
    ['["\\"]\\\\", '.repeat(50_000)],
    ['[ # ]\n'.repeat(50_000)],
    [steps],
  ])('that is nested too deeply: %#', (text) => {
    expect(isTooNested(text)).toBe(true);
  });

  it.each([
    ['- a\n'.repeat(5_000)],
    [`{${'a: [b], '.repeat(5_000)}}`],
    [`a: |\n${'  ] - } x: [1] - y\n'.repeat(5_000)}`],
    [`- ${'-'.repeat(5_000)}`],
    [`a: ["[", '{', b] # [{\n`.repeat(5_000)],
    [`a: ${'"\\'.repeat(500_000)}`],
    [`a: "${'\\"'.repeat(4_000_000)}"`],
    [`${': "a, \''.repeat(50_000)}`],
  ])('that is long, and no more: %#', (text) => {
    expect(isTooNested(text)).toBe(false);
  });
});
