// The width of a text without asking the library is the width that the library would give.

import { assert, property, string } from 'fast-check';
import stringWidth from 'string-width';
import { expect, it } from 'vitest';
import { displayWidth } from '../../src/words/lines.ts';

it('is what the library says for every character up to East Asian letters', () => {
  const wrong: string[] = [];
  for (let code = 0x20; code <= 0x2fff; code += 1) {
    const character = String.fromCharCode(code);
    if (displayWidth(character) !== stringWidth(character)) wrong.push(code.toString(16));
  }
  expect(wrong).toEqual([]);
});

it('is what the library says for any text, marks and emoji among it', () => {
  assert(
    property(string({ unit: 'binary', maxLength: 12 }), (text) => {
      expect(displayWidth(`a${text}–✓`)).toBe(stringWidth(`a${text}–✓`));
    }),
  );
});
