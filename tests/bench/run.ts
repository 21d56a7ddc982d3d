// `npm run bench [-- name...] [--quick] [--all] [--write] [--json FILE] [--histories DIR] [--perceval DIR]`: every benchmark
// that takes seconds, or those named, each goal with what was found.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Benchmark, Figure, Options } from './benchmark.ts';
import { writePage } from './page.ts';

/** In the order in which they run. */
const names =
  'start again facts collect requests perceval pages history families large install'.split(' ');

process.exitCode = await run(process.argv.slice(2));

async function run(argv: readonly string[]): Promise<number> {
  const { values, positionals: wanted } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      quick: { type: 'boolean' },
      all: { type: 'boolean' },
      write: { type: 'boolean' },
      json: { type: 'string' },
      histories: { type: 'string' },
      perceval: { type: 'string' },
    },
  });
  const benchmarks = await load();
  const strangers = wanted.filter((name) => !benchmarks.some((each) => each.name === name));
  if (strangers.length > 0) {
    const known = benchmarks.map(({ name }) => name).join(', ');
    console.error(`no benchmark '${strangers.join("', '")}'; there are: ${known}`);
    return 2;
  }
  const chosen = benchmarks.filter(({ name, isLong = false }) =>
    wanted.length > 0 ? wanted.includes(name) : values.all === true || !isLong,
  );
  const scratch = mkdtempSync(join(tmpdir(), 'stadium-bench-'));
  try {
    const { histories, perceval } = values;
    const figures = await measured(chosen, {
      pairs: values.quick === true ? 3 : 9,
      scratch,
      ...(histories === undefined ? {} : { histories: resolve(histories) }),
      ...(perceval === undefined ? {} : { perceval: resolve(perceval) }),
    });
    if (values.json !== undefined)
      writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
    if (values.write === true) writePage(figures);
    const count = (state: Figure['state']) => figures.filter((each) => each.state === state).length;
    console.log(`${count('met')} met, ${count('missed')} missed, ${count('skipped')} skipped`);
    return count('missed') === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function measured(
  benchmarks: readonly Benchmark[],
  options: Options,
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const benchmark of benchmarks) {
    console.log(benchmark.name);
    for await (const figure of whatever(benchmark, options)) {
      figures.push(figure);
      const goal = figure.goal === '' ? '' : `, goal ${figure.goal}`;
      const { state, what, found, against } = figure;
      console.log(`  ${state.toUpperCase()}  ${what}: ${found}${goal} (${against})`);
    }
  }
  return figures;
}

/** One that fails is missed, and the others are measured all the same. */
async function* whatever({ name, run }: Benchmark, options: Options): AsyncGenerator<Figure> {
  try {
    yield* run(options);
  } catch (error) {
    const found = `failed: ${String(error).split('\n')[0]}`;
    yield { what: name, against: 'itself', goal: 'an answer', found, state: 'missed' };
  }
}

async function load(): Promise<readonly Benchmark[]> {
  const modules: { benchmark: Benchmark }[] = await Promise.all(
    names.map((name) => import(`./${name}.ts`)),
  );
  return modules.map((module) => module.benchmark);
}
