// `npm run mutants [-- FILE...]`: Stryker changes the pure stages line by line and says which changes no test notices. It is fetched in an exact version
// into a folder that goes again: no dependency of ours. Its report is printed, one survivor a line.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '9.6.0';
const stages = ['domain', 'measure', 'score', 'lifecycle'];
const pure = stages.map((stage) => `src/${stage}/**/*.ts`);
/** A mutant has to be noticed by the tests of the pure stages: those of the whole program would take days. One of them starts processes, which carry no mutant. */
const suite = `export default { test: {
  include: ['tests/{${stages.join()}}/**/*.test.ts'],
  exclude: ['tests/lifecycle/anywhere.test.ts'],
  testTimeout: 600_000,
  hookTimeout: 600_000,
} };`;
const wanted = process.argv.slice(2);

const folder = mkdtempSync(join(tmpdir(), 'stadium-mutants-'));
const own = ['src', 'tests', 'data', 'templates', 'docs', 'dist', 'node_modules', 'package.json'];
const more = ['tsconfig.json', 'README.md', 'CHANGELOG.md'];
try {
  for (const name of [...own, ...more]) cpSync(name, join(folder, name), { recursive: true });
  writeFileSync(join(folder, 'vitest.config.ts'), suite);
  fewerCases(join(folder, 'tests'));
  const settings = {
    testRunner: 'vitest',
    mutate: wanted.length > 0 ? wanted : pure,
    reporters: ['clear-text'],
    coverageAnalysis: 'perTest',
    concurrency: 2,
    // vitest looks at no types.
    disableTypeChecks: false,
    // Every test once, with its coverage counted: properties of thousands of cases take long.
    dryRunTimeoutMinutes: 60,
    timeoutMS: 120_000,
    thresholds: { high: 90, low: 85, break: 85 },
  };
  writeFileSync(join(folder, 'stryker.config.json'), JSON.stringify(settings));
  const run = (program: string, args: readonly string[]) =>
    spawnSync(program, args, { cwd: folder, stdio: 'inherit' }).status ?? 1;
  const packages = [
    `@stryker-mutator/core@${version}`,
    `@stryker-mutator/vitest-runner@${version}`,
  ];
  const install = ['install', '--no-save', '--no-audit', '--no-fund', '--legacy-peer-deps'];
  process.exitCode =
    run('npm', [...install, ...packages]) || run('npx', ['stryker', 'run', 'stryker.config.json']);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Properties in thousands of cases would be run for each mutant: fifty show whether one is noticed. */
function fewerCases(tests: string): void {
  for (const name of readdirSync(tests, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.test.ts')) continue;
    const text = readFileSync(join(tests, name), 'utf8');
    writeFileSync(join(tests, name), text.replaceAll(/numRuns: [\d_]+/g, 'numRuns: 50'));
  }
}
