// Facts with paths against the floor: what git itself needs to print them, with its output thrown away.
//
//   STADIUM_BENCH_REPOSITORY=/path/to/neutron.git npm run bench

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** What one comparison gives: CPU of ours over CPU of the floor, one ratio a pair. */
export interface Comparison {
  readonly median: number;
  readonly low: number;
  readonly high: number;
  readonly pairs: number;
  /** Medians in seconds of user and system time, whole processes. */
  readonly ours: number;
  readonly floor: number;
}

const pairs = 9;
const script = join(import.meta.dirname, 'factsScript.mjs');

export const benchmark = {
  name: 'commit facts with paths, over git log --name-only --no-renames',
  goal: 1.3,
  run,
} as const;

/** Measures in pairs, A B A B, so that a busy machine disturbs both alike; needs the built dist/. */
async function run(repository = process.env['STADIUM_BENCH_REPOSITORY']): Promise<Comparison> {
  if (repository === undefined)
    throw new Error('Set STADIUM_BENCH_REPOSITORY to a bare repository with a long history.');
  const ours: number[] = [];
  const floor: number[] = [];
  for (let pair = 0; pair < pairs; pair += 1) {
    floor.push(cpuOf('git', ['-C', repository, 'log', '--name-only', '--no-renames']));
    ours.push(cpuOf(process.execPath, [script, repository]));
  }
  const ratios = ours.map((each, index) => each / (floor[index] ?? Number.NaN)).sort(ascending);
  return {
    median: median(ratios),
    low: ratios[0] ?? Number.NaN,
    high: ratios.at(-1) ?? Number.NaN,
    pairs,
    ours: median(ours),
    floor: median(floor),
  };
}

/** Seconds of user and system time of a process and its children; `time` counts what it waited for. */
function cpuOf(program: string, args: readonly string[]): number {
  const quoted = [
    'bash',
    ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null', 'time', program, ...args],
  ] as const;
  const { status, stderr } = spawnSync(quoted[0], quoted[1], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  const [user = '', system = ''] = stderr.trim().split('\n').at(-1)?.split(' ') ?? [];
  return Number(user) + Number(system);
}

function median(values: readonly number[]): number {
  return [...values].sort(ascending)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ascending(left: number, right: number): number {
  return left - right;
}
