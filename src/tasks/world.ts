// The world outside as tasks see it: clock, environment, what to do about news. Tests hand in their own.

import type { FleetProgress } from '../collect/git/fleet.ts';
import type { RepositoryName } from '../domain/project.ts';

/** What somebody who waits for a task may want to know before it is done. */
export type News =
  | { readonly kind: 'mirror'; readonly progress: FleetProgress }
  | { readonly kind: 'reading'; readonly repositories: readonly RepositoryName[] }
  | { readonly kind: 'clock'; readonly host: string; readonly secondsAhead: number }
  | { readonly kind: 'calendar-updated'; readonly file: string; readonly from: RepositoryName };

export interface World {
  /** The only clock of the program. */
  readonly now: () => Date;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly tell?: (news: News) => void;
}

/** Where data and cache lie; the packaged data and the user's cache by default. */
export interface Places {
  readonly data?: string;
  readonly cache?: string;
}

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
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

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
