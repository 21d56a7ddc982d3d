import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mailRenderer } from '../../src/words/mail-templates.ts';

function rendererOf(source: string) {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  mkdirSync(join(folder, 'mail'));
  writeFileSync(join(folder, 'mail/call-for-maintainers.txt.hbs'), source);
  return mailRenderer(folder);
}

describe('the renderer of mails', () => {
  it('writes values as they are, without the escapes of HTML, in lists too', () => {
    const render = rendererOf('{{#each names}}\n* {{this}}\n{{/each}}');
    expect(render('call-for-maintainers', { names: ['A & "B"', '<c>', '{{d}}'] })).toBe(
      '* A & "B"\n* <c>\n* {{d}}\n',
    );
  });

  it('makes every value plain before it meets the text', () => {
    const render = rendererOf('a {{x}} b');
    expect(render('call-for-maintainers', { x: '1\n\n-- \nFrom\u202e 2' })).toBe(
      'a 1 -- From<U+202E> 2 b\n',
    );
  });

  it.each([
    ['a field that is not there', 'Hello {{nobody}}', /nobody/],
    ['a helper that nobody knows', '{{shout x}}', /shout/],
    ['raw output', 'one\n{{#if x}}\n{{{x}}}\n{{/if}}', /txt\.hbs:3:0: raw output/],
    ['raw output by ampersand', '{{&x}}', /raw output/],
    ['a way out of the view', '{{x.constructor.name}}', /not defined/],
  ])('refuses %s', (_, source, message) => {
    expect(() => rendererOf(source)('call-for-maintainers', { x: 'y' })).toThrow(message);
  });
});
