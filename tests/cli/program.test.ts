// What the program says before any command runs.

import { describe, expect, it } from 'vitest';
import { stadium } from '../support/shell.ts';

describe('the command line', () => {
  it.each([
    [['report', '--data', ''], '--data: its value is empty'],
    [['report', '--as-of='], '--as-of: its value is empty'],
    [['explain', ''], 'an argument is empty'],
  ])('refuses %j before anything is read', async (argv, problem) => {
    const { code, out, err } = await stadium(argv);

    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`stadium: ${problem}\n`);
    expect(err).toContain('a variable may not be set');
  });

  it('speaks of a wrong option as of any other mistake, and knows the right one', async () => {
    const { code, err } = await stadium(['report', '--frmat', 'csv']);

    expect(code).toBe(2);
    expect(err).toMatch(/^stadium: unknown option '--frmat'\n\(Did you mean --format\?\)/);
  });

  it.each([
    [['report', '--project', 'networking-scf']],
    [['compare', '--project', 'networking-scf']],
    [['goals', '--project', 'networking-scf']],
    [['gate', '--project', 'networking-scf']],
    [['dependents', 'networking-scf']],
  ])('knows which project %j means', async (argv) => {
    const { code, err } = await stadium(argv);

    expect(code).toBe(2);
    expect(err).toMatch(
      /there is no project "networking-scf" in .*\n {2}Did you mean networking-sfc\?/,
    );
  });

  it('takes --json and --format only one at a time', async () => {
    const { code, err } = await stadium(['report', '--json', '--format', 'csv']);

    expect(code).toBe(2);
    expect(err).toContain("'--json' cannot be used with option '--format");
    expect((await stadium(['report', '--json'])).code).toBe(0);
  });
});
