// `npm run check:package`: the tarball as npm publishes it, judged by publint and "are the types wrong", then used in
// an empty folder as a command and as a library. Asks the registry for what the package needs at run time.

import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const tools = join(root, 'node_modules/.bin');
const folder = mkdtempSync(join(tmpdir(), 'stadium-package-'));

try {
  const tarball = pack();
  run(join(tools, 'publint'), ['run', tarball, '--strict']);
  run(join(tools, 'attw'), [tarball, '--profile', 'esm-only']);
  run('npm', ['init', '--yes'], 'ignore');
  run('npm', ['install', '--no-audit', '--no-fund', tarball]);
  run('npx', ['--no-install', 'stadium', 'report']);
  run('npx', ['--no-install', 'stadium', 'call', '--help']);
  use('consumer.ts');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function pack(): string {
  const printed = execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  return join(folder, printed.trim().split('\n').at(-1) ?? '');
}

/** Somebody's program: checked against our types, then run. Inner types name libraries that the bundle holds. */
function use(program: string): void {
  copyFileSync(join(import.meta.dirname, program), join(folder, 'consumer.mts'));
  const strict = [
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--types',
    'node',
  ];
  const types = ['--typeRoots', join(root, 'node_modules/@types')];
  run(join(tools, 'tsc'), [...strict, ...types, 'consumer.mts']);
  run(process.execPath, ['consumer.mjs']);
}

function run(program: string, args: readonly string[], out: 'inherit' | 'ignore' = 'inherit') {
  execFileSync(program, args, { cwd: folder, stdio: ['ignore', out, 'inherit'] });
}
