// A snapshot of more projects than a file should hold is a folder: the same snapshot, read from either form.

import { fork } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { formatSnapshot } from '../../src/evidence/format.ts';
import { inGroups, together } from '../../src/evidence/groups.ts';
import { evidenceFiles, snapshotDays, snapshotPlace } from '../../src/evidence/places.ts';
import { readSnapshot, snapshotsUpTo, writeSnapshot } from '../../src/evidence/snapshots.ts';
import { aLargeSnapshot } from '../support/large-snapshot.ts';

const day = '2019-11-12';
const teamOf = (name: string): string => (name.endsWith('7') ? 'Sevens' : 'others');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'groups-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(snapshot: Snapshot, groupOf = teamOf): string {
  return writeSnapshot(folder, folder, snapshot, groupOf);
}

function read(): string {
  return formatSnapshot(readSnapshot(folder, day));
}

describe('the form of a snapshot', () => {
  it('is one file up to 1,000 projects, and a file a group beyond', () => {
    expect(write(aLargeSnapshot(1000))).toBe(join(folder, `${day}.json`));
    expect(write(aLargeSnapshot(1001))).toBe(join(folder, day));
    expect(readdirSync(folder)).toEqual([day]);
    const [sevens, others] = ['Sevens-', 'others.json'].map((start) =>
      readdirSync(join(folder, day, 'groups')).find((name) => name.startsWith(start)),
    );
    expect(sevens).toMatch(/^Sevens-[0-9a-f]{8}\.json$/);
    expect(others).toBe('others.json');
    expect(evidenceFiles(folder)).toHaveLength(3);
  });

  it('goes back to one file when the family shrinks', () => {
    write(aLargeSnapshot(1001));
    write(aLargeSnapshot(2));
    expect(readdirSync(folder)).toEqual([`${day}.json`]);
    expect(readSnapshot(folder, day).projects).toHaveLength(2);
  });

  it('cuts a group that is too large itself, each project always into the same file', () => {
    const filesOf = (count: number) => {
      write(aLargeSnapshot(count), () => 'made');
      return new Map(
        readdirSync(join(folder, day, 'groups')).flatMap((file) => {
          const text = readFileSync(join(folder, day, 'groups', file), 'utf8');
          const { projects } = JSON.parse(text) as Snapshot;
          return projects.map(({ name }) => [name, file] as const);
        }),
      );
    };
    const [small, large] = [filesOf(1001), filesOf(1500)];
    expect(new Set(large.values()).size).toBe(64);
    for (const [name, file] of small) expect(large.get(name)).toBe(file);
  });
});

describe('either form', () => {
  it('gives the same snapshot, whatever its groups', () => {
    const snapshots = fc
      .array(fc.record({ name: fc.string(), team: fc.string(), home: fc.nat(5) }), {
        maxLength: 20,
      })
      .map((rows) => [...new Map(rows.map((row) => [row.name, row])).values()]);
    fc.assert(
      fc.property(snapshots, (rows) => {
        const snapshot = sharing(rows);
        const teams = new Map(rows.map(({ name, team }) => [name, team]));
        const { head, parts } = inGroups(snapshot, (name) => teams.get(name) ?? '');
        expect(new Set(head.groups.map(({ file }) => file)).size).toBe(head.groups.length);
        const whole = together(
          head,
          parts.map((part) => part()),
        );
        expect(formatSnapshot(whole)).toBe(formatSnapshot(snapshot));
      }),
    );
  });

  it('is read beside the other', () => {
    const early = { ...aLargeSnapshot(3), asOf: '2019-04-10' };
    write(early);
    write(aLargeSnapshot(1001));
    expect(snapshotDays(folder)).toEqual(['2019-04-10', day]);
    expect(snapshotsUpTo(folder, day).map(({ projects }) => projects.length)).toEqual([3, 1001]);
    expect(read()).toBe(formatSnapshot(aLargeSnapshot(1001)));
  });
});

