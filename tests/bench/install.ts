// `npm ci`, with everything and with what runs alone: processor time and size. Asks the registry, or npm's cache.

import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Benchmark, Figure } from './benchmark.ts';
import { measure } from './paired.ts';

const root = join(import.meta.dirname, '../..');

export const benchmark: Benchmark = {
  name: 'install',
  isLong: true,
  async *run({ scratch }) {
    const folder = join(scratch, 'install');
    mkdirSync(folder);
    for (const file of ['package.json', 'package-lock.json'])
      cpSync(join(root, file), join(folder, file));
    const run = installed(folder, ['--omit=dev']);
    yield {
      ...{
        what: '`npm ci --omit=dev`',
        against: 'seconds and size',
        goal: '15 s, 60 MB, no script',
      },
      found: `${run.seconds} s, ${run.megabytes} MB, ${run.scripts} install scripts`,
      state: run.seconds <= 15 && run.megabytes <= 60 && run.scripts === 0 ? 'met' : 'missed',
    };
    const all = installed(folder, []);
    const found = `${all.seconds} s, ${all.megabytes} MB`;
    yield told({ what: '`npm ci`', against: 'processor time and size', found });
  },
};

function told(figure: Pick<Figure, 'what' | 'against' | 'found'>): Figure {
  return { ...figure, goal: '', state: 'told' };
}

function installed(folder: string, options: readonly string[]) {
  const modules = join(folder, 'node_modules');
  rmSync(modules, { recursive: true, force: true });
  const argv = ['npm', 'ci', '--no-audit', '--no-fund', ...options] as const;
  const { cpu } = measure({ argv: ['npm', ...argv.slice(1)], cwd: folder });
  const kilobytes = execFileSync('du', ['-sk', modules], { encoding: 'utf8' }).split('\t')[0];
  const megabytes = Math.round((Number(kilobytes) * 1024) / 1e6);
  return { seconds: Number(cpu.toFixed(1)), megabytes, scripts: installScripts(modules) };
}

function installScripts(modules: string): number {
  const packages = readdirSync(modules).flatMap((name) =>
    name.startsWith('@')
      ? readdirSync(join(modules, name)).map((each) => join(name, each))
      : [name],
  );
  return packages.filter((name) => {
    const file = join(modules, name, 'package.json');
    if (!existsSync(file)) return false;
    const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8'));
    return ['preinstall', 'install', 'postinstall'].some((each) => each in scripts);
  }).length;
}
