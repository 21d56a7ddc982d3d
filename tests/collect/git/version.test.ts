import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { gitVersion } from '../../../src/collect/git/version.ts';

const folders: string[] = [];
afterEach(() => {
  vi.unstubAllEnvs();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function pretend(version: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'stadium-version-'));
  folders.push(folder);
  writeFileSync(join(folder, 'git'), `#!/bin/sh\necho "git version ${version}"\n`);
  chmodSync(join(folder, 'git'), 0o755);
  vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
}

describe('the version of git', () => {
  it.each(['2.39.4', '2.39.5', '2.43.4', '2.44.0', '2.50.1 (Apple Git-155)', '3.0.0'])(
    'is enough with %s',
    async (version) => {
      pretend(version);
      expect(await gitVersion()).toBe(version);
    },
  );

  it.each(['1.9.1', '2.30.2', '2.39.3', '2.40.1', '2.43.0', 'unheard of'])(
    'is too old with %s',
    async (version) => {
      pretend(version);
      await expect(gitVersion()).rejects.toMatchObject({
        code: 'ENVIRONMENT',
        message: expect.stringContaining(version),
      });
    },
  );
});
