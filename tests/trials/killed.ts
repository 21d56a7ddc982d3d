// Runs the program, and ends it by a signal: at a moment, or as it begins its n-th call that changes a disk.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Moment = { readonly ms: number } | { readonly call: number };

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Whether the signal met it while it ran, and it ended by that. */
  readonly isKilled: boolean;
  readonly ms: number;
  /** From the signal to the end, where it was sent at a moment. */
  readonly endingMs?: number;
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const calls = [
  ...['writeSync', 'fsyncSync', 'renameSync', 'mkdirSync', 'rmSync', 'unlinkSync'],
  ...['writeFileSync', 'appendFileSync', 'cpSync', 'linkSync', 'utimesSync'],
];

/** Counts the calls, ends the process at one of them, and says in the end how many there were. */
const counting = `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { KILL_AT, KILL_BY, CALLS_TO } = process.env;
let count = 0;
const { writeFileSync } = fs;
for (const name of ${JSON.stringify(calls)}) {
  const whole = fs[name];
  fs[name] = (...given) => {
    count += 1;
    if (count === Number(KILL_AT)) process.kill(process.pid, KILL_BY);
    return whole(...given);
  };
}
syncBuiltinESMExports();
if (CALLS_TO) process.on('exit', () => writeFileSync(CALLS_TO, String(count)));`;
const preload = `--import data:text/javascript,${encodeURIComponent(counting)}`;

/** What a process ends with that a signal stopped. */
export const stopCodes = { SIGKILL: null, SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;
export type Stop = keyof typeof stopCodes;

interface Given {
  readonly at?: Moment;
  readonly by?: Stop;
  readonly env?: NodeJS.ProcessEnv;
}

export function run(
  args: readonly string[],
  { at, by = 'SIGKILL', env = {} }: Given = {},
): Promise<Ran> {
  const began = performance.now();
  const isAtCall = at !== undefined && 'call' in at;
  const end = { KILL_AT: String(isAtCall && at.call), KILL_BY: by };
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, ...env, ...(isAtCall && counted(env, end)) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += chunk));
  child.stderr.on('data', (chunk) => (said.err += chunk));
  let sent: number | undefined;
  const send = () => {
    sent = performance.now();
    child.kill(by);
  };
  const timer = at !== undefined && 'ms' in at && setTimeout(send, at.ms);
  return new Promise((resolve) =>
    child.once('close', (code, signal) => {
      if (timer) clearTimeout(timer);
      const now = performance.now();
      const isKilled = at !== undefined && (signal === by || code === stopCodes[by]);
      const ending = sent === undefined ? {} : { endingMs: now - sent };
      resolve({ code, ...said, isKilled, ms: now - began, ...ending });
    }),
  );
}

/** An undisturbed run, and how many calls it makes. */
export async function runCounted(
  args: readonly string[],
  file: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Ran & { readonly calls: number }> {
  const ran = await run(args, { env: { ...env, ...counted(env, { CALLS_TO: file }) } });
  return { ...ran, calls: Number(readFileSync(file, 'utf8')) };
}

function counted(env: NodeJS.ProcessEnv, more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...more, NODE_OPTIONS: `${env['NODE_OPTIONS'] ?? ''} ${preload}` };
}
