// One repository with a long history.

import type { Benchmark } from './benchmark.ts';
import { longHistory } from './families.ts';

export const benchmark: Benchmark = {
  name: 'history',
  async *run({ scratch }) {
    yield* longHistory(300_000, 300, scratch);
  },
};
