// Measures whole processes in pairs A B A B, so that a machine that slows down slows both.

import { spawnSync } from 'node:child_process';

/** A command line, run as a process of its own with its output thrown away. */
export interface Command {
  readonly argv: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** What is no process of its own, such as a page in a browser: one run of it. */
export type Run = () => Promise<Sample>;

/** A subject, the floor it is held against, and the ratios that it may not pass. */
export interface Comparison {
  readonly title: string;
  readonly subject: Command | Run;
  readonly floor: Command | Run;
  /** Largest median ratio of subject to floor that meets the goal. */
  readonly goal: { readonly cpu?: number; readonly wall?: number };
  /** Exit codes of the subject that are no failure (default: 0). */
  readonly accepts?: readonly number[];
}

/** What a file of this folder exports as `benchmark`. */
export interface Benchmark {
  readonly name: string;
  /** An environment variable without which there is nothing to measure. */
  readonly needs?: string;
  /** What is compared; what it needs is prepared here and not counted. */
  readonly comparisons: () => readonly Comparison[] | Promise<readonly Comparison[]>;
  /** Ends what was started for them. */
  readonly end?: () => Promise<void>;
}

/** Seconds of one whole process with its children. */
export interface Sample {
  readonly wall: number;
  readonly cpu: number;
}

export interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

export interface Outcome {
  readonly title: string;
  readonly pairs: number;
  readonly cpu: Spread;
  readonly wall: Spread;
  /** Median seconds of processor time, to see whether the pair was long enough to be measured. */
  readonly seconds: { readonly subject: number; readonly floor: number };
  readonly meetsGoal: boolean;
}

/** Runs the pairs after one of each that is not counted, and compares the median ratios with the goal. */
export async function compare(comparison: Comparison, pairs = 9): Promise<Outcome> {
  const { subject, floor, goal, accepts, title } = comparison;
  const both = async () => ({
    subject: typeof subject === 'function' ? await subject() : measure(subject, accepts),
    floor: typeof floor === 'function' ? await floor() : measure(floor),
  });
  await both();
  const runs: Awaited<ReturnType<typeof both>>[] = [];
  for (let pair = 0; pair < pairs; pair++) runs.push(await both());
  const cpu = spread(runs.map((run) => run.subject.cpu / run.floor.cpu));
  const wall = spread(runs.map((run) => run.subject.wall / run.floor.wall));
  const seconds = {
    subject: spread(runs.map((run) => run.subject.cpu)).median,
    floor: spread(runs.map((run) => run.floor.cpu)).median,
  };
  const meetsGoal = isWithin(cpu, goal.cpu) && isWithin(wall, goal.wall);
  return { title, pairs, cpu, wall, seconds, meetsGoal };
}

/**
 * One run. bash's `time` counts the process and every child it waited for, in milliseconds;
 * `times` of a plain shell counts in hundredths of a second, too coarse for a short process.
 */
export function measure(command: Command, accepts: readonly number[] = [0]): Sample {
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>&3';
  const run = spawnSync('bash', ['-c', script, 'bench', ...command.argv], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C', ...command.env },
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
  });
  if (run.status === null || !accepts.includes(run.status)) {
    throw new Error(`exit ${run.status} of ${command.argv.join(' ')}\n${run.output[3] ?? ''}`);
  }
  const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = run.stderr
    .trim()
    .split(/\s+/)
    .map(Number);
  const cpu = user + system;
  if (!(wall > 0 && cpu > 0)) throw new Error(`bash's time printed '${run.stderr}'`);
  return { wall, cpu };
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  const lower = sorted.length % 2 === 1 ? upper : (sorted[middle - 1] ?? Number.NaN);
  return {
    median: (lower + upper) / 2,
    lowest: sorted[0] ?? Number.NaN,
    highest: sorted.at(-1) ?? Number.NaN,
  };
}

function isWithin(ratio: Spread, limit: number | undefined): boolean {
  return limit === undefined || ratio.median <= limit;
}
