// The one place that starts git: fixed arguments, an environment of our own, a deadline, and an end for the whole process group.

import { type ChildProcess, spawn } from 'node:child_process';
import { StadiumError } from '../../domain/errors.ts';
import { bounds } from './bounds.ts';

export interface GitOptions {
  /** The bare repository to work in. */
  readonly directory?: string;
  readonly signal?: AbortSignal | undefined;
  /** Whole time that the command may take, in seconds. */
  readonly deadlineSeconds?: number;
  /** True for commands that talk to the upstream: tells how a failure without a known text is meant. */
  readonly network?: boolean;
  /** Most bytes of a file that git may write; `bounds.packBytes` unless told. */
  readonly packBytes?: number;
  /** `file:` and loopback `http:` may be used besides `https:`. */
  readonly allowLocal?: boolean;
  readonly stdin?: string;
  /** Called with each piece of standard output, in order. */
  readonly onOutput?: (chunk: Buffer) => void;
  /** Called with the process group that was started. */
  readonly onStart?: (group: number) => void;
}

export interface GitOutcome {
  readonly exitCode: number | null;
  /** Set when git was ended by a signal. */
  readonly endedBy: NodeJS.Signals | null;
  readonly timedOut: boolean;
  /** The first 64 KiB of standard error, control characters made visible. */
  readonly message: string;
}

const defaultDeadlineSeconds = 600;
const stderrLimit = 64 * 1024;

/** Settings that no configuration of the mirror or of the user may change. */
const settings = [
  'core.hooksPath=/dev/null',
  'core.fsmonitor=false',
  'credential.helper=',
  'gc.auto=0',
  'maintenance.auto=false',
  'fetch.unpackLimit=1',
  'fetch.recurseSubmodules=false',
  'protocol.version=2',
  'http.followRedirects=false',
  'http.lowSpeedLimit=1000',
  'http.lowSpeedTime=30',
  'log.showSignature=false',
  'log.mailmap=false',
].flatMap((setting) => ['-c', setting]);

/** What a child may know of the user's environment: where programs are, and how to reach the network. */
const inherited = [
  'PATH',
  'TMPDIR',
  'http_proxy',
  'https_proxy',
  'HTTPS_PROXY',
  'no_proxy',
  'NO_PROXY',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
];

/**
 * Runs one git command and resolves when it has ended, however it ended.
 *
 * @throws StadiumError `ENVIRONMENT` when git cannot be started; the signal's reason when it was aborted.
 */
export async function runGit(
  args: readonly string[],
  options: GitOptions = {},
): Promise<GitOutcome> {
  options.signal?.throwIfAborted();
  const where = options.directory === undefined ? [] : [`--git-dir=${options.directory}`];
  const child = spawn('/bin/sh', [...bounded(options), ...settings, ...where, ...args], {
    env: environment(options),
    cwd: '/',
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const state = { timedOut: false };
  const stop = (): void => endGroup(child);
  const timer = setTimeout(
    () => {
      state.timedOut = true;
      stop();
    },
    (options.deadlineSeconds ?? defaultDeadlineSeconds) * 1000,
  );
  options.signal?.addEventListener('abort', stop, { once: true });
  try {
    const outcome = await ended(child, options);
    options.signal?.throwIfAborted();
    return { ...outcome, timedOut: state.timedOut };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', stop);
  }
}

/**
 * git has no limit of its own for what it fetches, nor for the memory in which it compares two trees. The system has: it
 * ends whoever writes a larger file (in units of 512 bytes) or takes more memory (of 1024). A lower one of the user stays.
 */
function bounded({ packBytes = bounds.packBytes }: GitOptions): readonly string[] {
  const script = 'ulimit -f "$0"; ulimit -d "$1"; shift; exec git "$@"';
  const kibibytes = String(bounds.gitMemoryBytes / 1024);
  return ['-c', script, String(Math.ceil(packBytes / 512)), kibibytes];
}

/** Makes control characters and direction marks visible, so that no text of a stranger steers a terminal. */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}\p{Cf}]/gu, (char) => (char === '\n' || char === '\t' ? char : escaped(char)));
}

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  return `\\u{${code.toString(16)}}`;
}

function environment(options: GitOptions): NodeJS.ProcessEnv {
  const kept = inherited.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept),
    HOME: '/nonexistent',
    XDG_CONFIG_HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ALLOW_PROTOCOL: options.allowLocal === true ? 'https:http:file' : 'https',
    GIT_FLUSH: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_LAZY_FETCH: '1',
  };
}

function ended(child: ChildProcess, options: GitOptions): Promise<Omit<GitOutcome, 'timedOut'>> {
  return new Promise((resolve, reject) => {
    const errors = keepFirst(stderrLimit);
    let failure: unknown;
    child.once('error', (cause) => reject(cannotStart(cause)));
    child.once('spawn', () => options.onStart?.(child.pid ?? 0));
    child.stderr?.on('data', errors.add);
    child.stdout?.on('data', (chunk: Buffer) => {
      try {
        options.onOutput?.(chunk);
      } catch (error) {
        failure ??= error;
        endGroup(child);
      }
    });
    // git may end before it has read all of its input: its exit code tells why, the broken pipe does not.
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(options.stdin ?? '');
    child.once('close', (exitCode, endedBy) => {
      const message = visible(errors.text()).trim();
      if (failure !== undefined) reject(failure);
      // The shell's own word for a program that is not there.
      else if (exitCode === 127) reject(cannotStart(new Error(message)));
      else resolve({ exitCode, endedBy, message });
    });
  });
}

function keepFirst(limit: number): { add: (chunk: Buffer) => void; text: () => string } {
  const chunks: Buffer[] = [];
  let length = 0;
  return {
    add: (chunk) => {
      if (length >= limit) return;
      chunks.push(chunk.subarray(0, limit - length));
      length += chunk.length;
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL');
  }
}

function cannotStart(cause: Error): StadiumError {
  return new StadiumError('ENVIRONMENT', `git could not be started: ${cause.message}`, {
    hint: 'Install git 2.39.4 or newer and put it on the PATH.',
    cause,
  });
}
