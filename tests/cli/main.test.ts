// The executable as a process: an old Node, readers that leave, devices that are full, signals.

import { spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { oldNode } from '../../src/cli/node-version.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

describe('Node', () => {
  it.each(['12.22.12', '18.20.8', '20.18.3'])('%s is refused in a sentence', (version) => {
    expect(oldNode(version)).toContain(`this is Node ${version}; expected 20.19 or newer`);
  });
  it.each(['20.19.0', '22.0.0', '24.11.1'])('%s will do', (version) => {
    expect(oldNode(version)).toBeUndefined();
  });
});

describe('the process', () => {
  it('says that a full device takes nothing, without a trace', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, [program, 'report'], {
      stdio: ['ignore', full, 'pipe'],
      encoding: 'utf8',
    });
    closeSync(full);
    expect(stderr).toContain('standard output takes nothing: ');
    expect(stderr).not.toMatch(/our fault|\n\s+at /);
    expect(status).toBe(2);
  });

  it('gives its results where nobody reads its messages', async () => {
    const child = spawn(process.execPath, [program, 'report', '--as-of', 'nonsense'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.destroy();
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect(code).toBe(2);
  });
});
