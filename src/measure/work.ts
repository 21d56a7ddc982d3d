// A commit that landed, with what the fleet knows of it, and how that is counted inside a window.

import type { Commit, Identity } from '../domain/facts.ts';
import type { PersonKey } from '../domain/people.ts';
import { type EpochSeconds, endOfDay, startOfDay, type TimeWindow } from '../domain/time.ts';
import type { Credit } from './authorship.ts';
import type { Origin } from './origins.ts';
import type { Sweep } from './sweeps.ts';

/** A commit that landed, with what the fleet knows of it. */
export interface Work {
  readonly commit: Commit;
  readonly landedAt: EpochSeconds | undefined;
  readonly kind: 'merge' | 'bot' | Origin | 'tree-wide' | 'family-wide' | 'own';
  /** Whether its people looked after the project by it: own work, and what one family did to its own repositories. */
  readonly isCare: boolean;
  /** Author and co-authors, bots left out. */
  readonly people: readonly PersonKey[];
  /** Beside `people`, entry by entry: how the commit names them. */
  readonly identities: readonly Identity[];
  /** The same for each copy of a commit that stands in two repositories or more. */
  readonly copyOf: string | undefined;
}

/** A commit as it is seen for ever or, where it is part of a sweep, from a time on: the last that holds is true. */
export type DatedWork = Work | readonly (readonly [from: EpochSeconds, work: Work])[];

/** As it was seen at the time; undefined before it was. */
export function workAt(dated: DatedWork, limit: EpochSeconds): Work | undefined {
  return 'commit' in dated ? dated : dated.findLast(([from]) => from <= limit)?.[1];
}

/** The work that landed inside the window, and counts; work whose date cannot be true is in no window. */
export function within(
  work: readonly Work[],
  window: TimeWindow,
  counts: (each: Work) => boolean = () => true,
): readonly Work[] {
  const from = startOfDay(window.from);
  const to = endOfDay(window.to);
  return work.filter((each) => {
    const { landedAt } = each;
    return landedAt !== undefined && landedAt >= from && landedAt <= to && counts(each);
  });
}

interface KnownOfCommit {
  readonly origin: Origin | undefined;
  readonly sweep: Sweep | undefined;
  readonly copyOf: string | undefined;
}

export function datedWork(
  commit: Commit,
  landedAt: EpochSeconds | undefined,
  { isBot, people, identities }: Credit,
  { origin, sweep, copyOf }: KnownOfCommit,
): DatedWork {
  const seen = (kind: Work['kind'], isCare = false): Work => ({
    ...{ commit, landedAt, kind, isCare, people, identities, copyOf },
  });
  if (commit.parents.length > 1) return seen('merge');
  if (isBot && origin !== 'imported') return seen('bot');
  if (origin !== undefined) return seen(origin);
  if (sweep === undefined) return seen('own', true);
  const { knownFrom, scope, treeWideFrom } = sweep;
  const own = [0, seen('own', true)] as const;
  const treeWide = [Math.max(knownFrom, treeWideFrom), seen('tree-wide')] as const;
  if (scope === 'tree-wide') return [own, treeWide];
  const kind = scope === 'family-wide' ? 'family-wide' : 'tree-wide';
  return [own, [knownFrom, seen(kind, true)], treeWide];
}

/** The work of several repositories, a commit that stands in two of them counted where it landed first. */
export function withoutCopies(work: readonly (readonly Work[])[]): readonly Work[] {
  const [only, ...others] = work.filter((each) => each.length > 0);
  if (others.length === 0) return only ?? [];
  const firsts = new Map<string, Work>();
  for (const each of work.flat()) {
    const key = each.copyOf ?? each.commit.id;
    const first = firsts.get(key);
    if (first === undefined || (each.landedAt ?? Infinity) < (first.landedAt ?? Infinity))
      firsts.set(key, each);
  }
  return [...firsts.values()];
}

/** A person's commit, sweeps and picks as well. */
export function isHuman({ kind }: Work): boolean {
  return kind !== 'merge' && kind !== 'imported' && kind !== 'bot';
}
