// `collect` of the stadium's real histories: cold, again with nothing new, and how much memory it takes.

import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Benchmark, type Options, skipped } from './benchmark.ts';
import { type Command, compare } from './paired.ts';
import { peakOf } from './peak.ts';
import { emptyNode, shell, stadium } from './programs.ts';

const cold = '`collect` cold, store written, 22 repositories';
const clones = 'bare `--filter=blob:none` clones and the same `git log`';
const warm = '`collect` again, nothing new anywhere, 22 repositories';
const peak = 'memory of `collect` cold, 22 repositories';

export const benchmark: Benchmark = {
  name: 'collect',
  async *run(options) {
    const { histories, pairs } = options;
    if (histories === undefined || !existsSync(join(histories, 'openstack/neutron.git'))) {
      yield skipped(cold, clones, '1.15x CPU', 'no --histories');
      yield skipped(warm, 'an empty node script', '0.6 s CPU more', 'no --histories');
      yield skipped(peak, 'our process', '128 MiB', 'no --histories');
      return;
    }
    const [collect, forget] = collecting(histories, options);
    forget();
    const { own, largest } = peakOf(collect, options.scratch);
    yield {
      ...{ what: peak, against: 'our process', goal: '128 MiB' },
      found: `${own} MiB${largest === undefined ? '' : `; the largest of all ${largest} MiB`}`,
      state: own <= 128 ? 'met' : 'missed',
    };
    const again = { what: warm, against: 'an empty node script', floor: emptyNode() };
    yield await compare({ ...again, subject: collect, goal: { beyond: 0.6 } }, pairs);
    const asking = { what: warm, against: '`git ls-remote` of the 22', floor: asked(histories) };
    yield await compare({ ...asking, subject: collect, goal: undefined }, pairs);
    const subject = { ...collect, before: forget };
    const floor = cloned(histories, options.scratch);
    const comparison = { what: cold, against: clones, subject, floor, goal: { cpu: 1.15 } };
    yield await compare(comparison, Math.ceil(pairs / 4));
  },
};

function collecting(histories: string, { scratch }: Options): readonly [Command, () => void] {
  const [data, cache] = [join(scratch, 'collect-data'), join(scratch, 'collect-cache')];
  cpSync(join(import.meta.dirname, '../../data'), data, { recursive: true });
  const where = ['--data', data, '--cache', cache];
  const base = `file://${histories}/{repo}.git`;
  const command = stadium('collect', '-q', '--source', 'git', '--git-base', base, ...where);
  return [command, () => rmSync(cache, { recursive: true, force: true })];
}

function repositoriesIn(histories: string): readonly string[] {
  const folder = join(histories, 'openstack');
  const names = readdirSync(folder).filter((name) => name.endsWith('.git'));
  return names.map((name) => join(folder, name));
}

function asked(histories: string): Command {
  const script = `for r in "$@"; do git ls-remote --symref -- "file://$r" HEAD 'refs/heads/*' 'refs/tags/*' refs/notes/review; done`;
  return shell(script, ...repositoriesIn(histories));
}

function cloned(histories: string, scratch: string): Command {
  const script = `set -e; cd "$0"; for r in "$@"; do rm -rf clone; git clone --quiet --bare --filter=blob:none --single-branch "file://$r" clone; git -C clone log --name-only --no-renames; done`;
  const [program, , text] = ['bash', '-c', script] as const;
  return {
    argv: [program, '-c', text, scratch, ...repositoriesIn(histories)],
    env: { GIT_FLUSH: '0' },
  };
}
