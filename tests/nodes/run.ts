// `npm run check:nodes [-- VERSION... -- FILE...]`: the suite on other versions of Node. npm's package `node` brings each binary, into a folder that goes
// again: no dependency of ours. Without versions: what `engines` names, 22 and 24.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const words = process.argv.slice(2);
const isVersion = (word: string) => /^\d+(\.\d+)*$/.test(word);
const versions = words.filter(isVersion);
const files = words.filter((word) => !isVersion(word));

for (const version of versions.length > 0 ? versions : ['20.19.0', '22', '24']) {
  const folder = mkdtempSync(join(tmpdir(), 'stadium-node-'));
  try {
    const install = ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder];
    execFileSync('npm', [...install, `node@${version}`], { stdio: 'ignore' });
    const bin = join(folder, 'node_modules', 'node', 'bin');
    const env = { ...process.env, PATH: `${bin}${delimiter}${process.env['PATH']}` };
    const node = join(bin, 'node');
    console.log(`== Node ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`);
    const suite = ['node_modules/vitest/vitest.mjs', 'run', ...files];
    const { status } = spawnSync(node, suite, { env, stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
