// Bundles src/ into dist/ in a moment: the command and the library, in chunks that load when they are needed.
// Types are checked by `npm run types` and written by `npm run build:types`, never on the way to a first answer.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'rolldown';

const root = import.meta.dirname;
const { dependencies } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));

/** A file that does nothing else. */
const passesOn = /^import\{([^}]+)\}from"\.\/([^"]+)";export\{([^}]+)\};\s*$/;

/** Stands where the name of this build will, once it is known. */
const unnamed = '@the-name-of-this-build@';

/** What it takes to find a kept answer and say it. */
const readAgain =
  /src.(tasks.kept-(answers|report)|cli.(drawn|deliver|agenda-options|commands.(report|publish|explain|timeline|candidates|agenda)))\.ts$/;

/** What draws it, where its form was not kept. */
const drawn =
  /src.(report.(explain|candidates|formats.(table|csv|json|text|openmetrics)|timeline.(table|json|markdown)))\.ts$/;

rmSync(`${root}/dist`, { recursive: true, force: true });
await build({
  cwd: root,
  input: { 'cli/main': 'src/cli/main.ts', index: 'src/index.ts' },
  platform: 'node',
  external: Object.keys(dependencies),
  transform: {
    target: 'node20.19',
    define: { 'process.env.STADIUM_BUILD': JSON.stringify(unnamed) },
  },
  plugins: [
    {
      name: 'compiles the packaged templates',
      load: { filter: { id: /words.packaged-code\.ts$/ }, handler: packagedCode },
    },
    // Each takes longer to make than all the rest of starting, and both are for names in Chinese and emoji.
    replacing('string-width/index.js', {
      'const segmenter = new Intl.Segmenter();': 'let segmenter;',
      'of segmenter.segment': 'of (segmenter ??= new Intl.Segmenter()).segment',
      'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;': 'let rgiEmojiRegex;',
      'rgiEmojiRegex.test': "(rgiEmojiRegex ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test",
    }),
    // For commands that are programs of their own. We have none.
    replacing('commander/lib/command.js', {
      "const childProcess = require('node:child_process');": '',
    }),
    {
      name: 'ties it up',
      generateBundle: (_options, bundle) => {
        straight(bundle);
        named(bundle);
      },
    },
  ],
  // Each file costs as much to find as ten times its size to read: what every start needs is one.
  output: {
    dir: 'dist',
    chunkFileNames: 'chunks/[name]-[hash].js',
    minify: { mangle: false, compress: false, codegen: true },
    codeSplitting: {
      groups: [
        { name: 'start', test: /src.cli.start\.ts$|rolldown.runtime/, priority: 2 },
        { name: 'again', test: readAgain, priority: 1 },
        { name: 'drawn', test: drawn },
      ],
    },
  },
  checks: { ineffectiveDynamicImport: false },
  logLevel: 'warn',
});

/** What a kept answer is named after beside its inputs: all that runs. Whatever was kept by another program is not taken for ours. */
function named(bundle) {
  const hash = createHash('sha256');
  for (const { fileName, code = '' } of Object.values(bundle))
    hash.update(`${fileName}\0${code}\0`);
  const name = hash.digest('hex');
  for (const chunk of Object.values(bundle)) chunk.code = chunk.code?.replaceAll(unnamed, name);
}

/** The module that holds them: compiled by the program's own compiler of templates, which is bundled for that alone. */
async function packagedCode() {
  const compiler = `${root}/dist/template-compile.mjs`;
  await build({
    input: `${root}/src/words/template-compile.ts`,
    external: ['handlebars'],
    output: { file: compiler },
  });
  const { templateCode } = await import(compiler);
  rmSync(compiler);
  const files = readdirSync(`${root}/templates`).filter((file) => file.endsWith('.hbs'));
  const programs = files.map((file) => {
    const source = readFileSync(`${root}/templates/${file}`, 'utf8');
    return `${JSON.stringify(file)}: ${templateCode({ file, source })},`;
  });
  return `export const packagedCode = {\n${programs.join('\n')}\n};`;
}

/**
 * Rolldown gives each module of a shared chunk a file that only passes its exports on, for whoever imports it later: one more file
 * to find. Such an import goes to the chunk itself and picks them there.
 */
function straight(bundle) {
  const passing = new Map();
  for (const { fileName, code = '' } of Object.values(bundle)) {
    const [, from, target, to] = passesOn.exec(code) ?? [];
    if (target === undefined) continue;
    const inside = new Map(pairs(from).map(([name, here = name]) => [here, name]));
    const picked = pairs(to).map(([here, out = here]) => `${out}:chunk.${inside.get(here)}`);
    passing.set(basename(fileName), { target, picked });
    delete bundle[fileName];
  }
  for (const chunk of Object.values(bundle))
    chunk.code = chunk.code?.replace(/import\(`([./a-z]*\/)([^`/]+)`\)/g, (whole, folder, file) => {
      const { target, picked } = passing.get(file) ?? {};
      if (target === undefined) return whole;
      return `import(\`${folder}${target}\`).then(chunk=>({${picked}}))`;
    });
}

/** `a as b,c` */
function pairs(names) {
  return names.split(',').map((each) => each.split(' as '));
}

/** Changes a file of a library; fails where a newer version has other words. */
function replacing(file, changes) {
  return {
    name: `changes ${file}`,
    transform: {
      filter: { id: new RegExp(`${file.replaceAll('.', '\\.')}$`) },
      handler: (code) =>
        Object.entries(changes).reduce((text, [from, to]) => {
          if (!text.includes(from)) throw new Error(`${file} no longer holds: ${from}`);
          return text.replace(from, () => to);
        }, code),
    },
  };
}
