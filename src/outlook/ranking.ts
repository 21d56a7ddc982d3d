// How well a score orders rows: ROC AUC and average precision, ties counted half, and AUC over chosen pairs.

/** A row with its score, higher meaning riskier, and whether the event came. */
export interface Scored {
  readonly score: number;
  readonly event: boolean;
}

/** Wins of rows with the event over rows without, ties counted half, and how many pairs there were. */
export interface Pairs {
  readonly wins: number;
  readonly pairs: number;
}

/** Chance that a row with the event scores above one without. Undefined where one of the two is missing. */
export function rocAuc(rows: readonly Scored[]): number | undefined {
  return share(comparePairs(scoresOf(rows, true), ascending(scoresOf(rows, false))));
}

export function ascending(scores: readonly number[]): Float64Array {
  return Float64Array.from(scores).sort();
}

/** Compares every score of the one list with every score of the other, which ascend, without forming the pairs. */
export function comparePairs(events: readonly number[], sorted: Float64Array): Pairs {
  let wins = 0;
  for (const score of events) {
    const below = countBelow(sorted, score);
    wins += below + (countUpTo(sorted, score) - below) / 2;
  }
  return { wins, pairs: events.length * sorted.length };
}

/** The share of wins; undefined of no pairs. */
export function share({ wins, pairs }: Pairs): number | undefined {
  return pairs === 0 ? undefined : wins / pairs;
}

/**
 * Mean precision over the rows with the event, each at its own score; rows with the same score come in together.
 * Undefined where no row has the event.
 */
export function averagePrecision(rows: readonly Scored[]): number | undefined {
  const events = rows.filter(({ event }) => event).length;
  if (events === 0) return undefined;
  let seen = 0;
  let hits = 0;
  let sum = 0;
  for (const group of byFallingScore(rows)) {
    const found = group.filter(({ event }) => event).length;
    seen += group.length;
    hits += found;
    sum += found * (hits / seen);
  }
  return sum / events;
}

function scoresOf(rows: readonly Scored[], wanted: boolean): readonly number[] {
  return rows.filter(({ event }) => event === wanted).map(({ score }) => score);
}

function byFallingScore(rows: readonly Scored[]): readonly (readonly Scored[])[] {
  const groups = new Map<number, Scored[]>();
  for (const row of rows) {
    const group = groups.get(row.score);
    if (group === undefined) groups.set(row.score, [row]);
    else group.push(row);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, group]) => group);
}

function countBelow(sorted: Float64Array, score: number): number {
  return firstIndex(sorted, (value) => value >= score);
}

function countUpTo(sorted: Float64Array, score: number): number {
  return firstIndex(sorted, (value) => value > score);
}

function firstIndex(sorted: Float64Array, isThere: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isThere(sorted[middle] ?? Number.POSITIVE_INFINITY)) high = middle;
    else low = middle + 1;
  }
  return low;
}
