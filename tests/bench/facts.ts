// Facts with paths of one large repository against the floor: what git itself needs to print the same, thrown away.

import { join } from 'node:path';
import type { Benchmark } from './paired.ts';

const script = join(import.meta.dirname, 'factsScript.mjs');

export const benchmark: Benchmark = {
  name: 'facts',
  needs: 'STADIUM_BENCH_REPOSITORY',
  comparisons: () => {
    const repository = process.env['STADIUM_BENCH_REPOSITORY'] ?? '';
    const log = ['-C', repository, 'log', '--name-only', '--no-renames'];
    return [
      {
        title: 'commit facts with paths',
        subject: { argv: [process.execPath, script, repository] },
        floor: { argv: ['git', ...log], env: { GIT_FLUSH: '0' } },
        goal: { cpu: 1.3 },
      },
    ];
  },
};
