// Draws with replacement from a seeded generator: the same input gives the same interval on every machine.

/** A list of `draws` samples; each says how many times every one of `size` items was drawn. */
export function resamples(size: number, draws: number, seed: number): readonly Uint16Array[] {
  const random = generator(seed);
  return Array.from({ length: draws }, () => {
    const times = new Uint16Array(size);
    for (let draw = 0; draw < size; draw++) {
      const drawn = Math.floor(random() * size);
      times[drawn] = (times[drawn] ?? 0) + 1;
    }
    return times;
  });
}

/** The bounds that hold the middle 95 % of the values; undefined of none. */
export function interval(
  values: readonly number[],
): { readonly low: number; readonly high: number } | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (rank: number) => sorted[Math.round(rank * (sorted.length - 1))];
  const [low, high] = [at(0.025), at(0.975)];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Mulberry32: numbers from 0 up to 1, well spread over 32 bits of state. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
