// Commands that read, on a second run: what was found is kept, and only told once more.

import { join } from 'node:path';
import type { Benchmark } from './benchmark.ts';
import { compare } from './paired.ts';
import { emptyNode, stadium } from './programs.ts';

const reading: readonly (readonly string[])[] = [
  ...['table', 'json', 'csv', 'openmetrics', 'markdown', 'rst', 'text'].map((format) => [
    'report',
    '--format',
    format,
  ]),
  ['explain', 'networking-sfc'],
  ['explain', 'networking-sfc', '--json'],
  ['timeline'],
  ['candidates'],
  ['agenda'],
  ['report', '--worst', '20'],
];

export const benchmark: Benchmark = {
  name: 'again',
  async *run({ pairs, scratch }) {
    const cache = ['--cache', join(scratch, 'again')];
    const floor = { against: 'an empty node script', floor: emptyNode() };
    for (const words of reading) {
      const what = `\`${words.join(' ')}\` again`;
      const goal = { cpu: words.includes('--worst') ? 3 : 2 };
      yield await compare({ what, subject: stadium(...words, ...cache), ...floor, goal }, pairs);
    }
    const output = ['--output', `${join(scratch, 'pages')}/`];
    const pages = [['report', '--format', 'html'], ['publish']];
    for (const words of pages) {
      const subject = stadium(...words, ...cache, ...output);
      const what = `\`${words.join(' ')}\` again`;
      yield await compare({ what, subject, ...floor, goal: { cpu: 5 } }, Math.min(5, pairs));
    }
  },
};
