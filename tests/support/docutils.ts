// docutils, the reference reader of reStructuredText, as an oracle. Debian: python3-docutils.

import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface RstReading {
  readonly paragraphs: readonly string[];
  /** Kinds of nodes that are not paragraphs, lists, tables and their text. */
  readonly others: readonly string[];
  readonly links: readonly string[];
}

const script = fileURLToPath(new URL('read-rst.py', import.meta.url));

/** Where docutils is missing the tests that need it are left out, except under CI, where that is a failure. */
export const hasDocutils =
  process.env['CI'] === 'true' || spawnSync('python3', ['-c', 'import docutils']).status === 0;

if (!hasDocutils)
  console.warn('docutils is not installed: RST is not read back (apt: python3-docutils)');

/** Reads every document; docutils stops at the first warning, which fails the test. */
export function readRst(documents: readonly string[]): RstReading[] {
  const output = execFileSync('python3', [script], {
    input: JSON.stringify(documents),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  return JSON.parse(output);
}
