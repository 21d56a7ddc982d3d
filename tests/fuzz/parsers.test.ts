// The small form of `npm run fuzz`: ten thousand cases for each parser, and every failure that was ever found once more.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inTime, parsers } from './parsers.ts';

interface Seed {
  readonly parser: string;
  readonly seed: number;
  readonly path: string;
}

const seeds: readonly Seed[] = JSON.parse(
  readFileSync(new URL('seeds.json', import.meta.url), 'utf8'),
);

it.each(parsers)(
  '$name: no input ends it but with its own words',
  { timeout: 120_000 },
  ({ name, input, holds }) => {
    const property = fc.property(input, inTime(holds));
    for (const { seed, path } of seeds.filter(({ parser }) => parser === name))
      fc.assert(property, { seed, path, endOnFailure: true });
    fc.assert(property, { numRuns: 10_000 });
  },
);

it('every seed belongs to a parser', () => {
  const names = parsers.map(({ name }) => name);
  expect(seeds.filter(({ parser }) => !names.includes(parser))).toEqual([]);
});
