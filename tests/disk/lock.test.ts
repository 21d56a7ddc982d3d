import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lockOwner, takeLock } from '../../src/disk/lock.ts';

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
    const release = await takeLock(folder, options);
    expect(lockOwner(folder)).toMatchObject({ pid: process.pid, host: hostname() });
    await expect(takeLock(folder, options)).rejects.toThrow(
      `process ${process.pid} on ${hostname()}`,
    );
    release();
    expect(lockOwner(folder)).toBeUndefined();
    (await takeLock(folder, options))();
  });

  it('waits for its owner', async () => {
    const folder = aFolder();
    const release = await takeLock(folder, options);
    let waited = 0;
    const second = takeLock(folder, {
      ...{ now: () => new Date(), waitMs: 20_000 },
      onWait: () => {
        waited += 1;
        if (waited === 1) release();
      },
    });
    (await second)();
    expect(waited).toBeGreaterThan(0);
  });

  it.each([
    ['whose process is gone', { ...me, pid: 2 ** 22 + 1, started: 'x' }],
    ['whose process id went to another', { ...me, started: 'another boot/1' }],
  ])('is taken over from an owner %s', async (_, owner) => {
    const folder = aFolder(owner);
    expect(lockOwner(folder)).toBeUndefined();
    (await takeLock(folder, options))();
    expect(readdirSync(folder)).toHaveLength(1);
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
});
