// Facts with paths of one large repository against the floor: what git itself needs to print the same, thrown away.

import type { Benchmark } from './paired.ts';
import { bundled } from './programs.ts';

export const benchmark: Benchmark = {
  name: 'facts',
  needs: 'STADIUM_BENCH_REPOSITORY',
  comparisons: async () => {
    const repository = process.env['STADIUM_BENCH_REPOSITORY'] ?? '';
    const program = await bundled('facts-program.ts');
    const log = ['-C', repository, 'log', '--name-only', '--no-renames'];
    return [
      {
        title: 'commit facts with paths',
        subject: { argv: [process.execPath, program, repository] },
        floor: { argv: ['git', ...log], env: { GIT_FLUSH: '0' } },
        goal: { cpu: 1.3 },
      },
    ];
  },
};
