import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseData, readData } from '../../src/registry/yaml.ts';
import { aFolder, refusalOf } from './data.ts';

const Anything = z.unknown();
const Named = z.strictObject({
  names: z.array(z.string()).optional(),
  threshold: z.string().optional(),
  team: z.strictObject({ name: z.string() }).optional(),
});

describe('reading a data file', () => {
  it('keeps what looks like a number, a boolean or a date as the text that was written', () => {
    const { value } = parseData('f.yaml', 'names: [no, 1.10, 2024-01-01, 0o17, 2026.10, ~]', Named);
    expect(value.names).toEqual(['no', '1.10', '2024-01-01', '0o17', '2026.10', '~']);
  });

  it('accepts a byte order mark', () => {
    const folder = aFolder({ 'f.yaml': '\uFEFFthreshold: x\n' });
    expect(readData(join(folder, 'f.yaml'), Named).value).toEqual({ threshold: 'x' });
  });

  it('takes __proto__ and constructor for unknown keys and leaves every other object alone', () => {
    const error = refusalOf(() =>
      parseData('f.yaml', '__proto__: { polluted: yes }\nconstructor: { prototype: {} }\n', Named),
    );
    expect(error.message).toContain('unknown key "constructor"');
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });

  it.each([
    ['a tab as indentation', 'team:\n\tname: x\n', 'f.yaml:2:1', 'Tabs'],
    [
      'a key given twice',
      'threshold: 1\nteam: {}\nthreshold: 2\n',
      'f.yaml:3:1',
      'key "threshold" was given before, in line 1',
    ],
    ['a second document', 'threshold: a\n---\nthreshold: b\n', 'f.yaml:2:1', 'multiple documents'],
    ['an unknown tag', 'threshold: !!js/function x\n', 'f.yaml:1:12', 'Unresolved tag'],
    ['an alias without anchor', 'threshold: *nowhere\n', 'f.yaml:1:1', 'Unresolved alias'],
    ['a key that is a list', '? [a, b]\n: c\n', 'f.yaml:1:3', 'a key must be text'],
    [
      'a merge conflict',
      'team: {}\n<<<<<<< HEAD\nthreshold: 1\n=======\n',
      'f.yaml:2:1',
      'merge conflict',
    ],
    ['a NUL', 'threshold: \u0000\n', 'f.yaml:1:12', 'control character'],
    [
      'a mistyped key',
      'treshold: 1\n',
      'f.yaml:1:1',
      'unknown key "treshold"; did you mean "threshold"?',
    ],
    [
      'a key like no other',
      'team:\n  colour: red\n  name: x\n',
      'f.yaml:2:3',
      'team.colour: unknown key "colour"; expected one of name',
    ],
    ['a missing key', 'team: {}\n', 'f.yaml:1:1', 'team.name: is missing'],
    [
      'a list for text',
      'team: { name: [a] }\n',
      'f.yaml:1:9',
      'team.name: is a list; expected text',
    ],
    ['nothing for a list', 'names:\n', 'f.yaml:1:1', 'names: is empty; expected a list'],
    ['a list for the whole file', '- a\n', 'f.yaml:1:1', 'a list; expected a map'],
    ['an empty file', '', 'f.yaml:1:1', 'empty; expected a map'],
  ])('refuses %s and says where', (_, text, place, message) => {
    const error = refusalOf(() => parseData('f.yaml', text, Named));
    expect(error.message).toContain(`${place}: `);
    expect(error.message).toContain(message);
  });

  it('lists ten problems and counts the rest', () => {
    const text = Array.from({ length: 13 }, (_, index) => `unknown${index}: x`).join('\n');
    const lines = refusalOf(() => parseData('f.yaml', text, Named)).message.split('\n');
    expect(lines).toHaveLength(11);
    expect(lines[9]).toMatch(/^f\.yaml:10:1: /);
    expect(lines[10]).toBe('and 3 more');
  });

  it.each([
    ['UTF-16', Buffer.from('\uFEFFteam: x', 'utf16le'), 'is not UTF-8'],
    ['latin-1', Buffer.from('team: Bj\xf6rn', 'latin1'), 'is not UTF-8'],
    ['twenty megabytes', Buffer.alloc(20_000_000, 'a'), 'expected at most 16777216'],
  ])('refuses a file of %s', (_, content, message) => {
    const file = join(aFolder({ 'f.yaml': content }), 'f.yaml');
    expect(refusalOf(() => readData(file, Anything)).message).toContain(message);
  });

  it('says why a file cannot be read', () => {
    const folder = aFolder({});
    expect(refusalOf(() => readData(join(folder, 'none.yaml'), Anything)).message).toContain(
      'ENOENT',
    );
    expect(refusalOf(() => readData(folder, Anything)).message).toContain('EISDIR');
  });
});
