// Families of any size, from repositories that are made here: CPU for each repository, and memory.

import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { median } from '../../src/measure/statistics.ts';
import type { Benchmark, Figure } from './benchmark.ts';
import { type MadeFamily, makeFamily, makeLongHistory } from './made-family.ts';
import { compare } from './paired.ts';
import { type Peak, peakOf } from './peak.ts';
import { emptyNode, stadium } from './programs.ts';

export const benchmark: Benchmark = {
  name: 'families',
  async *run({ pairs, scratch }) {
    yield* sizes([100, 300], scratch, pairs);
  },
};

/** The first size is what the others are held against. A few hundred are collected as often as there are pairs: one run tells little. */
export async function* sizes(
  counts: readonly number[],
  scratch: string,
  pairs: number,
): AsyncGenerator<Figure> {
  const shares = { collect: shareOf(counts[0]), backtest: shareOf(counts[0]) };
  for (const count of counts) {
    const folder = join(scratch, `family-${count}`);
    mkdirSync(folder);
    const made = makeFamily(folder, count);
    const runs = Array.from({ length: count <= 300 ? pairs : 1 }, () => collected(made, folder));
    const what = `a family of ${count} repositories`;
    yield memory('collect', what, greatest(runs), 512);
    yield* shares.collect('for each repository', what, runs, count);
    const past = [backtested(made, folder)];
    yield memory('backtest', what, greatest(past), 512);
    yield* shares.backtest('of `backtest` for each repository', what, past, count);
    yield* toldAgain(what, made, folder, pairs);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One repository with a history of so many commits. */
export async function* longHistory(
  commits: number,
  mebibytes: number,
  scratch: string,
): AsyncGenerator<Figure> {
  const folder = join(scratch, `history-${commits}`);
  mkdirSync(folder);
  const made = makeLongHistory(folder, commits);
  const what = `one repository of ${commits} commits`;
  yield memory('collect', what, collected(made, folder), mebibytes);
  rmSync(folder, { recursive: true, force: true });
}

function collected({ data, base }: MadeFamily, folder: string): Peak {
  const where = ['--data', data, '--cache', join(folder, 'cache')];
  rmSync(join(folder, 'cache'), { recursive: true, force: true });
  return peakOf(stadium('collect', '-q', '--git-base', base, ...where), folder);
}

/** From the cache of histories; the trees of the past days are read for the first time. */
function backtested({ data, base }: MadeFamily, folder: string): Peak {
  const where = ['--data', data, '--cache', join(folder, 'cache')];
  return peakOf(stadium('backtest', '-q', '--git-base', base, ...where), folder);
}

function greatest(runs: readonly Peak[]): Peak {
  return runs.reduce((one, other) => (one.own > other.own ? one : other));
}

function memory(command: string, what: string, { own, largest }: Peak, goal: number): Figure {
  const found = `${own} MiB${largest === undefined ? '' : `; the largest of all ${largest} MiB`}`;
  const state = own <= goal ? 'met' : 'missed';
  return {
    what: `memory of \`${command}\`, ${what}`,
    against: 'our process',
    goal: `${goal} MiB`,
    found,
    state,
  };
}

/** What each repository costs, against each of the first family that is asked for. */
function shareOf(firstCount = 0) {
  let first: number | undefined;
  return function* (of: string, what: string, runs: readonly Peak[], count: number) {
    const each = median(runs.map(({ cpu }) => cpu)) / count;
    if (first === undefined) first = each;
    else yield share(`CPU ${of}, ${what}`, each / first, firstCount);
  };
}

function share(what: string, ratio: number, first: number): Figure {
  return {
    what,
    against: `that of a family of ${first}`,
    goal: '1.2x',
    found: `${ratio.toFixed(2)}x`,
    state: ratio <= 1.2 ? 'met' : 'missed',
  };
}

async function* toldAgain(
  what: string,
  { data }: MadeFamily,
  folder: string,
  pairs: number,
): AsyncGenerator<Figure> {
  const where = ['--data', data, '--cache', join(folder, 'cache')];
  const floor = { against: 'an empty node script', floor: emptyNode() };
  const worst = stadium('report', '--worst', '20', ...where);
  const told = { what: `\`report --worst 20\` again, ${what}`, subject: worst, ...floor };
  yield await compare({ ...told, goal: { cpu: 3 } }, Math.min(3, pairs));
  const pages = join(folder, 'pages');
  peakOf(stadium('report', '--format', 'html', '--output', `${pages}/`, ...where), folder);
  const bytes = statSync(join(pages, 'index.html')).size;
  yield {
    ...{ what: `first page, ${what}`, against: 'its size', goal: '300 kB' },
    found: `${(bytes / 1000).toFixed(1)} kB`,
    state: bytes < 300_000 ? 'met' : 'missed',
  };
}
