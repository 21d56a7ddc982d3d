// Measures whole processes in pairs A B A B, so that a machine that slows down slows both.

import { spawnSync } from 'node:child_process';
import type { Figure } from './benchmark.ts';

/** A command line, run as a process of its own with its output thrown away. */
export interface Command {
  readonly argv: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Puts things as they were before each run; not counted. */
  readonly before?: () => void;
}

/** What is no process of its own, such as a page in a browser: one run of it. */
export type Run = () => Promise<Sample>;

/** A subject, the floor it is held against, and what it may cost. */
export interface Comparison {
  readonly what: string;
  readonly against: string;
  readonly subject: Command | Run;
  readonly floor: Command | Run;
  readonly goal: Goal | undefined;
  /** Exit codes of the subject that are no failure (default: 0). */
  readonly accepts?: readonly number[];
}

/** The largest median that meets it: of the ratios, or of the seconds of CPU above the floor. */
export type Goal =
  | { readonly cpu: number }
  | { readonly wall: number }
  | { readonly beyond: number };

/** Seconds of one whole process with its children. */
export interface Sample {
  readonly wall: number;
  readonly cpu: number;
}

interface Spread {
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/** Runs the pairs after one of each that is not counted, and compares the median with the goal. */
export async function compare(comparison: Comparison, pairs: number): Promise<Figure> {
  const {
    what,
    against,
    subject,
    floor,
    goal = { cpu: Number.POSITIVE_INFINITY },
    accepts,
  } = comparison;
  const both = async () => ({
    subject: typeof subject === 'function' ? await subject() : measure(subject, accepts),
    floor: typeof floor === 'function' ? await floor() : measure(floor),
  });
  if (pairs > 1) await both();
  const runs: Awaited<ReturnType<typeof both>>[] = [];
  for (let pair = 0; pair < pairs; pair++) runs.push(await both());
  const { most, unit, text, of } = measureOf(goal);
  const found = spread(runs.map((run) => of(run.subject, run.floor)));
  const told = { what, against, found: range(found, unit) };
  if (comparison.goal === undefined) return { ...told, goal: '', state: 'told' };
  return { ...told, goal: text, state: found.median <= most ? 'met' : 'missed' };
}

function measureOf(goal: Goal) {
  if ('beyond' in goal) {
    const of = (subject: Sample, floor: Sample) => subject.cpu - floor.cpu;
    return { most: goal.beyond, unit: ' s', text: `${goal.beyond} s CPU more`, of };
  }
  const kind = 'cpu' in goal ? 'cpu' : 'wall';
  const most = 'cpu' in goal ? goal.cpu : goal.wall;
  const of = (subject: Sample, floor: Sample) => subject[kind] / floor[kind];
  return { most, unit: 'x', text: `${most}x ${kind === 'cpu' ? 'CPU' : 'wall'}`, of };
}

/**
 * One run. bash's `time` counts the process and every child it waited for, in milliseconds;
 * `times` of a plain shell counts in hundredths of a second, too coarse for a short process.
 */
export function measure(command: Command, accepts: readonly number[] = [0]): Sample {
  command.before?.();
  const script = 'TIMEFORMAT="%3R %3U %3S"; time "$@" >/dev/null 2>&3';
  const run = spawnSync('bash', ['-c', script, 'bench', ...command.argv], {
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
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

function range({ median, lowest, highest }: Spread, unit: string): string {
  const [middle, low, high] = [median, lowest, highest].map((value) => value.toFixed(2));
  return `${middle}${unit} (${low}-${high})`;
}
