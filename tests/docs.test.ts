// The page of measures is what the catalogue says. UPDATE_GOLDEN=1 writes it anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { stadium } from './support/shell.ts';

const page = new URL('../docs/measures.md', import.meta.url);

it('docs/measures.md is what stadium docs measures prints', async () => {
  const { out } = await stadium(['docs', 'measures']);

  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, out);
  expect(readFileSync(page, 'utf8')).toBe(out);
});
