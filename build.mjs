// Bundles src/ into dist/ in a moment: the command and the library, in chunks that load when they are needed.
// Types are checked by `npm run types` and written by `npm run build:types`, never on the way to a first answer.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from 'esbuild';

const root = import.meta.dirname;
const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

rmSync(`${root}/dist`, { recursive: true, force: true });
await build({
  absWorkingDir: root,
  entryPoints: ['src/cli/main.ts', 'src/index.ts'],
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  external: Object.keys(dependencies),
  define: { 'process.env.STADIUM_BUILD': JSON.stringify(sourceHash()) },
  // Packages in the old form of modules ask for Node's own parts by `require`.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});

/** What this program is made of: whatever was kept by another one is not taken for ours. */
function sourceHash() {
  const files = readdirSync(`${root}/src`, { recursive: true }).filter((file) =>
    file.endsWith('.ts'),
  );
  const hash = createHash('sha256');
  for (const file of [...files.sort().map((each) => `src/${each}`), 'package-lock.json']) {
    hash.update(`${file}\0`).update(readFileSync(`${root}/${file}`));
  }
  return hash.digest('hex');
}
