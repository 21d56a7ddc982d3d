// Completion as the shells themselves read it.

import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { stadium } from '../support/shell.ts';

/** What bash offers after the words, the last of them being typed. */
async function offered(...words: readonly string[]): Promise<readonly string[]> {
  const { out } = await stadium(['completion', 'bash']);
  const ask = `${out}
COMP_WORDS=(stadium ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _stadium; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, status, stderr } = spawnSync('bash', ['-c', ask], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
  return stdout.split('\n').filter((line) => line !== '');
}

describe('stadium completion', () => {
  it('offers commands, then options, then the values of one', async () => {
    expect(await offered('re')).toEqual(['report']);
    expect(await offered('report', '--fo')).toEqual(['--format']);
    expect(await offered('report', '--format', 'm')).toEqual(['markdown']);
    expect(await offered('outbox', 'res')).toEqual(['resolve']);
  });

  it('has every command in fish too, each description quoted', async () => {
    const { out, code } = await stadium(['completion', 'fish']);
    expect(code).toBe(0);
    expect(out).toMatch(/^complete -c stadium -f -n __fish_use_subcommand -a report -d '/m);
    expect(out).toContain("-l format -x -a 'table markdown");
  });

  it('starts for zsh with what zsh looks for, and refuses another shell', async () => {
    expect((await stadium(['completion', 'zsh'])).out).toMatch(/^#compdef stadium\n/);
    expect((await stadium(['completion', 'tcsh'])).code).toBe(2);
  });
});
