// How often a collection asks Gerrit and Zuul, counted by servers on this machine: cold, warm, and weekly over a cycle.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generatedChanges } from '../support/gerrit-data.ts';
import { gerritServer } from '../support/gerrit-server.ts';
import { aRepository } from '../support/repository.ts';
import { stadium } from '../support/shell.ts';
import { aBuildsetRow } from '../support/zuul-data.ts';
import { zuulServer } from '../support/zuul-server.ts';
import type { Benchmark, Figure } from './benchmark.ts';

const count = 15;
const weeks = 26;
const names = Array.from({ length: count }, (_, at) => `openstack/part-${at}`);
const seconds = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
const start = seconds('2026-01-07');
const against = 'counting servers of Gerrit and Zuul';

export const benchmark: Benchmark = {
  name: 'requests',
  async *run({ scratch }) {
    const counts = await asked(join(scratch, 'requests'));
    const [cold = 0, warm = 0, ...weekly] = counts;
    const cycle = weekly.reduce((sum, each) => sum + each, 0);
    yield figure('requests for a team of 15, cold', 1, cold / count, 'a repository');
    yield figure('requests for a team of 15, the same day again', 3, warm, 'in all', true);
    yield figure(`requests of ${weeks} weekly runs`, 3, cycle / count, 'a repository');
  },
};

function figure(what: string, most: number, found: number, of: string, mayEqual = false): Figure {
  const isMet = mayEqual ? found <= most : found < most;
  const goal = `${mayEqual ? 'at most' : 'fewer than'} ${most} ${of}`;
  return {
    what,
    against,
    goal,
    found: `${Number(found.toFixed(2))} ${of}`,
    state: isMet ? 'met' : 'missed',
  };
}

/** Of the first run, the same again, and one each week, in which the servers go on. */
async function asked(folder: string): Promise<readonly number[]> {
  makeData(folder);
  const season = {
    projects: names,
    from: seconds('2025-06-01'),
    to: seconds('2026-07-08'),
    changes: 3000,
  };
  const all = generatedChanges(season);
  const gerrit = await gerritServer({ projects: names, changes: [] });
  const zuul = await zuulServer({
    sets: [],
    pipelines: Object.fromEntries(names.map((name) => [name, ['gate']])),
  });
  const counts: number[] = [];
  try {
    for (let run = 0; run < weeks + 2; run += 1) {
      const at = start + Math.max(0, run - 1) * 7 * 86_400;
      const until = new Date(at * 1000).toISOString();
      gerrit.changes.splice(
        0,
        Infinity,
        ...all.filter(({ updated }) => updated.replace(' ', 'T') <= until),
      );
      zuul.sets.splice(0, Infinity, ...buildsetsUntil(at));
      const before = gerrit.requests.length + zuul.requests.length;
      const urls = ['--gerrit-url', gerrit.url, '--zuul-url', zuul.url];
      const where = ['--data', join(folder, 'data'), '--cache', join(folder, 'cache'), '-q'];
      const { code, err } = await stadium(['collect', ...where, ...urls], {
        today: until.slice(0, 10),
      });
      if (code !== 0) throw new Error(`collect ended with ${code}: ${err}`);
      counts.push(gerrit.requests.length + zuul.requests.length - before);
    }
  } finally {
    await Promise.all([gerrit.close(), zuul.close()]);
  }
  return counts;
}

function makeData(folder: string): void {
  mkdirSync(join(folder, 'data'), { recursive: true });
  const projects = names.map(
    (name) => `  - { name: ${name.slice(10)}, class: library, repositories: [${name}] }`,
  );
  const base = `sources: { git: { base: 'file://${folder}/git/{repo}.git' } }`;
  const text = `team: made\nallowLocal: true\n${base}\nprojects:\n${projects.join('\n')}\n`;
  writeFileSync(join(folder, 'data/stadium.yaml'), text);
  for (const name of names)
    aRepository(join(folder, 'git', `${name}.git`)).commit({
      at: seconds('2024-01-10'),
      files: { 'a.py': '1' },
    });
}

/** Two a day, the repositories in turn. */
function buildsetsUntil(end: number) {
  const first = seconds('2025-06-01');
  const sets = Math.floor((end - first) / 43_200);
  return Array.from({ length: sets }, (_, id) =>
    aBuildsetRow({
      ...{ id: id + 1, at: first + id * 43_200, project: names[id % count] ?? '' },
      result: 'SUCCESS',
    }),
  );
}
