// Facts with paths of one large repository against what git itself needs to print the same, thrown away.

import { join } from 'node:path';
import { type Benchmark, skipped } from './benchmark.ts';
import { compare } from './paired.ts';
import { bundled, shell } from './programs.ts';

const what = 'commit facts with paths, neutron';
const against = '`git log --name-only --no-renames`';

export const benchmark: Benchmark = {
  name: 'facts',
  async *run({ pairs, histories, scratch }) {
    if (histories === undefined) {
      yield skipped(what, against, '1.3x CPU', 'no --histories');
      return;
    }
    const repository = join(histories, 'openstack/neutron.git');
    const program = await bundled('facts-program.ts', scratch);
    const subject = { argv: [process.execPath, program, repository] } as const;
    const log = shell('git -C "$1" log --name-only --no-renames', repository);
    yield await compare({ what, against, subject, floor: log, goal: { cpu: 1.3 } }, pairs);
    const people = shell('git -C "$1" shortlog -sne HEAD </dev/null', repository);
    const shortlog = { what: 'the same', against: '`git shortlog -sne`, one question only' };
    yield await compare(
      { ...shortlog, subject, floor: people, goal: undefined },
      Math.min(3, pairs),
    );
  },
};
