// The programs that benchmarks run: the built command, and the floor of anything written for node.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import type { Command } from './paired.ts';

const main = join(import.meta.dirname, '../../dist/cli/main.js');

/** The command as `npm run build` leaves it, without colour or terminal. */
export function stadium(...args: readonly string[]): Command {
  return { argv: [process.execPath, main, ...args], env: { NO_COLOR: '1' } };
}

/** A node process that does nothing, from a file as the command is. */
export function emptyNode(): Command {
  return { argv: [process.execPath, join(import.meta.dirname, 'empty.mjs')] };
}

/** A program of this folder as the bundle would hold it: what is measured is the program, not the compiler. */
export async function bundled(program: string): Promise<string> {
  const outfile = join(mkdtempSync(join(tmpdir(), 'stadium-bench-')), 'program.mjs');
  await build({
    input: join(import.meta.dirname, program),
    platform: 'node',
    output: { file: outfile, codeSplitting: false },
    logLevel: 'warn',
  });
  return outfile;
}
