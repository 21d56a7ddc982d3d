// The command line in tests: the real program with a shell that remembers what was printed.

import { run } from '../../src/cli/program.ts';
import type { ExitCode, Shell } from '../../src/cli/shell.ts';

export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

/** Runs `stadium` with the arguments; the clock stands at noon of `today`. */
export async function stadium(
  args: readonly string[],
  options: {
    readonly today?: string;
    readonly signal?: AbortSignal;
    /** With it standard output is a terminal of that width. */
    readonly columns?: number;
  } = {},
): Promise<Ran> {
  const printed = { out: '', err: '' };
  const shell: Shell = {
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    colour: false,
    columns: options.columns ?? 100,
    isInteractive: options.columns !== undefined,
    isTerminal: options.columns !== undefined,
    ask: async () => '',
    now: () => new Date(`${options.today ?? '2026-11-22'}T12:00:00Z`),
    env: {},
    signal: options.signal ?? new AbortController().signal,
  };
  const code = await run(args, shell);
  return { code, ...printed };
}
