import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText, wrapMail } from '../../src/words/plain-text.ts';

describe('plain text', () => {
  it.each([
    ['an escape sequence', 'a\u001b[31mb', 'a<U+001B>[31mb'],
    ['a bidi override', 'user\u202egpj.exe', 'user<U+202E>gpj.exe'],
    ['a zero-width space', 'neu\u200btron', 'neu<U+200B>tron'],
    ['a line separator', 'one\u2028two', 'one<U+2028>two'],
    ['NUL', 'a\0b', 'a<U+0000>b'],
    ['half a surrogate', 'a\ud800b', 'a<U+D800>b'],
    ['line ends', ' one\r\n\ttwo ', 'one two'],
    ['a name', 'Sławek Kapłoński 王', 'Sławek Kapłoński 王'],
  ])('makes %s visible or harmless', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('is one visible line whatever comes in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(plainText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('the wrapping of a mail', () => {
  it('joins a paragraph, hangs items and keeps headings', () => {
    const text = 'What it is\n-----\n\n\none\ntwo\n\n* an item that is long\n* short\n';
    expect(wrapMail(text, 12)).toBe(
      'What it is\n----------\n\none two\n\n* an item\n  that is\n  long\n* short\n',
    );
  });

  it('never breaks a link and always breaks another long word', () => {
    const link = `https://example.org/${'a'.repeat(80)}`;
    const lines = wrapMail(`see ${link} and ${'b'.repeat(80)}`).split('\n');
    expect(lines).toContain(link);
    expect(lines.filter((line) => line.length > 72)).toEqual([link]);
  });

  it.each(['From here on', '>From here', '-- ', '--', '-- me'])(
    'takes the meaning from a line that begins with "%s"',
    (line) => {
      expect(wrapMail(line)).toBe(` ${line.trimEnd()}\n`);
    },
  );

  it('keeps to 72 columns and ends no text early, whatever the words are', () => {
    const word = fc.oneof(
      fc.constantFrom('From', '--', '.', '>', '*', '[1]', '---'),
      fc.string({ minLength: 1, maxLength: 90 }).map((text) => plainText(text) || 'x'),
    );
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), (words) => {
        for (const line of wrapMail(words.join(' ')).split('\n')) {
          if (!line.includes('://')) expect([...line].length).toBeLessThanOrEqual(73);
          expect(line).not.toMatch(/^(?:>*From |-- ?$)/);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
