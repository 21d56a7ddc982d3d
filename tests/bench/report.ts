// `stadium report` from the newest shipped snapshot against an empty node script, for every format but html.

import type { Benchmark } from './paired.ts';
import { emptyNode, stadium } from './programs.ts';

const formats = ['table', 'json', 'markdown', 'rst', 'text', 'csv'];

export const benchmark: Benchmark = {
  name: 'report',
  comparisons: () =>
    formats.map((format) => ({
      title: `report --format ${format}`,
      subject: stadium('report', '--format', format),
      floor: emptyNode(),
      goal: { cpu: 2.0 },
    })),
};
