// A policy that names what there is not, or asks for what makes no sense, is refused by every command that judges.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stadium } from '../support/shell.ts';

const shipped = readFileSync(new URL('../../data/policy.yaml', import.meta.url), 'utf8');
const condition = '- { measure: releases-365d, atLeast: 1 }';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-policy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The shipped policy with the first of one text replaced; it must be there. */
function changed(from: string, to: string): string {
  expect(shipped).toContain(from);
  const file = join(folder, 'policy.yaml');
  writeFileSync(file, shipped.replace(from, to));
  return file;
}

describe('a policy', () => {
  it.each([
    [
      condition,
      '- { measure: relases-365d, atLeast: 1 }',
      'no measure relases-365d; did you mean releases-365d?',
    ],
    ['- measure: code-people-730d', '- measure: code-people-370d', 'no measure code-people-370d'],
    [
      condition,
      '- { measure: releases-365d, below: 9 }',
      'below of releases-365d asks for what is not better; expected atLeast',
    ],
    [
      condition,
      '- { measure: days-since-commit, atLeast: 9 }',
      'atLeast of days-since-commit asks for what is not better; expected below',
    ],
    [
      condition,
      '- { measure: age, atLeast: 9 }',
      'atLeast of age asks for what is not better; expected another measure',
    ],
    [condition, '- { measure: releases-365d, atLeast: 0 }', 'atLeast of releases-365d is 0'],
    [condition, `${condition}\n      ${condition}`, 'releases-365d has two conditions'],
  ])('with %s as %s is refused', async (from, to, problem) => {
    const { code, err } = await stadium(['report', '--policy', changed(from, to)]);

    expect(code).toBe(2);
    const lines = readFileSync(join(folder, 'policy.yaml'), 'utf8').split('\n');
    const line = Number(/policy\.yaml:(\d+): /.exec(err)?.[1]);
    expect(lines[line - 1]).toMatch(/measure: |kept:/);
    expect(err).toContain(problem);
    expect(err).toContain('docs/measures.md lists the measures');
  });

  it('that asks for nothing that must hold is refused', async () => {
    const kept = /kept:\n(?: {6}- .*\n)+/.exec(shipped)?.[0] ?? '';
    const only = 'kept:\n      - { measure: core-reviewers-365d, atLeast: 1, whereAsked: true }\n';
    const { code, err } = await stadium(['compare', '--policy', changed(kept, only)]);

    expect(code).toBe(2);
    expect(err).toContain('every condition is passed over where nobody asked');
  });

  it('is told from another one of the same version', async () => {
    const file = changed('healthy: 70', 'healthy: 60');
    const table = await stadium(['compare', '--policy', file]);
    const same = await stadium(['compare', '--policy', changed('healthy: 70', 'healthy: 70')]);

    expect(table.out).toContain('different policies (both say version');
    expect(table.out).toMatch(/neutron-fwaas: thin, now healthy/);
    expect(same.out).not.toContain('different policies');
  });

  it('that gives other points for the same figures shows where they moved', async () => {
    const bands = '- { atLeast: 48, points: 3, reason: many-code-commits }';
    const file = changed(bands, '- { atLeast: 48, points: 9, reason: many-code-commits }');
    const { out } = await stadium(['compare', '2019-11-12', '--policy', file]);

    expect(out.replace(/\s+/g, ' ')).toMatch(/code commits \d+: \+6/);
  });
});
