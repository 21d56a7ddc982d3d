// The snapshots that ship: which days, and how each is made.

import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { formatSnapshot, parseSnapshot } from '../../src/evidence/format.ts';
import { stadium } from '../support/shell.ts';
import { historyOf } from './base.ts';

const dataFolder = new URL('../../data', import.meta.url).pathname;

/** The day of the mail, every series release from Train to 2026.1, the newest, and the same day of the cycle before that. */
export const shippedDays = [
  '2019-10-16',
  '2019-11-12',
  '2020-05-13',
  '2020-10-14',
  '2021-04-14',
  '2021-10-06',
  '2022-03-30',
  '2022-10-05',
  '2023-03-22',
  '2023-10-04',
  '2024-04-03',
  '2024-10-02',
  '2025-04-02',
  '2025-10-01',
  '2026-01-31',
  '2026-04-01',
  '2026-08-01',
] as const;

/** Copies the data files, without the snapshots, so that a run writes its own. */
export function dataCopy(folder: string): string {
  const copy = join(folder, 'data');
  mkdirSync(copy, { recursive: true });
  for (const file of [
    'stadium.yaml',
    'calendar.yaml',
    'people.yaml',
    'decisions.yaml',
    'policy.yaml',
  ]) {
    cpSync(join(dataFolder, file), join(copy, file));
  }
  return copy;
}

/** Runs `stadium collect` for one day and gives the snapshot with its text and what was printed. */
export async function collectDay(
  day: string,
  options: { data: string; cache: string; base: string; facts?: string },
) {
  const { data, cache, base, facts } = options;
  const args = [
    'collect',
    '--data',
    data,
    '--cache',
    cache,
    '--git-base',
    base,
    '--as-of',
    day,
    '--source',
    'git',
    ...(facts === undefined ? [] : ['--facts', facts]),
  ];
  const ran = await stadium(args);
  const file = join(data, 'evidence', `${day}.json`);
  const text = readFileSync(file, 'utf8');
  return { ...ran, text, snapshot: parseSnapshot(text, file) };
}

/** The text of a snapshot without its pins: restored histories have commit ids of their own. */
export function withoutPins(snapshot: Snapshot): string {
  return formatSnapshot({ ...snapshot, pins: [] });
}

/** Repositories whose tip of the day is another than the table's, or git's own where the table lacks the day: a line each. */
export function otherTips(
  { asOf, pins }: Snapshot,
  tips: ReadonlyMap<string, string>,
  base: string,
): readonly string[] {
  const isOfTable = [...tips.keys()].some((key) => key.endsWith(` ${asOf}`));
  return pins.flatMap(({ repository, commit }) => {
    const expected = isOfTable
      ? tips.get(`${repository} ${asOf}`)
      : tipByGit(historyOf(repository, base), asOf);
    if (expected === commit) return [];
    return [`${repository} at ${asOf}: ${commit}, expected ${expected ?? 'none'}`];
  });
}

/** The newest commit along the first parents that was committed by the end of the day. */
function tipByGit(directory: string, day: string): string {
  const args = ['rev-list', '-1', '--first-parent', `--before=${day}T23:59:59Z`, 'HEAD'];
  return execFileSync('git', args, { cwd: directory, encoding: 'utf8' }).trim();
}

/** Reads `repository,as_of,series,upstream_commit,committed_at`. */
export function readTips(file: string): ReadonlyMap<string, string> {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [repository, day, , commit = ''] = row.split(',');
      return [`${repository} ${day}`, commit];
    }),
  );
}

export function writeShipped(snapshot: Snapshot): void {
  writeFileSync(join(dataFolder, 'evidence', `${snapshot.asOf}.json`), formatSnapshot(snapshot));
}

export function readShipped(day: string): Snapshot {
  const file = join(dataFolder, 'evidence', `${day}.json`);
  return parseSnapshot(readFileSync(file, 'utf8'), file);
}
