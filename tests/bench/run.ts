// `npm run bench [name...]`: every benchmark of this folder, or those named, each against its floor and its goal.

import { readdirSync } from 'node:fs';
import { type Benchmark, compare, type Outcome, type Spread } from './paired.ts';

const notBenchmarks = ['run.ts', 'paired.ts', 'programs.ts', 'facts-program.ts'];

process.exitCode = await run(process.argv.slice(2));

async function run(wanted: readonly string[]): Promise<number> {
  const benchmarks = await load();
  const known = benchmarks.map((each) => each.name);
  const strangers = wanted.filter((name) => !known.includes(name));
  if (strangers.length > 0) {
    console.error(`no benchmark '${strangers.join("', '")}'; there are: ${known.join(', ')}`);
    return 2;
  }
  let measured = 0;
  let missed = 0;
  for (const benchmark of benchmarks) {
    if (wanted.length > 0 && !wanted.includes(benchmark.name)) continue;
    const { name, needs } = benchmark;
    if (needs !== undefined && process.env[needs] === undefined) {
      console.log(`${name}: skipped, set ${needs} to a bare repository with a long history`);
      continue;
    }
    console.log(name);
    for (const comparison of await benchmark.comparisons()) {
      const outcome = await compare(comparison);
      measured += 1;
      if (!outcome.meetsGoal) missed += 1;
      console.log(describe(outcome, comparison.goal));
    }
    await benchmark.end?.();
  }
  console.log(`${measured} measured, ${missed} missed`);
  return missed === 0 ? 0 : 1;
}

async function load(): Promise<readonly Benchmark[]> {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => file.endsWith('.ts') && !notBenchmarks.includes(file),
  );
  const modules: { benchmark: Benchmark }[] = await Promise.all(
    files.sort().map((file) => import(`./${file}`)),
  );
  return modules.map((module) => module.benchmark);
}

function describe(outcome: Outcome, goal: { cpu?: number; wall?: number }): string {
  const { title, cpu, wall, pairs, seconds, meetsGoal } = outcome;
  const verdict = meetsGoal ? 'met' : 'MISSED';
  return [
    `  ${title}: ${verdict}, ${pairs} pairs, CPU ${ms(seconds.subject)} against ${ms(seconds.floor)}`,
    `    CPU  ${ratio(cpu, goal.cpu)}`,
    `    wall ${ratio(wall, goal.wall)}`,
  ].join('\n');
}

function ratio({ median, lowest, highest }: Spread, goal: number | undefined): string {
  const range = `${median.toFixed(2)}x (${lowest.toFixed(2)}-${highest.toFixed(2)})`;
  return goal === undefined ? range : `${range}, goal ${goal}x`;
}

function ms(seconds: number): string {
  return `${Math.round(seconds * 1000)} ms`;
}
