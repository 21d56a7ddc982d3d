// What a file of this folder exports as `benchmark`: questions about cost, and how each answer is written down.

/** One goal and what was found, as it stands in docs/performance.md. */
export interface Figure {
  readonly what: string;
  /** What it is held against, in the same run. */
  readonly against: string;
  /** Empty for what is told without a goal. */
  readonly goal: string;
  readonly found: string;
  readonly state: 'met' | 'missed' | 'told' | 'skipped';
}

export interface Options {
  /** Pairs of each comparison. */
  readonly pairs: number;
  /** Bare repositories `openstack/NAME.git` with real histories. */
  readonly histories?: string;
  /** Perceval's source, to be run by python3. */
  readonly perceval?: string;
  /** A folder that is removed at the end. */
  readonly scratch: string;
}

export interface Benchmark {
  readonly name: string;
  /** Minutes rather than seconds: run where it is named, or with `--all`. */
  readonly isLong?: boolean;
  readonly run: (options: Options) => AsyncIterable<Figure>;
}

/** Said loudly: what was not measured is not met. */
export function skipped(what: string, against: string, goal: string, why: string): Figure {
  return { what, against, goal, found: `skipped: ${why}`, state: 'skipped' };
}
