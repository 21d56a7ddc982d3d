// Five projects repeated by plain git: the commands that `stadium explain --commits` prints, run in the histories themselves.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { stadium } from '../support/shell.ts';
import { historyBase, historyOf } from './base.ts';
import { collectDay, dataCopy } from './evidence.ts';

const day = '2019-11-12';
const projects = [
  'networking-sfc',
  'networking-bagpipe',
  'neutron-fwaas',
  'neutron-vpnaas',
  'ovsdbapp',
];
const measures = [
  'commits-365d',
  'own-commits-365d',
  'code-commits-365d',
  'tree-wide-commits-365d',
  'bot-commits-365d',
  'releases-365d',
];

let folder: string;
let places: readonly string[];
let snapshot: Snapshot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-commits-'));
  const options = { data: dataCopy(folder), cache: join(folder, 'cache'), base: historyBase() };
  snapshot = (await collectDay(day, options)).snapshot;
  places = ['--data', options.data, '--cache', options.cache, '--git-base', options.base];
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(projects)('%s', async (project) => {
  const { measurements = {}, repositories = [] } =
    snapshot.projects.find(({ name }) => name === project) ?? {};
  for (const measure of measures) {
    const { out } = await stadium(['explain', project, '--commits', measure, ...places]);
    const [text = '', printed = ''] = out.split('The same from a clone:\n');
    const counts = printed
      .trim()
      .split('\n')
      .map(run(historyOf(repositories[0] ?? '')));
    const measured = measurements[measure];
    if (measured?.state !== 'measured') throw new Error(`${measure} is ${measured?.state}`);
    expect([measure, ...counts]).toEqual([measure, measured.value]);
    for (const { repository, commit } of snapshot.pins) {
      if (repositories.includes(repository)) expect(text).toContain(`pinned at ${commit}`);
    }
  }
});

/** A command as somebody would paste it; grep ends with 1 where it counts nothing. */
function run(cwd: string): (command: string) => number {
  return (command) => {
    const shell = ['-c', `${command.trim()} || true`];
    return Number(execFileSync('sh', shell, { cwd, encoding: 'utf8' }));
  };
}
