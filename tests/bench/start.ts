// What starting costs: `--help`, and the first answer of a fresh checkout.

import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { type Command, compare } from './paired.ts';
import { emptyNode, stadium } from './programs.ts';

const root = join(import.meta.dirname, '../..');

export const benchmark: Benchmark = {
  name: 'start',
  async *run({ pairs, scratch }) {
    const floor = { against: 'an empty node script', floor: emptyNode() };
    const help = stadium('--help');
    yield await compare({ what: '`--help`', subject: help, ...floor, goal: { cpu: 1.25 } }, pairs);
    const first: Command = {
      argv: ['npm', 'start'],
      cwd: root,
      env: { STADIUM_CACHE: join(scratch, 'first-answer') },
    };
    const what = '`npm start` after `npm ci`';
    yield await compare(
      { what, subject: first, ...floor, goal: { beyond: 3 } },
      Math.min(3, pairs),
    );
  },
};
