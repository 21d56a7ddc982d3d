// What this machine's git can do is found out by doing it; a git that cannot is told apart by a program in its place.

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { gitCapability, requireCapableGit } from '../../../src/collect/git/capability.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-capability-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** Puts a program named git before the real one. */
function insteadOfGit(script: string): void {
  const path = join(folder, 'git');
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
}

const realGit = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();

describe('the git of this machine', () => {
  it('clones partially and refuses to fetch missing objects unasked', async () => {
    const found = await gitCapability(folder);

    expect(found).toMatchObject({ clonesPartially: true, refusesLazyFetch: true });
    expect(found.version).toMatch(/^\d+\.\d+/);
  });
});

describe('a git that lacks something', () => {
  it('is refused when it fetches missing objects although it was told not to', async () => {
    insteadOfGit(`unset GIT_NO_LAZY_FETCH; GIT_ALLOW_PROTOCOL=file exec ${realGit} "$@"`);

    await expect(requireCapableGit(join(folder, 'cache'))).rejects.toMatchObject({
      code: 'ENVIRONMENT',
      message: expect.stringContaining('cannot refuse to fetch missing objects unasked'),
    });
  });

  it('is refused when it does not know partial clones', async () => {
    insteadOfGit(
      `for a in "$@"; do [ "$a" = --filter=blob:none ] && exit 129; done; exec ${realGit} "$@"`,
    );

    await expect(requireCapableGit(join(folder, 'cache'))).rejects.toMatchObject({
      code: 'ENVIRONMENT',
      message: expect.stringContaining('cannot clone partially'),
    });
  });

  it('is named when there is none', async () => {
    vi.stubEnv('PATH', folder);

    await expect(gitCapability(folder)).rejects.toMatchObject({ code: 'ENVIRONMENT' });
  });
});

describe('a git that was found capable', () => {
  const counting = () => {
    insteadOfGit(`echo "$@" >> ${join(folder, 'calls')}; exec ${realGit} "$@"`);
  };
  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').split('\n').length - 1;
  const require = () => requireCapableGit(join(folder, 'cache'));

  it('is not tried again until another stands in its place', async () => {
    counting();
    await require();
    const once = calls();
    await require();
    expect(calls()).toBe(once);

    insteadOfGit(`echo "$@" >> ${join(folder, 'calls')};  exec ${realGit} "$@"`);
    await require();
    expect(calls()).toBe(2 * once);
  });
});
