// A stop is heard between two projects: those of a large family take minutes.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadData } from '../../src/registry/load.ts';
import { packagedData } from '../../src/tasks/folders.ts';
import { measureDay } from '../../src/tasks/measure-day.ts';
import type { News } from '../../src/tasks/outside-world.ts';
import { aRepository } from '../support/repository.ts';

const names = ['alpha', 'beta', 'gamma'];
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-measure-day-'));
  mkdirSync(join(folder, 'data'));
  const projects = names.map(
    (name) => `  - { name: ${name}, class: library, repositories: [openstack/${name}] }\n`,
  );
  const head =
    'team: example\nsources: { git: { base: "https://git.example.org/{repo}" } }\nprojects:\n';
  writeFileSync(join(folder, 'data/stadium.yaml'), head + projects.join(''));
  for (const name of names)
    aRepository(join(folder, 'git/openstack', `${name}.git`)).commit({
      at: Date.UTC(2026, 0, 10) / 1000,
    });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How many projects were begun, where the stop comes with the first of these news. */
async function begunWhenStopped(kind?: News['kind']) {
  const stop = new AbortController();
  let begun = 0;
  const tell = (news: News) => {
    if (news.kind === 'measuring' && news.project !== '') begun += 1;
    // As a signal of the system: when the program next looks outside.
    if (news.kind === kind) setImmediate(() => stop.abort(new Error('stopped')));
  };
  const data = loadData(join(folder, 'data'), packagedData);
  const places = { cache: join(folder, 'cache'), gitBase: `file://${folder}/git/{repo}.git` };
  const world = { now: () => new Date('2026-11-22T12:00:00Z'), env: {}, signal: stop.signal, tell };
  const run = measureDay(data, '2026-11-22', places, world);
  const end = await run.then(
    ({ snapshot }) => `${snapshot.projects.length} projects`,
    (error: Error) => error.message,
  );
  return { end, begun };
}

it('measures each project, and none after a stop', async () => {
  expect(await begunWhenStopped()).toEqual({ end: '3 projects', begun: 3 });
  expect(await begunWhenStopped('measuring')).toEqual({ end: 'stopped', begun: 1 });
  expect(await begunWhenStopped('files')).toEqual({ end: 'stopped', begun: 0 });
});
