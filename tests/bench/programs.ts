// The programs that benchmarks run: the built command, and the floors.

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

export function shell(script: string, ...args: readonly string[]): Command {
  return { argv: ['bash', '-c', script, 'bench', ...args], env: { GIT_FLUSH: '0' } };
}

/** A program of this folder as the bundle would hold it: what is measured is the program, not the compiler. */
export async function bundled(program: string, scratch: string): Promise<string> {
  const outfile = join(scratch, program.replace('.ts', '.mjs'));
  await build({
    input: join(import.meta.dirname, program),
    platform: 'node',
    output: { file: outfile, codeSplitting: false },
    logLevel: 'warn',
  });
  return outfile;
}
