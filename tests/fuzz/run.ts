// npm run fuzz [-- CASES [PARSER...]]: a million cases for each parser unless told. A failure is printed and kept in seeds.json.

import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { inTime, parsers } from './parsers.ts';

const [cases = '1000000', ...wanted] = process.argv.slice(2);
const file = new URL('seeds.json', import.meta.url);

for (const { name, input, holds } of parsers) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const started = Date.now();
  const found = fc.check(fc.property(input, inTime(holds)), { numRuns: Number(cases) });
  const seconds = Math.round((Date.now() - started) / 1000);
  console.log(
    `${name}: ${found.failed ? 'FAILED' : 'held'} after ${found.numRuns} cases, ${seconds} s`,
  );
  if (!found.failed) continue;
  process.exitCode = 1;
  console.log(fc.defaultReportMessage(found as never));
  const seeds = JSON.parse(readFileSync(file, 'utf8')) as object[];
  seeds.push({ parser: name, seed: found.seed, path: found.counterexamplePath });
  writeFileSync(file, `${JSON.stringify(seeds, null, 2)}\n`);
}
