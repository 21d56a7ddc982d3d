// The terminal as the commands see it, and how a command ends. Tests hand in their own.

import type { Places, World } from '../tasks/outside-world.ts';

export interface Shell extends World {
  /** Results, and nothing else. */
  readonly out: (text: string) => void;
  /** Everything else: progress, warnings, hints. */
  readonly err: (text: string) => void;
  /** Whether standard output is a terminal that shows colour. */
  readonly colour: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly columns: number;
  readonly isInteractive: boolean;
  /** Whether a person reads standard output. */
  readonly isTerminal?: boolean;
  /** The program as that person can type it; `stadium` when absent. */
  readonly command?: string;
  /** Folders that were named on the command line, as a hint has to repeat them: ` --data DIR`. */
  readonly folders?: string;
  /** Asks the person at the terminal; the line that was typed. */
  readonly ask: (question: string) => Promise<string>;
}

/** Exit codes, documented in `--help`. */
export const exitCode = {
  done: 0,
  internal: 1,
  usage: 2,
  partial: 3,
  tripped: 4,
  mailHeld: 5,
  hungUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

const stopped: Readonly<Record<string, ExitCode>> = {
  SIGTERM: exitCode.terminated,
  SIGHUP: exitCode.hungUp,
};

/** What a run ends with that was asked to stop. */
export function codeOfStop({ reason }: AbortSignal): ExitCode {
  return stopped[String(reason)] ?? exitCode.interrupted;
}

/** Options that every command understands. */
export interface CommonOptions extends Places {
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly color: boolean;
}

export interface CommandContext {
  readonly shell: Shell;
  /** Called once by an action that ends with something else than 0. */
  readonly exitWith: (code: ExitCode) => void;
}
