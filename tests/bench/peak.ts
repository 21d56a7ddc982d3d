// The largest memory of a run: of our own process, and of the largest one of it and the git processes beside it.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from './paired.ts';

export interface Peak {
  /** MiB of our process. */
  readonly own: number;
  /** MiB of the largest of all, where the system has GNU time. */
  readonly largest: number | undefined;
  /** Seconds of processor time of all. */
  readonly cpu: number;
}

/** Runs it once. Our process writes what it took when it ends. */
export function peakOf(command: Command, scratch: string): Peak {
  const own = join(scratch, 'peak-own');
  const all = join(scratch, 'peak-all');
  const [node = '', ...args] = command.argv;
  const told = [node, '--import', join(import.meta.dirname, 'tell-peak.mjs'), ...args];
  const timed = existsSync('/usr/bin/time') ? ['/usr/bin/time', '-f', '%M %U %S', '-o', all] : [];
  const [program = '', ...rest] = [...timed, ...told];
  const run = spawnSync(program, rest, {
    env: { ...process.env, ...command.env, STADIUM_BENCH_PEAK: own },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (run.status !== 0)
    throw new Error(`exit ${run.status} of ${args.join(' ')}\n${run.stderr.slice(-2000)}`);
  const [kibibytes = 0, user = 0, system = 0] =
    timed.length === 0 ? [] : readFileSync(all, 'utf8').trim().split(/\s+/).map(Number);
  return {
    own: Math.round(Number(readFileSync(own, 'utf8')) / 1024),
    largest: timed.length === 0 ? undefined : Math.round(kibibytes / 1024),
    cpu: user + system,
  };
}
