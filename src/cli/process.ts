// The real process as a Shell: streams, clock, signals.

import { fileURLToPath } from 'node:url';
import { packaged } from '../words/packaged.ts';
import { exitCode, type Shell } from './shell.ts';
import { commandTyped } from './typed.ts';

/** The running process. SIGINT and SIGTERM abort the signal once; a second one ends the process at once. */
export function processShell(): Shell {
  const controller = new AbortController();
  stopOn('SIGINT', exitCode.interrupted, controller);
  stopOn('SIGTERM', exitCode.terminated, controller);
  stopOn('SIGHUP', exitCode.hungUp, controller);
  endWhenNobodyReads();
  endOnWhatNobodyCaught();
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    colour: hasColour(),
    columns: process.stdout.columns || 100,
    isInteractive: process.stderr.isTTY === true && process.env['CI'] === undefined,
    isTerminal: process.stdout.isTTY === true,
    command: commandTyped({
      env: process.env,
      folder: process.cwd(),
      home: fileURLToPath(packaged('.')),
    }),
    ask: async (question) => (await import('./ask.ts')).askOnTerminal(question),
    now: () => new Date(),
    env: process.env,
    signal: controller.signal,
  };
}

function stopOn(name: NodeJS.Signals, code: number, controller: AbortController): void {
  process.on(name, () => {
    if (controller.signal.aborted) process.exit(code);
    controller.abort(name);
    process.exitCode = code;
  });
}

/** `stadium report | head` closes the pipe early: that is no error of ours. A full disk is none either, but is said. */
function endWhenNobodyReads(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(141);
    process.stderr.write(`stadium: standard output takes nothing: ${error.message}\n`);
    process.exit(exitCode.usage);
  });
  // Results still have a reader where messages have none.
  process.stderr.on('error', () => undefined);
}

/** In words, as every other end; a trace is for `--verbose`. */
function endOnWhatNobodyCaught(): void {
  process.on('uncaughtException', (error: unknown) => {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    const isVerbose = process.argv.includes('--verbose') || process.argv.includes('-v');
    process.stderr.write(`stadium: this is our fault: ${message}\n`);
    process.stderr.write(
      isVerbose ? `${stack}\n` : '  Please report it with the output of --verbose.\n',
    );
    process.exit(exitCode.internal);
  });
}

function hasColour(): boolean {
  if (process.env['NO_COLOR'] || process.env['TERM'] === 'dumb') return false;
  if (process.env['FORCE_COLOR']) return true;
  return process.stdout.isTTY === true;
}
