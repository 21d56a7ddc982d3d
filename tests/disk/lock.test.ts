import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockOwner } from '../../src/disk/claims.ts';
import { takeLock } from '../../src/disk/lock.ts';

const options = { now: () => new Date(), waitMs: 0 };

function aFolder(owner?: object): string {
  const folder = join(mkdtempSync(join(tmpdir(), 'lock-')), 'lock');
  mkdirSync(folder);
  if (owner !== undefined) writeFileSync(join(folder, '7'), JSON.stringify(owner));
  return folder;
}

const me = { pid: process.pid, host: hostname(), since: '2019-11-12T10:00:00Z' };

describe('the lock', () => {
  it('is had by one at a time, and says who has it', async () => {
    const folder = aFolder();
    const { release } = await takeLock(folder, options);
    expect(lockOwner(folder)).toMatchObject({ pid: process.pid, host: hostname() });
    await expect(takeLock(folder, options)).rejects.toThrow(
      `process ${process.pid} on ${hostname()}`,
    );
    release();
    expect(lockOwner(folder)).toBeUndefined();
    (await takeLock(folder, options)).release();
  });

  it('is nothing that a commit of its folder takes along', async () => {
    const folder = aFolder();
    const git = (...args: string[]) =>
      execFileSync('git', args, { cwd: join(folder, '..'), encoding: 'utf8' });
    git('init', '--quiet');
    const { release } = await takeLock(folder, options);
    expect(git('status', '--porcelain')).toBe('');
    release();
    expect(git('status', '--porcelain')).toBe('');
  });

  it('waits for its owner', async () => {
    const folder = aFolder();
    const { release } = await takeLock(folder, options);
    let waited = 0;
    const second = takeLock(folder, {
      ...{ now: () => new Date(), waitMs: 20_000 },
      onWait: () => {
        waited += 1;
        if (waited === 1) release();
      },
    });
    (await second).release();
    expect(waited).toBeGreaterThan(0);
  });

  it.each([
    ['whose process is gone', { ...me, pid: 2 ** 22 + 1, started: 'x' }],
    ['whose process id went to another', { ...me, started: 'another boot/1' }],
  ])('is taken over from an owner %s', async (_, owner) => {
    const folder = aFolder(owner);
    expect(lockOwner(folder)).toBeUndefined();
    (await takeLock(folder, options)).release();
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', '9']);
  });

  it.each([
    ['on another machine', { ...me, pid: 2 ** 22 + 1, host: 'elsewhere' }],
    ['that lives', { ...me }],
  ])('is not taken over from an owner %s', async (_, owner) => {
    const folder = aFolder(owner);
    await expect(takeLock(folder, options)).rejects.toMatchObject({ code: 'MAIL_HELD' });
  });

  it('goes to exactly one of many who find a dead owner at once', async () => {
    const folder = aFolder({ ...me, pid: 2 ** 22 + 1, started: 'x' });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => takeLock(folder, options)),
    );
    expect(tries.filter((each) => each.status === 'fulfilled')).toHaveLength(1);
  });

  it('refuses a claim that cannot be read', async () => {
    const folder = aFolder();
    writeFileSync(join(folder, '3'), '');
    await expect(takeLock(folder, options)).rejects.toMatchObject({ code: 'MAIL_HELD' });
  });

  it('tells who died with it, and nothing where it was released', async () => {
    const folder = aFolder({ ...me, pid: 2 ** 22 + 1, started: 'x' });
    const first = await takeLock(folder, options);
    expect(first.died).toMatchObject({ pid: 2 ** 22 + 1 });
    first.release();
    expect((await takeLock(folder, options)).died).toBeUndefined();
  });

  it('is held while a process group of its killed owner works (G9)', async () => {
    const sleeper = spawn('sleep', ['60'], { detached: true, stdio: 'ignore' });
    const folder = aFolder({ ...me, pid: 2 ** 22 + 1, started: 'x', groups: [sleeper.pid] });
    try {
      await expect(takeLock(folder, options)).rejects.toMatchObject({ code: 'MAIL_HELD' });
    } finally {
      sleeper.kill();
    }
    await new Promise((resolve) => sleeper.once('exit', resolve));
    (await takeLock(folder, options)).release();
  });
});

describe('the lock of another host (W10)', () => {
  const minute = 60_000;
  const elsewhere = { ...me, pid: 1, host: 'a-container-of-yesterday' };
  const wanted = { ...options, staleMs: 5 * minute };

  function lastSeen(minutesAgo: number): string {
    const folder = aFolder(elsewhere);
    const then = new Date(Date.now() - minutesAgo * minute);
    utimesSync(join(folder, '7'), then, then);
    return folder;
  }

  it('goes over after minutes without a sign of life, and not before', async () => {
    await expect(takeLock(lastSeen(4), wanted)).rejects.toMatchObject({ code: 'MAIL_HELD' });
    (await takeLock(lastSeen(6), wanted)).release();
  });

  it('is kept though the clock of who asks is a year ahead', async () => {
    const now = () => new Date(Date.now() + 365 * 24 * 60 * minute);
    await expect(takeLock(lastSeen(1), { ...wanted, now })).rejects.toMatchObject({
      code: 'MAIL_HELD',
    });
  });

  it('is told by signs that its owner gives, and is not given back to one who lost it', async () => {
    const folder = aFolder();
    const lock = await takeLock(folder, { ...options, staleMs: 100 });
    const claim = join(folder, '1');
    const then = new Date('2026-11-01T00:00:00Z');
    utimesSync(claim, then, then);
    await expect.poll(() => statSync(claim).mtimeMs).toBeGreaterThan(then.getTime());
    writeFileSync(join(folder, '2'), JSON.stringify(elsewhere));
    lock.release();
    expect(lockOwner(folder)).toMatchObject(elsewhere);
  });
});
