import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { compileTemplate } from '../../src/words/template-compile.ts';
import { fillTemplate } from '../../src/words/template-engine.ts';
import { templateNames } from '../../src/words/template-names.ts';
import { loadTemplates, packagedTemplates, type Template } from '../../src/words/templates.ts';
import { scorecardIn } from '../support/forms.ts';
import { aScorecard } from '../support/scorecard.ts';

function aTemplate(source: string, format: Template['format'] = 'markdown'): Template {
  const text = { file: 'mine.hbs', source };
  return { ...text, format, code: compileTemplate(text) };
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-templates-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('filling a template', () => {
  it.each([
    ['html', '&lt;b&gt; *x*'],
    ['markdown', '\\<b\\> \\*x\\*'],
    ['rst', '\\<b\\> \\*x\\*'],
    ['text', '<b> *x*'],
  ] as const)('escapes for %s, in loops and conditions too', (format, escaped) => {
    const source = '{{name}}\n{{#each list}}{{#if ../yes}}{{this}}{{/if}}{{/each}}';
    const view = { name: '<b> *x*', list: ['<b> *x*'], yes: true };
    expect(fillTemplate(aTemplate(source, format), view)).toBe(`${escaped}\n${escaped}`);
  });

  it.each([
    ['fields', '{{#each list}}{{#each ../list}}{{this}}{{/each}}{{/each}}', 'x'.repeat(4000)],
    [
      'what stands between them',
      `{{#each list}}{{#each ../list}}${'y'.repeat(4000)}{{/each}}{{/each}}`,
      '',
    ],
  ])('ends at 100 million characters, of %s (T2)', (_what, source, text) => {
    const view = { list: Array.from({ length: 200 }, () => text) };
    const fill = () => fillTemplate(aTemplate(source, 'text'), view);
    expect(fill).toThrow('mine.hbs: the file would pass 100000000 characters');
  });

  it('prints zero as a figure', () => {
    expect(fillTemplate(aTemplate('{{count}}'), { count: 0 })).toBe('0');
  });

  it.each([
    [
      'a field that does not exist',
      'one\n  {{nmae}}',
      'mine.hbs:2:5: the view has no field "nmae"',
    ],
    [
      'a field of a field that does not exist',
      '{{deep.first}}',
      'mine.hbs:1:3: the view has no field "first"',
    ],
    ['a field without value', '{{nothing}}', 'a field holds no value'],
    ['a whole object', '{{deep}}', 'a field holds object'],
    ['raw output', 'a\n {{{name}}}', 'mine.hbs:2:2: the template prints without escaping'],
    ['raw output by ampersand', '{{& name}}', 'mine.hbs:1:1: the template prints without escaping'],
    [
      'an unknown block',
      '{{#list}}{{/list}}',
      'mine.hbs:1:1: the template uses the block {{#list}}',
    ],
    ['an unknown helper', '{{shout name}}', 'mine.hbs:1:1: the template calls a helper (shout)'],
    ['lookup', '{{lookup deep "x"}}', 'calls a helper (lookup)'],
    [
      'lookup as a part',
      '{{#if (lookup deep "constructor")}}x{{/if}}',
      'calls a helper inside an expression',
    ],
    ['log', '{{log name}}', 'calls a helper (log)'],
    ['with', '{{#with deep}}{{x}}{{/with}}', 'uses the block {{#with}}'],
    ['the constructor', '{{constructor}}', 'mine.hbs:1:3: the template reaches for constructor'],
    ['the prototype chain', '{{#each deep.__proto__}}x{{/each}}', 'reaches for __proto__'],
    ['the printing helper itself', '{{printed name}}', 'calls a helper (printed)'],
    ['another template', '{{> other}}', 'includes another template'],
    ['a block of another template', '{{#> other}}x{{/other}}', 'includes another template'],
    ['a decorator', '{{* name}}', 'uses a decorator'],
    ['an unclosed block', '{{#if name}}', 'is not a template that can be read'],
    ['a broken expression', '{{name', 'is not a template that can be read'],
  ])('refuses %s, saying where', (_, source, message) => {
    const view = { name: 'x', nothing: null, deep: { x: 1 } };
    expect(() => fillTemplate(aTemplate(source), view)).toThrow(
      expect.objectContaining({ code: 'DATA_INVALID', message: expect.stringContaining(message) }),
    );
  });

  it('cannot be given a syntax tree in place of a text', () => {
    const tree = { type: 'Program', body: [] } as unknown as string;
    expect(() => fillTemplate(aTemplate(tree), {})).toThrow(
      expect.objectContaining({ code: 'DATA_INVALID' }),
    );
  });
});

describe('the templates', () => {
  it('are the packaged ones, and copied as they are', async () => {
    const copies = packagedTemplates();
    expect(copies.map((copy) => copy.path)).toEqual(templateNames());
    for (const { path, content } of copies) writeFileSync(join(folder, path), content);
    const [own, ours] = [await loadTemplates(folder), await loadTemplates()];
    for (const name of templateNames()) {
      expect(own(name).source).toBe(ours(name).source);
      expect(own(name).file).toBe(`${folder}/${name}`);
    }
  });

  it('are replaced one by one by those of a folder', async () => {
    writeFileSync(
      join(folder, 'scorecard.md.hbs'),
      '{{#each projects}}* {{name}}: {{verdict.word}}\n{{/each}}',
    );
    const [file] = await scorecardIn('markdown', aScorecard({}), { templates: folder });
    expect(file?.content).toBe('* networking-sfc: failing\n');
  });

  it.each([
    ['scorecard.markdown.hbs', 'x', 'no template has this name'],
    ['scorecard.md.hbs', '{{{x}}}', 'scorecard.md.hbs:1:1: the template prints without escaping'],
    ['scorecard.md.hbs', 'x'.repeat(300_000), 'is larger than'],
  ])('are refused when %s is not usable', async (name, content, message) => {
    writeFileSync(join(folder, name), content);
    await expect(loadTemplates(folder)).rejects.toThrow(
      expect.objectContaining({ code: 'DATA_INVALID', message: expect.stringContaining(message) }),
    );
  });

  it('are asked for in a folder that exists', async () => {
    await expect(loadTemplates(join(folder, 'missing'))).rejects.toThrow(
      expect.objectContaining({ code: 'USAGE' }),
    );
  });
});
