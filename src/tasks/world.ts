// The world outside as the commands see it: output, clock, environment. Tests hand in their own.

export interface Shell {
  /** Results, and nothing else. */
  readonly out: (text: string) => void;
  /** Everything else: progress, warnings, hints. */
  readonly err: (text: string) => void;
  /** Whether standard output is a terminal that shows colour. */
  readonly colour: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly columns: number;
  readonly isInteractive: boolean;
  /** The only clock of the program. */
  readonly now: () => Date;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

/** Exit codes, documented in `--help`. */
export const exitCode = {
  done: 0,
  internal: 1,
  usage: 2,
  partial: 3,
  tripped: 4,
  mailHeld: 5,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Options that every command understands. */
export interface CommonOptions {
  readonly data?: string;
  readonly cache?: string;
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
