// Strings that try to become something else: markup, directives, formulas, control sequences, signatures.

import fc from 'fast-check';
import { visible } from '../../src/words/escape.ts';

export const hostileStrings: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<!-- comment',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/pixel.png)',
  '<https://evil.example>',
  'https://evil.example/ and www.evil.example',
  '[ref]: https://evil.example',
  '`code` and ``more``',
  '*em* **strong** _em_ __strong__ ~~gone~~',
  'a | b || c',
  '# head',
  '- item',
  '+ item',
  '1. item',
  '1) item',
  '> quote',
  '=====',
  '-----',
  '&lt;b&gt; &#60; &nbsp;',
  '\\ back \\\\ slash \\',
  '.. raw:: html',
  '.. include:: /etc/passwd',
  ':role:`text` |substitution| name_ `x`_ [1]_ [#]_ _`target`',
  'literal::',
  ':field: value',
  '>>> doctest',
  '__ https://evil.example',
  '-o option',
  '--long=option  text',
  '/V dos',
  'a. enumerated',
  'iv) enumerated',
  '(a) enumerated',
  '#. enumerated',
  'someone@example.org',
  '=cmd()',
  ' =cmd()',
  '\n=cmd()',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  '\t=cmd()',
  '＝cmd()',
  '"quoted","cells"',
  '-- ',
  '{{name}} {{{raw}}}',
  '{%raw%} $' + '{x}',
  '\'single\' "double" `back`',
  '\u001b[2J\u001b]8;;https://evil.example\u0007',
  '\u202egnp.exe\u202c',
  '\u0000nul\u0008\u0008',
  'line\r\nbreak\u2028separator\u0085next',
  '\ud800lone',
  '漢字 and 👩‍💻',
];

const pieces = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileStrings) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 2, arbitrary: fc.constantFrom(...'\\`*_{}[]<>#|~!&$^()+-=:.@/"\' \n\t;,%?0aA1') },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
);

/** Any text, with a bias to what has a meaning somewhere; lone surrogates included. */
export const anyText: fc.Arbitrary<string> = fc
  .array(pieces, { maxLength: 8 })
  .map((parts) => parts.join(''));

/** The same 10,000 in every run; those of which nothing is left have nothing to read back. */
export function someTexts(): string[] {
  return fc.sample(anyText, { numRuns: 10_000, seed: 6 }).filter((text) => visible(text) !== '');
}
