// The folder of snapshots: which are found, and what is said when one is wrong.

import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatSnapshot } from '../../src/evidence/format.ts';
import { snapshotDays } from '../../src/evidence/places.ts';
import { readSnapshot, snapshotsUpTo } from '../../src/evidence/snapshots.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, asOf: string, projects: readonly string[] = []): void {
  const text = formatSnapshot({
    snapshotVersion: 1,
    definitions: 1,
    team: 'neutron',
    asOf,
    cycle: 'train',
    windows: [],
    pins: [],
    sources: [],
    projects: projects.map((each) => ({
      ...{ name: each, class: 'library', role: 'judged', repositories: [`lab/${each}`] },
      ...{ paths: [], measurements: {} },
    })),
  });
  writeFileSync(join(folder, name), text);
}

describe('the folder', () => {
  it('lists days from the earliest, and nothing that is not named after a day', () => {
    write('2019-11-12.json', '2019-11-12');
    write('2019-04-10.json', '2019-04-10');
    for (const name of ['notes.md', '2019-11-12.json.part', 'x2019-11-12.json', '2019.json'])
      writeFileSync(join(folder, name), '');
    expect(snapshotDays(folder)).toEqual(['2019-04-10', '2019-11-12']);
  });

  it('holds nothing when it is not there', () => {
    expect(snapshotDays(join(folder, 'none'))).toEqual([]);
  });

  it('gives every snapshot up to and including the day', () => {
    for (const day of ['2019-04-10', '2019-11-12', '2020-05-13']) write(`${day}.json`, day);
    const days = (asOf: string) => snapshotsUpTo(folder, asOf).map((each) => each.asOf);
    expect(days('2019-11-12')).toEqual(['2019-04-10', '2019-11-12']);
    expect(days('2019-11-11')).toEqual(['2019-04-10']);
  });

  it('names the earliest when all are later than the day', () => {
    write('2019-11-12.json', '2019-11-12');
    expect(() => snapshotsUpTo(folder, '2019-11-11')).toThrow(
      expect.objectContaining({
        code: 'SNAPSHOT_MISSING',
        hint: expect.stringContaining('2019-11-12'),
      }),
    );
  });
});

describe('one file', () => {
  it('is refused when it says another day than its name', () => {
    write('2019-11-12.json', '2019-11-11');
    expect(() => readSnapshot(folder, '2019-11-12')).toThrow(invalid());
  });

  it('is named when it is empty, with how to make that day again', () => {
    writeFileSync(join(folder, '2019-11-12.json'), '');
    expect(() => readSnapshot(folder, '2019-11-12')).toThrow(invalid());
    expect(() => readSnapshot(folder, '2019-11-12')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('collect --as-of 2019-11-12') }),
    );
  });

  it('is refused where it has a project twice, as two that were merged by hand do', () => {
    write('2019-11-12.json', '2019-11-12', ['a', 'b', 'a']);
    expect(() => readSnapshot(folder, '2019-11-12')).toThrow(/it has a twice/);
    write('2019-11-12.json', '2019-11-12', ['a', 'b']);
    expect(readSnapshot(folder, '2019-11-12').projects).toHaveLength(2);
  });

  it('is named when no snapshot is as large, and not read', () => {
    const file = join(folder, '2019-11-12.json');
    writeFileSync(file, '');
    truncateSync(file, 257 * 1024 * 1024);
    expect(() => readSnapshot(folder, '2019-11-12')).toThrow(/2019-11-12\.json: .*269484032 bytes/);
  });

  it('is named when it cannot be read: a folder stands in its place', () => {
    mkdirSync(join(folder, '2019-11-12.json'));
    expect(() => readSnapshot(folder, '2019-11-12')).toThrow(invalid());
  });
});

function invalid() {
  return expect.objectContaining({
    code: 'SNAPSHOT_INVALID',
    message: expect.stringContaining(join(folder, '2019-11-12.json')),
  });
}
