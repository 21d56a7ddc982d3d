// `stadium report` from the newest shipped snapshot against an empty node script, for every format but html:
// asked again, when the answer is remembered, and for the first time, when everything is read and judged.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Benchmark, Command } from './paired.ts';
import { emptyNode, stadium } from './programs.ts';

const formats = ['table', 'json', 'markdown', 'rst', 'text', 'csv'];
const goal = { cpu: 2.0 };

export const benchmark: Benchmark = {
  name: 'report',
  comparisons: () => {
    const cache = mkdtempSync(join(tmpdir(), 'stadium-bench-'));
    const again = formats.map((format) => ({
      title: `report --format ${format}, asked again`,
      subject: reportTo(format, cache),
      floor: emptyNode(),
      goal,
    }));
    // A file where the cache folder should be: nothing can be remembered.
    const first = ['table', 'markdown'].map((format) => ({
      title: `report --format ${format}, for the first time`,
      subject: reportTo(format, import.meta.filename),
      floor: emptyNode(),
      goal,
    }));
    return [...again, ...first];
  },
};

function reportTo(format: string, cache: string): Command {
  return stadium('report', '--format', format, '--cache', cache);
}
