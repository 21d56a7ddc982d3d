import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { patchOf } from '../../src/words/unified-diff.ts';

describe('patchOf', () => {
  it('shows what was added with three lines around it', () => {
    expect(patchOf('data/x.yaml', 'a\nb\nc\nd\ne\n', 'a\nb\nc\nd\nnew\ne\n')).toBe(
      '--- a/data/x.yaml\n+++ b/data/x.yaml\n@@ -2,4 +2,5 @@\n b\n c\n d\n+new\n e\n',
    );
  });

  it('is empty when nothing changed', () => {
    expect(patchOf('x', 'a\n', 'a\n')).toBe('');
  });

  it('is taken by git apply, whatever the texts', () => {
    const folder = mkdtempSync(join(tmpdir(), 'patch-'));
    const line = fc.constantFrom('a', 'b', '', '- c: d', '\\x');
    const text = fc
      .tuple(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean())
      .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : 'z'));
    try {
      fc.assert(
        fc.property(text, text, (before, after) => {
          const patch = patchOf('x', before, after);
          writeFileSync(join(folder, 'x'), before);
          if (patch !== '')
            execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
              cwd: folder,
              input: patch,
            });
          expect(readFileSync(join(folder, 'x'), 'utf8')).toBe(after);
        }),
        { numRuns: 40 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
