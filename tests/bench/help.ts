// `stadium --help` against an empty node script: what starting costs.

import type { Benchmark } from './paired.ts';
import { emptyNode, stadium } from './programs.ts';

export const benchmark: Benchmark = {
  name: 'help',
  comparisons: () => [
    { title: '--help', subject: stadium('--help'), floor: emptyNode(), goal: { cpu: 1.25 } },
  ],
};
