// The few statistics that measures use.

/** Middle value; the mean of the two middle ones where the count is even. NaN of nothing. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Linear interpolation between closest ranks (R's type 7). `share` lies between 0 and 1. NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (sorted.length - 1) * share;
  const low = sorted[Math.floor(rank)] ?? Number.NaN;
  const high = sorted[Math.ceil(rank)] ?? Number.NaN;
  return low + (high - low) * (rank - Math.floor(rank));
}

/** The fewest holders who together have at least half of everything; 0 where there is nothing. */
export function fewestForHalf(counts: Iterable<number>): number {
  const sorted = [...counts].sort((a, b) => b - a);
  const half = sorted.reduce((sum, count) => sum + count, 0) / 2;
  let held = 0;
  for (const [index, count] of sorted.entries()) {
    held += count;
    if (held >= half) return index + 1;
  }
  return 0;
}

/** Counts how often each key occurs. */
export function tally<T>(keys: Iterable<T>): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

/** How many at the front of a sorted list are not past a limit, found by halving. */
export function countUntil<T>(sorted: ArrayLike<T>, isPast: (each: T) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isPast(sorted[middle] as T)) high = middle;
    else low = middle + 1;
  }
  return low;
}
