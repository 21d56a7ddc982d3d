import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { csv } from '../../src/report/formats/csv.ts';
import { escapers, visible, webLink } from '../../src/words/escape.ts';
import { hasDocutils, readRst } from '../support/docutils.ts';
import { anyText, hostileStrings, someTexts } from '../support/hostile.ts';

const markdown = new MarkdownIt({ html: true });

/** The text of every cell, item and paragraph, and whether there was anything else in it. */
function markdownTexts(source: string): { texts: string[]; marks: string[] } {
  const tokens = markdown.parse(source, {}).filter((token) => token.type === 'inline');
  const children = tokens.map((token) => token.children ?? []);
  return {
    texts: children.map((parts) => parts.map((part) => part.content).join('')),
    marks: children
      .flat()
      .flatMap((part) => (['text', 'text_special'].includes(part.type) ? [] : [part.type])),
  };
}

describe('visible text', () => {
  it.each([
    ['\u001b[31mred', '␛[31mred'],
    ['a\u0000b\u007f', 'a␀b␡'],
    ['photo\u202egnp.exe', 'photo⟨U+202E⟩gnp.exe'],
    ['zero\u200bwidth\ufeff', 'zero⟨U+200B⟩width⟨U+FEFF⟩'],
    ['half \ud800 pair', 'half ⟨U+D800⟩ pair'],
    ['  two\n\nlines\t ', 'two lines'],
    ['tag\u{e0041}', 'tag⟨U+E0041⟩'],
    ['noncharacter\ufffe\u{1ffff}', 'noncharacter⟨U+FFFE⟩⟨U+1FFFF⟩'],
    ['👩\u200d💻 नि\u200dक', '👩\u200d💻 नि\u200dक'],
  ])('shows %j as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('is the same when it is made visible twice', () => {
    fc.assert(
      fc.property(anyText, (text) => visible(visible(text)) === visible(text)),
      { numRuns: 2_000 },
    );
  });
});

describe('the Markdown escaper, read back by markdown-it with HTML switched on', () => {
  it.each(hostileStrings)('leaves %j as text in a cell, an item and a paragraph', (text) => {
    const safe = escapers.markdown(text);
    const read = markdownTexts(`| head |\n| -- |\n| ${safe} |\n\n- ${safe}\n\n${safe}\n`);
    expect(read).toEqual({
      texts: ['head', visible(text), visible(text), visible(text)],
      marks: [],
    });
  });

  it('leaves 10,000 strings of any characters as text', () => {
    const texts = someTexts();
    const rows = texts.map((text) => `| ${escapers.markdown(text)} |`).join('\n');
    const items = texts.map((text) => `- ${escapers.markdown(text)}`).join('\n');
    const shown = texts.map(visible);
    expect(markdownTexts(`| head |\n| -- |\n${rows}`)).toEqual({
      texts: ['head', ...shown],
      marks: [],
    });
    expect(markdownTexts(items)).toEqual({ texts: shown, marks: [] });
  });
});

describe.runIf(hasDocutils)(
  'the RST escaper, read back by docutils, which stops at a warning',
  () => {
    function read(texts: readonly string[], source: (safe: string) => string) {
      return readRst([texts.map((text) => source(escapers.rst(text))).join('\n')])[0];
    }

    it('leaves the hostile strings as text in paragraphs, items and cells', () => {
      const texts = hostileStrings.filter((text) => visible(text) !== '');
      const shown = { paragraphs: texts.map(visible), others: [], links: [] };
      const cells = (safe: string) => `   * - ${safe}`;
      expect(read(texts, (safe) => `${safe}\n`)).toEqual(shown);
      expect(read(texts, (safe) => `- ${safe}`)).toEqual(shown);
      const [table] = readRst([
        `.. list-table:: Title\n\n${texts.map((text) => cells(escapers.rst(text))).join('\n')}`,
      ]);
      expect(table).toEqual(shown);
    });

    it('leaves 10,000 strings of any characters as text', () => {
      const texts = someTexts();
      const shown = { paragraphs: texts.map(visible), others: [], links: [] };
      expect(read(texts, (safe) => `- ${safe}`)).toEqual(shown);
    });
  },
);

describe('a number with points in it', () => {
  it.each(['2026.11.3', '3.14', '1)x'])('begins no list: %s stays as it is', (text) => {
    expect([escapers.markdown(text), escapers.rst(text)]).toEqual([text, text]);
  });
});

describe('the cells of a CSV file, read back by csv-parse', () => {
  it.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '\n=1', '＝1', '\u001b=1'])(
    'never begin as the formula %j would',
    (text) => {
      const [[cell = ''] = []]: string[][] = parseCsv(csv([[text]]));
      expect(cell).toMatch(/^['␛]/);
    },
  );

  it('hold numbers as numbers', () => {
    expect(csv([[-3, 0.5, 12]])).toBe('-3,0.5,12\n');
  });

  it('hold 10,000 strings of any characters', () => {
    const texts = someTexts();
    const rows: string[][] = parseCsv(csv(texts.map((text) => [text, 'end'])));
    const quoted = (text: string) =>
      /^[=+\-@\uff0b\uff0d\uff1d\uff20]/.test(text) ? `'${text}` : text;
    expect(rows).toEqual(texts.map((text) => [quoted(visible(text)), 'end']));
  });
});

describe('text for terminals, etherpads and mails', () => {
  it('keeps 10,000 strings on one line each, without a character that acts', () => {
    const texts = someTexts();
    const lines = texts.map(escapers.text).join('\n').split('\n');
    expect(lines).toEqual(texts.map(visible));
    expect(lines.filter((line) => /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/u.test(line))).toEqual([]);
  });
});

describe('addresses that a page may link to', () => {
  it.each([
    ['https://lists.example.org/a_b/1', 'https://lists.example.org/a_b/1'],
    ['http://example.org', 'http://example.org/'],
    ['https://example.org/(x)"<y>', 'https://example.org/%28x%29%22%3Cy%3E'],
    ['https://example.org/a b|c', 'https://example.org/a%20b%7Cc'],
    ['javascript:alert(1)', null],
    ['JAVASCRIPT:alert(1)', null],
    ['data:text/html,x', null],
    ['file:///etc/passwd', null],
    ['/relative', null],
    ['', null],
    [undefined, null],
  ])('%j becomes %j', (address, link) => {
    expect(webLink(address)).toBe(link);
  });
});
