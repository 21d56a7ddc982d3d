import { describe, expect, it } from 'vitest';
import { linkList } from '../../src/mail/links.ts';

describe('the links of a mail', () => {
  it('are numbered as the text names them, and only those are listed', () => {
    const links = linkList();
    const [a, b] = [links.mark('https://example.org/a'), links.mark('https://example.org/b')];
    links.mark('https://example.org/unused');
    expect(links.resolve(`see ${b}, ${a} and ${b}`)).toBe(
      'see [1], [2] and [1]\n\n[1] https://example.org/b\n[2] https://example.org/a\n',
    );
  });

  it('leave alone what only looks like a mark, and stay one word', () => {
    const links = linkList();
    const mark = links.mark('https://example.org/a b\n-- ');
    expect(links.resolve(`[link 7] [1] ${mark}`)).toBe(
      '[link 7] [1] [1]\n\n[1] https://example.org/a%20b%20--\n',
    );
  });
});
