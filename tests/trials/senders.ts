// Starts senders as processes, for the trial and for the tests of crashes.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SenderOrder } from './outbox-sender.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Compiles the sender once, for hundreds of starts; `remove` deletes what was made. */
export function compileSender(): { readonly script: string; readonly remove: () => void } {
  // Inside node_modules, where the compiled code finds its packages.
  mkdirSync(join(root, 'node_modules', '.cache'), { recursive: true });
  const out = mkdtempSync(join(root, 'node_modules', '.cache', 'outbox-sender-'));
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = join(root, 'tests', 'trials', 'tsconfig.json');
  execFileSync(process.execPath, [compiler, '-p', project, '--noCheck', '--outDir', out]);
  writeFileSync(join(out, 'package.json'), '{ "type": "module" }');
  return {
    script: join(out, 'tests', 'trials', 'outbox-sender.js'),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}

export interface Sender {
  readonly process: ChildProcess;
  /** Resolves when its code is loaded and the campaign begins. */
  readonly ready: Promise<void>;
  /** Resolves with the signal that ended it, if one did. */
  readonly ended: Promise<{ readonly signal: string | null; readonly code: number | null }>;
}

/** `fileKilobytes` is the size at which the system lets no file grow: a disk that fills. */
export function startSender(
  script: string,
  order: SenderOrder,
  limit?: { readonly fileKilobytes: number },
): Sender {
  const node = [process.execPath, script, JSON.stringify(order)] as const;
  const child =
    limit === undefined
      ? spawn(node[0], node.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] })
      : spawn('bash', ['-c', `ulimit -f ${limit.fileKilobytes} && exec "$0" "$@"`, ...node], {
          stdio: ['ignore', 'pipe', 'ignore'],
        });
  const ended = new Promise<{ signal: string | null; code: number | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const ready = new Promise<void>((resolve) => {
    child.stdout.once('data', () => resolve());
    child.on('close', () => resolve());
  });
  return { process: child, ready, ended };
}
