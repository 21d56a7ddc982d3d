// What the README shows is what the program prints: each console block is run on the shipped data. UPDATE_GOLDEN=1
// writes the blocks anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stadium } from './support/shell.ts';

const file = new URL('../README.md', import.meta.url);
const readme = readFileSync(file, 'utf8');
const blocks = [...readme.matchAll(/```console\n\$ stadium (.+)\n([\s\S]*?)^```/gm)].map(
  ([whole, command = '', printed = '']) => ({ whole, command, printed }),
);

describe('the README', () => {
  it('shows at least one real scorecard', () => {
    expect(blocks.map(({ command }) => command.split(' ')[0])).toContain('report');
  });

  it.each(blocks)(
    'prints what it shows for: stadium $command',
    async ({ whole, command, printed }) => {
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
