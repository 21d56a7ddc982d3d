// Perceval's git backend on the same repository, where its source is at hand. It counts lines and renames as well, which no
// measure of ours needs: that is why it is slower.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, skipped } from './benchmark.ts';
import { compare } from './paired.ts';
import { stadium } from './programs.ts';

const what = 'Perceval, cold: networking-odl with contents';
const against = 'our `collect`, cold, with store and paths';

export const benchmark: Benchmark = {
  name: 'perceval',
  async *run({ perceval, histories, scratch, pairs }) {
    if (perceval === undefined || histories === undefined) {
      yield skipped(what, against, 'at least 8x CPU', 'no --perceval and --histories');
      return;
    }
    const repository = join(histories, 'openstack/networking-odl.git');
    const program = `import sys, json; from perceval.backends.core.git import Git
for commit in Git(sys.argv[1], sys.argv[2]).fetch(branches=['master']): print(json.dumps(commit))`;
    const mirror = join(scratch, 'perceval-mirror');
    const cache = join(scratch, 'perceval-cache');
    const ours = ['--data', dataOf(join(scratch, 'perceval')), '--cache', cache];
    const base = ['--git-base', `file://${histories}/{repo}.git`];
    yield await compare(
      {
        what,
        against,
        subject: {
          argv: ['python3', '-c', program, repository, mirror],
          env: { PYTHONPATH: perceval },
          before: () => rmSync(mirror, { recursive: true, force: true }),
        },
        floor: {
          ...stadium('collect', '-q', '--source', 'git', ...ours, ...base),
          before: () => rmSync(cache, { recursive: true, force: true }),
        },
        goal: undefined,
      },
      Math.min(3, pairs),
    );
  },
};

function dataOf(folder: string): string {
  mkdirSync(folder);
  const project = '{ name: odl, class: driver, repositories: [openstack/networking-odl] }';
  const sources = 'sources: { git: { base: "https://git.example.org/{repo}" } }';
  writeFileSync(join(folder, 'stadium.yaml'), `team: one\n${sources}\nprojects:\n  - ${project}\n`);
  return folder;
}
