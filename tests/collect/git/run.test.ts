import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askGit } from '../../../src/collect/git/fault.ts';
import { runGit, visible } from '../../../src/collect/git/run.ts';
import { aRepository } from '../../support/repository.ts';

describe('git, as it is run', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stadium-run-'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  it('hears nothing of the settings and variables of its user', async () => {
    const trap = join(folder, 'trap');
    writeFileSync(
      join(folder, '.gitconfig'),
      `[alias]\n\trev-parse = !touch ${trap}\n[protocol "ext"]\n\tallow = always\n[user]\n\tname = leaked\n`,
    );
    vi.stubEnv('HOME', folder);
    vi.stubEnv('GIT_DIR', join(folder, 'elsewhere'));
    vi.stubEnv('GIT_TRACE', join(folder, 'trace'));
    vi.stubEnv('GIT_SSH_COMMAND', `touch ${trap}`);
    vi.stubEnv('GIT_CONFIG_COUNT', '1');
    vi.stubEnv('GIT_CONFIG_KEY_0', 'user.name');
    vi.stubEnv('GIT_CONFIG_VALUE_0', 'leaked');
    const { path } = aRepository(join(folder, 'a.git'));
    const said: Buffer[] = [];
    const options = { directory: path, onOutput: (chunk: Buffer) => said.push(chunk) };
    await runGit(['config', '--get', 'user.name'], options);
    expect((await runGit(['rev-parse', '--git-dir'], options)).exitCode).toBe(0);
    expect(Buffer.concat(said).toString()).toBe(`${path}\n`);
    expect(existsSync(trap)).toBe(false);
    expect(existsSync(join(folder, 'trace'))).toBe(false);
  });

  it.each(['ext::touch pwn', 'ssh://example.org/x', 'git://example.org/x', 'http://127.0.0.1:9/x'])(
    'refuses %s by itself, even where our own check were passed',
    async (url) => {
      const { message, exitCode } = await runGit(['ls-remote', '--', url], { network: true });
      expect(exitCode).not.toBe(0);
      expect(message).toMatch(/transport '.*' not allowed/);
    },
  );

  it('does not fetch what a partial clone lacks', async () => {
    const upstream = aRepository(join(folder, 'up.git'));
    const commit = upstream.commit({ files: { a: 'content' } });
    const mirror = join(folder, 'partial.git');
    const from = `file://${upstream.path}`;
    upstream.git('clone', '--quiet', '--bare', '--filter=blob:none', from, mirror);
    await expect(askGit(['show', commit], { directory: mirror })).rejects.toMatchObject({
      reason: { code: 'corrupt' },
    });
  });

  it('tells what failed, and what it merely warned of only where that is all', async () => {
    fakeGit(
      'echo "warning: filtering not recognized by server" >&2; echo "fatal: early EOF" >&2; exit 128',
    );
    await expect(askGit(['fetch'], {})).rejects.toMatchObject({
      reason: { code: 'unreachable', detail: 'fatal: early EOF' },
    });
    fakeGit('echo "warning: nothing to fetch" >&2; exit 1');
    await expect(askGit(['fetch'], {})).rejects.toMatchObject({
      reason: { detail: 'warning: nothing to fetch' },
    });
  });

  it('is ended with all its children at the deadline', async () => {
    const program = fakeGit('sleep 60 & echo $! > "$0.child"; sleep 60');
    const outcome = await runGit(['anything'], { deadlineSeconds: 0.3 });
    expect(outcome).toMatchObject({ timedOut: true, endedBy: 'SIGKILL' });
    expect(existsSync(`${program}.child`)).toBe(true);
  });

  it('that died of a signal is reported as such, with at most 64 KiB of its words', async () => {
    fakeGit('head -c 10000000 /dev/zero | tr "\\0" "x" >&2; kill -SEGV $$');
    const outcome = await runGit(['anything']);
    expect(outcome.endedBy).toBe('SIGSEGV');
    expect(outcome.message.length).toBeLessThanOrEqual(64 * 1024);
    await expect(askGit(['anything'], {})).rejects.toMatchObject({ reason: { code: 'git-died' } });
  });

  it('that is not installed is an error of the environment', async () => {
    vi.stubEnv('PATH', folder);
    await expect(runGit(['--version'])).rejects.toMatchObject({ code: 'ENVIRONMENT' });
  });

  function fakeGit(script: string): string {
    const path = join(folder, 'git');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    return path;
  }
});

describe('words of strangers', () => {
  it.each([
    ['\x1b[31mred', '^[[31mred'],
    ['a\x07b', 'a^Gb'],
    ['a\u202eb', 'a\\u{202e}b'],
    ['10%\r20%', '10%\n20%'],
    ['tab\tand\nline', 'tab\tand\nline'],
  ])('are shown without control: %j', (raw, expected) => {
    expect(visible(raw)).toBe(expected);
  });
});