describe('a run that was killed', () => {
  it('leaves one snapshot whole, between files and between forms', async () => {
    const wholes = [1001, 1002, 3].map((count, turn) =>
      formatSnapshot(aLargeSnapshot(count, `turn-${turn}`)),
    );
    for (let round = 0; round < 5; round += 1) {
      await killedAfter(round * 53, ['1001', '1002', '3']);
      expect(wholes).toContain(read());
    }
    write(aLargeSnapshot(1001));
    expect(readdirSync(folder)).toEqual([day]);
  }, 120_000);

  it('between the two renames leaves the old one by its second name, for the next run as well', () => {
    write(aLargeSnapshot(1001));
    const whole = read();
    renameSync(join(folder, day), join(folder, `${day}.old`));
    expect(snapshotDays(folder)).toEqual([day]);
    expect(snapshotPlace(folder, day)).toBe(join(folder, `${day}.old`));
    expect(read()).toBe(whole);
    write(aLargeSnapshot(1002));
    expect(readdirSync(folder)).toEqual([day]);
  });

  it('before it took the one file away leaves the folder to count', () => {
    write(aLargeSnapshot(1001));
    writeFileSync(join(folder, `${day}.json`), formatSnapshot(aLargeSnapshot(3)));
    expect(readSnapshot(folder, day).projects).toHaveLength(1001);
  });

  function killedAfter(milliseconds: number, sizes: readonly string[]): Promise<void> {
    return new Promise((resolve) => {
      const script = join(import.meta.dirname, '../support/snapshotScript.ts');
      const child = fork(script, [folder, ...sizes], {
        execArgv: ['--import', 'tsx'],
        stdio: 'ignore',
      });
      child.once('message', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
      child.once('exit', () => resolve());
    });
  }
});

describe('a damaged folder', () => {
  const group = () => join(folder, day, 'groups', 'others.json');
  const damage: readonly (readonly [string, () => void, () => string])[] = [
    ['a group is cut', () => writeFileSync(group(), '{'), group],
    ['a group is gone', () => rmSync(group()), group],
    ['a group is another', () => edit(group(), '"group": "others"', '"group": "some"'), group],
    ['a group is of another size', () => without(group()), group],
    [
      'the head is gone',
      () => rmSync(join(folder, day, 'head.json')),
      () => join(folder, day, 'head.json'),
    ],
    [
      'the head names a file elsewhere',
      () => edit(join(folder, day, 'head.json'), 'groups/others.json', '../others.json'),
      () => join(folder, day, 'head.json'),
    ],
    [
      'the head is of another day',
      () => edit(join(folder, day, 'head.json'), `"asOf": "${day}"`, '"asOf": "2019-11-11"'),
      () => join(folder, day, 'head.json'),
    ],
  ];
  it.each(damage)('is named by its file: %s', (_, spoil, file) => {
    write(aLargeSnapshot(1001));
    spoil();
    expect(existsSync(join(folder, day))).toBe(true);
    expect(() => readSnapshot(folder, day)).toThrow(
      expect.objectContaining({
        code: 'SNAPSHOT_INVALID',
        message: expect.stringContaining(`${file()}: `),
      }),
    );
  });
});

function edit(file: string, what: string | RegExp, to: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(what, to);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

function without(file: string): void {
  const { projects, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
  writeFileSync(file, JSON.stringify({ ...rest, projects: projects.slice(1) }));
}

/** Projects that may share repositories, across teams. */
function sharing(rows: readonly { readonly name: string; readonly home: number }[]): Snapshot {
  const whole = aLargeSnapshot(6);
  const [model] = whole.projects;
  if (model === undefined) throw new Error('no project');
  const projects = rows.map(({ name, home }) => ({
    ...{ ...model, name },
    repositories: [`made/part-${home}`],
  }));
  return { ...whole, projects };
}
