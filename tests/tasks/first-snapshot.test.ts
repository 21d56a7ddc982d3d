// A new data folder is whole or not there, however its making ended.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { refuseFilled, writeFamily } from '../../src/tasks/first-snapshot.ts';

const text = 'team: a\nprojects:\n  - { name: alpha, class: library, repositories: [a/alpha] }\n';
const world = { now: () => new Date('2026-11-22T12:00:00Z') };
const day = '2026-11-22';

let folder: string;
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'stadium-family-')), 'new');
});
afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

const made = () => writeFamily(folder, { 'stadium.yaml': text }, day, world);
const names = () => readdirSync(folder).filter((name) => name !== '.lock');

describe('a new data folder', () => {
  it('is made anew where an init that was killed left a part of it (W16)', async () => {
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    writeFileSync(join(folder, '.init-unfinished'), '');
    writeFileSync(join(folder, 'stadium.yaml.77.part'), 'team:');
    writeFileSync(join(folder, 'evidence', '2026-11-21.json'), '{');
    await made();
    expect(names()).toEqual(['evidence', 'stadium.yaml']);
    expect(readdirSync(join(folder, 'evidence'))).toEqual([`${day}.json`]);
  });

  it('is made where an init was killed as it wrote its mark (W16)', async () => {
    mkdirSync(folder);
    writeFileSync(join(folder, '.init-unfinished.77.part'), '');
    await made();
    expect(names()).toEqual(['evidence', 'stadium.yaml']);
  });

  it('leaves nothing where it cannot be finished (W16)', async () => {
    const files = { 'stadium.yaml': 'team: [' };
    await expect(writeFamily(folder, files, day, world)).rejects.toMatchObject({
      code: 'DATA_INVALID',
    });
    expect(names()).toEqual([]);
    await made();
  });

  it('is made by one of two at once', async () => {
    const ends = await Promise.allSettled([made(), made()]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(readFileSync(join(folder, 'stadium.yaml'), 'utf8')).toBe(text);
  });

  it.each([
    ['a file of somebody', () => writeFileSync(join(folder, 'notes.txt'), '')],
    ['a data folder', () => writeFileSync(join(folder, 'stadium.yaml'), text)],
  ])('is not written over %s', async (_, fill) => {
    mkdirSync(folder);
    fill();
    await expect(made()).rejects.toMatchObject({ code: 'USAGE' });
    expect(existsSync(join(folder, 'evidence'))).toBe(false);
  });

  it('is not written where a file is', () => {
    writeFileSync(folder, '');
    expect(() => refuseFilled(folder)).toThrow(`--output ${folder}: it is a file`);
  });
});
