// One host's queue, pauses and circuit: what one answer teaches holds for every later request to that host.

import PQueue from 'p-queue';
import { SourceFailure } from './failure.ts';

export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface Pace {
  readonly concurrency: number;
  /** At most this many requests in any `interval` milliseconds. */
  readonly intervalCap: number;
  readonly interval: number;
}

/** One request in flight and one in 3 seconds over a longer time: what Gerrit's quota plugin allows. */
export const politePace: Pace = { concurrency: 1, intervalCap: 60, interval: 180_000 };

/** Whoever asks has a pace of its own: no more than GitHub's bounds, ten at once and 900 in a minute. */
export const pacedAbove: Pace = { concurrency: 10, intervalCap: 900, interval: 60_000 };

export interface HostLimits {
  /** Failures in a row after which the host is taken to be down. */
  readonly tries: number;
  /** The most that is waited for one host in a run, in milliseconds. */
  readonly longestWaitMs: number;
  /** The most that one host is asked in a run, and the most that it may send, after decompression. */
  readonly mostRequests: number;
  readonly mostBytesInAll: number;
}

export interface Host {
  readonly queue: PQueue;
  /** Waits out a pause that the host asked for; throws where the circuit is open or enough was asked. */
  readonly enter: (signal: AbortSignal) => Promise<void>;
  /** Takes note of an answer; throws where the host has sent more than one run takes. */
  readonly succeeded: (bytes: number) => void;
  /** Takes note of a failure, and gives it back as the reason to stop where that is wiser. */
  readonly failed: (failure: SourceFailure) => void;
}

export function openHost(name: string, pace: Pace, limits: HostLimits, clock: Clock): Host {
  const queue = new PQueue({ ...pace, strict: true });
  let pausedUntil = 0;
  let waitedMs = 0;
  let failuresInARow = 0;
  let requests = 0;
  let bytesInAll = 0;
  let closedBy: SourceFailure | undefined;

  function close(failure: SourceFailure): void {
    closedBy ??= new SourceFailure(failure.reason.code, failure.reason.detail, { cause: failure });
  }

  function pause(waitMs: number): void {
    const until = clock.now() + waitMs;
    if (waitedMs + waitMs > limits.longestWaitMs) {
      const detail = `${name} asks to wait until ${isoOf(until)}, longer than this run waits`;
      close(new SourceFailure('rate-limited', detail));
      return;
    }
    waitedMs += Math.max(0, until - Math.max(pausedUntil, clock.now()));
    pausedUntil = Math.max(pausedUntil, until);
  }

  function refuseAbove(most: number, count: number, what: string): void {
    if (count <= most) return;
    const detail = `${name} would be ${what} in this run: no source takes so much`;
    close(new SourceFailure('too-big', detail));
  }

  return {
    queue,
    enter: async (signal) => {
      signal.throwIfAborted();
      while (closedBy === undefined && pausedUntil > clock.now()) {
        await clock.sleep(pausedUntil - clock.now(), signal);
      }
      requests += 1;
      refuseAbove(limits.mostRequests, requests, `asked more than ${limits.mostRequests} times`);
      if (closedBy !== undefined) throw closedBy;
    },
    succeeded: (bytes) => {
      failuresInARow = 0;
      bytesInAll += bytes;
      const mebibytes = Math.round(limits.mostBytesInAll / 1_048_576);
      refuseAbove(limits.mostBytesInAll, bytesInAll, `read for more than ${mebibytes} MiB`);
      if (closedBy !== undefined) throw closedBy;
    },
    failed: (failure) => {
      const { waitMs, isTransient, closesHost } = failure.traits;
      if (waitMs !== undefined) return pause(waitMs);
      if (isTransient) failuresInARow++;
      if (closesHost || failuresInARow >= limits.tries) close(failure);
    },
  };
}

/** The latest instant that a date can hold, so that absurd waits still have a name. */
const latestMs = 8_640_000_000_000_000;

function isoOf(ms: number): string {
  return new Date(Math.min(ms, latestMs)).toISOString();
}
