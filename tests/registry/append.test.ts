import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { withEntryAt, withoutEntry } from '../../src/registry/append.ts';
import { readDecisions } from '../../src/registry/decisions.ts';
import { parseData } from '../../src/registry/yaml.ts';
import { aFolder, refusalOf, someDecisions } from './data.ts';

const entry = {
  project: 'networking-sfc',
  kind: 'volunteers',
  date: '2020-01-15',
  by: 'neutron team',
  reason: 'Two people: one reviews, one fixes the gate. # not a comment',
  link: 'https://lists.example.org/2020-January/',
  cycle: undefined,
};

const Items = z.object({ items: z.array(z.record(z.string(), z.string())) });

describe('adding an entry to a list', () => {
  it('leaves every letter that was there, comments and all', () => {
    const before = `# One.\n\n${someDecisions}# Two.\n`;
    const after = withEntryAt('f.yaml', before, 'decisions', entry);
    expect(after.startsWith(before.replace('# Two.\n', ''))).toBe(true);
    expect(after.endsWith('# Two.\n')).toBe(true);
  });

  it('is read back as it was given, without what is undefined', () => {
    const after = withEntryAt('decisions.yaml', someDecisions, 'decisions', entry);
    const file = join(aFolder({ 'decisions.yaml': after }), 'decisions.yaml');
    const { cycle, ...given } = entry;
    expect(cycle).toBeUndefined();
    expect(readDecisions(file).value).toHaveLength(2);
    expect(readDecisions(file).value[1]).toEqual(given);
  });

  it.each([
    ['an empty list', 'items: []\n'],
    ['an empty list with more after it', 'items: [] # none\nlast: x\n'],
    ['an empty list that ends the file', 'items: []'],
    ['a list in brackets', 'items: [{ a: b }] # one\n'],
    ['a list that is not indented', 'items:\n- a: b\nlast: x\n'],
    ['a list that ends without a line end', 'items:\n    - a: b'],
    ['a list that ends in folded text', 'items:\n  - a: >-\n      b\n      c\n\nlast: x\n'],
    ['a file with the line ends of Windows', 'items:\r\n  - a: b\r\nlast: x\r\n'],
  ])('works for %s', (_, text) => {
    const before = parseData('f.yaml', text, Items).value.items;
    const after = withEntryAt('f.yaml', text, 'items', { id: '2026.10', day: '2020-01-15' });
    const { items } = parseData('f.yaml', after, Items).value;
    expect(items).toEqual([...before, { id: '2026.10', day: '2020-01-15' }]);
    expect(after.includes('last: x')).toBe(text.includes('last: x'));
    expect(after.replaceAll('\r\n', '').includes('\n')).toBe(!text.includes('\r\n'));
  });

  it('keeps any text, in any number of entries', () => {
    const line = fc
      .string({ minLength: 1, maxLength: 80, unit: 'grapheme' })
      .filter((text) => !/\p{C}/u.test(text) && text === text.trim());
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (reasons) => {
        const text = reasons.reduce(
          (file, reason) => withEntryAt('f.yaml', file, 'items', { reason }),
          '# Kept.\nitems: []\n',
        );
        expect(parseData('f.yaml', text, Items).value.items).toEqual(
          reasons.map((reason) => ({ reason })),
        );
        expect(text.startsWith('# Kept.\n')).toBe(true);
      }),
    );
  });

  it.each(['items: x\n', 'other: []\n', 'items: [\n'])('refuses %j', (text) => {
    expect(refusalOf(() => withEntryAt('f.yaml', text, 'items', { a: 'b' })).code).toBe(
      'DATA_INVALID',
    );
  });
});

describe('putting an entry in its place and taking it out again', () => {
  const text =
    '# top\nitems:\n  # of one\n  - id: one\n    day: x # first\n  # of two\n  - id: two\n# end\n';
  const ids = (written: string) =>
    parseData('f.yaml', written, Items).value.items.map(({ id }) => id);

  it.each([0, 1, 2])('at place %i leaves every other letter', (index) => {
    const after = withEntryAt('f.yaml', text, 'items', { id: 'new', day: 'y' }, index);

    expect(ids(after)).toEqual(['one', 'two'].toSpliced(index, 0, 'new'));
    expect(withoutEntry('f.yaml', after, 'items', index)).toBe(text);
  });

  it('empties a list whose only entry goes', () => {
    const after = withoutEntry('f.yaml', 'items:\n  - id: one\n', 'items', 0);

    expect(ids(after)).toEqual([]);
  });
});
