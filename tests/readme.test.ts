// What the README and docs/ show is what the program prints: each console block is run on the shipped data.
// UPDATE_GOLDEN=1 writes the blocks anew.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stadium } from './support/shell.ts';

const root = new URL('../', import.meta.url);
const pages = [
  'README.md',
  ...readdirSync(new URL('docs/', root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const blocks = pages.flatMap((page) => {
  const file = new URL(page, root);
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/```console\n\$ stadium (.+)\n([\s\S]*?)^```/gm)].map(
    ([whole, command = '', printed = '']) => ({ page, file, whole, command, printed }),
  );
});

describe('what the README and docs/ show', () => {
  it('has a real scorecard on the first page', () => {
    const first = blocks.filter(({ page }) => page === 'README.md');
    expect(first.map(({ command }) => command.split(' ')[0])).toContain('report');
  });

  it.each(blocks)(
    'is what is printed, in $page: stadium $command',
    async ({ file, whole, command, printed }) => {
      const { out, code } = await stadium(wordsOf(command));

      expect(code).toBe(0);
      if (process.env['UPDATE_GOLDEN'] === '1') {
        const shown = `\`\`\`console\n$ stadium ${command}\n${out}\`\`\``;
        writeFileSync(
          file,
          readFileSync(file, 'utf8').replace(whole, () => shown),
        );
      } else expect(printed).toBe(out);
    },
  );
});

/** Splits as a shell does, as far as the README needs it: blanks, and single quotes around words with blanks. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word);
}
