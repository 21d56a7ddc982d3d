// One command ended by a signal at a random moment, and what is counted of it.

import { type Moment, type Ran, run, type Stop } from './killed.ts';

export interface Figures {
  /** Signals that met a living process, by command. */
  readonly kills: Record<string, number>;
  /** Those after which the folder was neither as before nor as in the end. */
  readonly inside: Record<string, number>;
  /** Folders in which a run was left alone in the end. */
  rounds: number;
  /** Runs that gave other bytes or did not end as they should; with what was seen, after the moments of the signals before. */
  readonly differences: string[];
  mailsTwice: number;
  /** Mails of unknown fate, which wait for a person. */
  uncertain: number;
  /** Decisions that were said to be recorded and are not. */
  decisionsLost: number;
  /** The longest that one went on after a signal. */
  longestEndingMs: number;
}

export function noFigures(): Figures {
  return {
    ...{ kills: {}, inside: {}, rounds: 0, differences: [] },
    ...{ mailsTwice: 0, uncertain: 0, decisionsLost: 0, longestEndingMs: 0 },
  };
}

export interface Course {
  readonly root: string;
  /** A number from 0 to 1. */
  readonly random: () => number;
  readonly by: Stop;
  readonly inARow: number;
  readonly figures: Figures;
  readonly undisturbed: Map<string, Undisturbed>;
}

interface Undisturbed {
  readonly bytes: string;
  readonly calls: number;
  /** That of the last run that was left alone: a machine is not as fast at all times. */
  ms: number;
}

/** Runs a command whose undisturbed run is known, and ends it. */
export async function stopped(
  { random, by, figures, undisturbed }: Course,
  name: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const whole = undisturbed.get(name);
  if (whole === undefined) throw new Error(`${name} was not run undisturbed`);
  const at = someMoment(whole, random);
  const ran = await run(args, { at, by, env });
  const { code, err, isKilled, endingMs = 0 } = ran;
  figures.longestEndingMs = Math.max(figures.longestEndingMs, Math.round(endingMs));
  // One that was asked to stop may as well end its work first.
  if (isKilled || by !== 'SIGKILL') count(figures.kills, name);
  if (!(isKilled || code === 0) || hasTrace.test(err))
    figures.differences.push(`${name}, ${by} at ${JSON.stringify(at)}: ended with ${code} ${err}`);
  return ran;
}

const hasTrace = /\n\s+at |report it|our fault/;

/** Most are as a call begins, the rest at a moment of the whole run. */
function someMoment({ ms, calls }: Undisturbed, random: () => number): Moment {
  return random() < 0.7 ? { call: 1 + Math.floor(random() * calls) } : { ms: random() * ms * 1.1 };
}

export function count(counts: Record<string, number>, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}
