// The largest families and the longest history: half an hour and more.

import type { Benchmark } from './benchmark.ts';
import { longHistory, sizes } from './families.ts';

export const benchmark: Benchmark = {
  name: 'large',
  isLong: true,
  async *run({ pairs, scratch }) {
    yield* longHistory(1_000_000, 512, scratch);
    yield* sizes([100, 2000, 10_000], scratch, pairs);
  },
};
