// Writing whole or not at all: on a read-only folder, on a full disk, over what cannot be replaced.

import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeAll, writeWhole } from '../../src/disk/write.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'files-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('writing', () => {
  it('makes the folder, writes the bytes and leaves no part behind', () => {
    const path = join(root, 'deep', 'er', 'file.txt');
    writeWhole(path, 'zwölf ☃\n');
    expect(readFileSync(path, 'utf8')).toBe('zwölf ☃\n');
    expect(readdirSync(join(root, 'deep', 'er'))).toEqual(['file.txt']);
  });

  it('replaces what was there, also with nothing', () => {
    const path = join(root, 'file.txt');
    writeWhole(path, 'long text');
    writeWhole(path, '');
    expect(readFileSync(path, 'utf8')).toBe('');
  });

  it('writes several files below a folder', () => {
    writeAll(join(root, 'pages'), [
      { path: 'index.html', content: '1' },
      { path: 'projects/a.html', content: '2' },
    ]);
    expect(readFileSync(join(root, 'pages', 'projects', 'a.html'), 'utf8')).toBe('2');
  });
});

describe('what cannot be written', () => {
  it('is named when a file stands where a folder is needed', () => {
    writeFileSync(join(root, 'plain'), 'as it was');
    const path = join(root, 'plain', 'file.txt');
    expect(() => writeWhole(path, 'x')).toThrow(storeError(path));
    expect(readFileSync(join(root, 'plain'), 'utf8')).toBe('as it was');
  });

  it('is named when a folder stands where the file belongs, and leaves no part behind', () => {
    const path = join(root, 'taken', 'file.txt');
    mkdirSync(path, { recursive: true });
    expect(() => writeWhole(path, 'x')).toThrow(storeError(path));
    expect(readdirSync(join(root, 'taken'))).toEqual(['file.txt']);
  });

  it('never puts a file in the place of a pipe or a device', () => {
    const pipe = join(root, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(() => writeWhole(pipe, 'x')).toThrow(storeError(pipe));
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  it('follows a link inside its folder, and none out of it (W13)', () => {
    const [inside, outside] = [join(root, 'linked', 'a.html'), join(root, 'mine.txt')];
    writeWhole(inside, 'old');
    writeFileSync(outside, 'mine');
    symlinkSync('a.html', join(root, 'linked', 'latest.html'));
    symlinkSync(outside, join(root, 'linked', 'trap.html'));
    writeWhole(join(root, 'linked', 'latest.html'), 'new');
    expect(readFileSync(inside, 'utf8')).toBe('new');
    const trap = join(root, 'linked', 'trap.html');
    expect(() => writeWhole(trap, 'x')).toThrow(storeError(`${trap} leads out of`));
    expect(readFileSync(outside, 'utf8')).toBe('mine');
  });
});

describe('on a disk of 64 KiB', () => {
  let disk: string;
  let isMounted = false;

  beforeAll(() => {
    disk = join(root, 'disk');
    mkdirSync(disk);
    isMounted = run('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
    if (!isMounted)
      console.warn('SKIPPED: no file system of 64 KiB can be mounted here (needs root)');
  });
  afterAll(() => {
    if (isMounted) run('umount', [disk]);
  });

  it('leaves the old file as it was when the new one does not fit, and no part behind', (context) => {
    context.skip(!isMounted, 'mount is not possible here');
    const path = join(disk, 'snapshot.json');
    writeWhole(path, 'old');
    expect(() => writeWhole(path, 'x'.repeat(100_000))).toThrow(storeError(path));
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(disk)).toEqual(['snapshot.json']);
    writeWhole(path, 'new');
    expect(readFileSync(path, 'utf8')).toBe('new');
  });

  it('says so when the folder is read-only, and changes nothing', (context) => {
    context.skip(!isMounted, 'mount is not possible here');
    const path = join(disk, 'snapshot.json');
    writeWhole(path, 'old');
    expect(run('mount', ['-o', 'remount,ro', disk])).toBe(true);
    try {
      expect(() => writeWhole(path, 'new')).toThrow(storeError(path));
      expect(() => writeWhole(join(disk, 'sub', 'new.json'), 'new')).toThrow(
        storeError(join(disk, 'sub', 'new.json')),
      );
      expect(readFileSync(path, 'utf8')).toBe('old');
    } finally {
      run('mount', ['-o', 'remount,rw', disk]);
    }
  });
});

function run(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function storeError(path: string) {
  return expect.objectContaining({ code: 'STORE', message: expect.stringContaining(path) });
}

describe('a folder of files', () => {
  const aFolder = () => mkdtempSync(join(tmpdir(), 'stadium-inside-'));

  it('is not left through a link of a file or of a folder', () => {
    const [folder, elsewhere] = [aFolder(), aFolder()];
    writeFileSync(join(elsewhere, 'mine.txt'), 'mine');
    symlinkSync(join(elsewhere, 'mine.txt'), join(folder, 'index.html'));
    symlinkSync(elsewhere, join(folder, 'badges'));
    for (const path of ['index.html', 'badges/a.svg'])
      expect(() => writeAll(folder, [{ path, content: 'ours' }])).toThrow(
        expect.objectContaining({ code: 'STORE', message: expect.stringContaining('leads out') }),
      );
    expect(readFileSync(join(elsewhere, 'mine.txt'), 'utf8')).toBe('mine');
    expect(readdirSync(elsewhere)).toEqual(['mine.txt']);
  });

  it('is rid of what a killed run left unfinished, not of what a living one writes', () => {
    const folder = aFolder();
    writeFileSync(join(folder, `a.html.${2 ** 22 + 1}.part`), 'half');
    writeFileSync(join(folder, `b.html.${process.ppid}.part`), 'half');
    writeAll(folder, [{ path: 'a.html', content: 'whole' }]);
    expect(readdirSync(folder).sort()).toEqual(['a.html', `b.html.${process.ppid}.part`]);
  });

  it('below one that takes none is refused, and not tried for ever', () => {
    expect(() => writeWhole('/proc/1/x/y/z', 'a')).toThrow(
      expect.objectContaining({
        code: 'STORE',
        message: 'cannot write /proc/1/x/y/z: /proc/1 takes no folders',
      }),
    );
  });
});
