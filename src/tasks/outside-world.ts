// The world outside as tasks see it: clock, environment, what to do about news. Tests hand in their own.

import { setImmediate } from 'node:timers/promises';
import type { FleetProgress } from '../collect/git/fleet.ts';
import type { RepositoryName } from '../domain/project.ts';
import type { IsoDate } from '../domain/time.ts';

/** What somebody who waits for a task may want to know before it is done. */
export type News =
  | { readonly kind: 'mirror'; readonly progress: FleetProgress }
  | {
      /** Histories that are read back from the cache. */
      readonly kind: 'histories';
      readonly repository: RepositoryName;
      readonly done: number;
      readonly total: number;
    }
  | {
      /** Of files that a tree holds: requirements, job files, a README. */
      readonly kind: 'files';
      readonly repository: RepositoryName;
      readonly done: number;
      readonly total: number;
    }
  | {
      readonly kind: 'measuring';
      /** Whose turn it is; none when all are done. */
      readonly project: string;
      readonly done: number;
      readonly total: number;
    }
  | {
      /** Past days that are measured one after the other. */
      readonly kind: 'days';
      /** Whose turn it is; none when all are done. */
      readonly day: IsoDate | '';
      readonly done: number;
      readonly total: number;
    }
  | { readonly kind: 'reading'; readonly repositories: readonly RepositoryName[] }
  | { readonly kind: 'clock'; readonly host: string; readonly secondsAhead: number }
  | { readonly kind: 'passed-over'; readonly day: IsoDate }
  | { readonly kind: 'calendar-updated'; readonly file: string; readonly from: RepositoryName };

export interface World {
  /** The only clock of the program. */
  readonly now: () => Date;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly tell?: (news: News) => void;
}

/** Where data and cache lie; the packaged data and the user's cache by default. */
export interface Places {
  readonly data?: string;
  readonly cache?: string;
}

/** All of them, one after the other. A stop is heard in between: thousands take minutes. */
export async function interruptible<T>(
  each: Iterable<T>,
  { signal }: { readonly signal?: AbortSignal | undefined },
): Promise<readonly T[]> {
  const all: T[] = [];
  for (const one of each) {
    all.push(one);
    await setImmediate();
    signal?.throwIfAborted();
  }
  return all;
}
