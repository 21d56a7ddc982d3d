// Golden files: what a reader sees, kept in the repository and reviewed like prose. UPDATE_GOLDEN=1 writes them anew.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';

export function expectGolden(name: string, content: string): void {
  const file = new URL(`../golden/${name}`, import.meta.url);
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(file.pathname), { recursive: true });
    writeFileSync(file, content);
    return;
  }
  expect(content, `tests/golden/${name}; UPDATE_GOLDEN=1 writes it`).toBe(
    readFileSync(file, 'utf8'),
  );
}
