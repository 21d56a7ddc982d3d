// The whole way from real git repositories to figures: what git hands over is what the measures count.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/cache/open.ts';
import { collectHistories } from '../../src/collect/run.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import type { Snapshot } from '../../src/domain/snapshot.ts';
import { formatSnapshot } from '../../src/evidence/format.ts';
import {
  type KnownHistories,
  measureProjects,
  pinsOf,
  prepare,
} from '../../src/measure/project.ts';
import { windowsAt } from '../../src/measure/windows.ts';
import { calendar } from '../lifecycle/fixture.ts';
import { aProject, at, told } from '../support/facts.ts';
import { ada, aRepository, ben, type TestRepository } from '../support/repository.ts';

const canary = { name: 'Canary Person', address: 'canary-address@example.net' };
const bot = { name: 'Zuul', address: 'zuul@example.org' };
const people = { ...nobodyKnown, bots: [bot.address] };
const names = ['openstack/main', 'openstack/two', 'openstack/three'];

let root: string;
let facts: KnownHistories;
let tipOfTrain: string;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'measure-git-'));
  mkdirSync(join(root, 'openstack'));
  const [main, ...others] = names.map((name) => aRepository(join(root, `${name}.git`)));
  if (main === undefined) throw new Error('no repository');
  fill(main);
  for (const other of others) {
    other.commit({ at: at('2019-01-01'), message: `Start ${other.path.at(-5)}` });
    sweep(other);
  }
  const cache = openCache(join(root, 'cache'));
  try {
    const collected = await collectHistories(names, {
      base: `file://${root}/{repo}.git`,
      allowLocal: true,
      cacheRoot: join(root, 'cache'),
      store: cache,
      readAt: at('2020-06-01'),
      offline: false,
      signal: new AbortController().signal,
    });
    facts = new Map(
      [...collected.facts].map(([name, each]) => [
        name,
        each.state === 'known' ? { ...each, value: each.value() } : each,
      ]),
    );
  } finally {
    cache.close();
  }
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

function sweep(repository: TestRepository): void {
  repository.commit({
    at: at('2019-07-01'),
    message: 'Switch to Python 3',
    files: { 'tox.ini': '3' },
  });
}

/** Counted by hand in the titles below. */
function fill(main: TestRepository): void {
  const code = (text: string) => ({ 'main/agent.py': text });
  const first = main.commit({ at: at('2019-01-10'), files: code('1'), message: 'Start' });
  const approved = main.commit({ at: at('2019-05-01'), files: code('2'), author: ben });
  main.commit({ at: at('2019-05-02'), files: { 'doc/index.rst': 'x' }, author: canary });
  main.commit({ at: at('2019-05-03'), files: { 'requirements.txt': 'x' }, author: bot });
  sweep(main);
  // Two people whose names differ in one byte that is no UTF-8, and who share no address.
  for (const [index, byte] of [0xe9, 0xe8].entries()) {
    main.rawCommit({
      at: at(`2019-08-0${index + 1}`),
      author: { name: Buffer.from([0x4a, 0x6f, 0x73, byte]), address: '' },
      message: `Latin ${index}`,
    });
  }
  // A date before there was git, and one in the future of the reading: both landed with what they stand on.
  main.rawCommit({ at: 0, message: 'From 1970' });
  main.rawCommit({ at: at('2037-01-01'), message: 'From 2037' });
  tipOfTrain = main.commit({
    at: at('2019-10-01'),
    files: code('3'),
    message: 'Fix\n\nCo-authored-by: Ben <ben@example.com>',
  });
  // Dated before 12 November, merged after it.
  const side = main.commit({
    at: at('2019-10-20'),
    branch: 'topic',
    parents: [tipOfTrain],
    files: code('4'),
    message: 'Trap',
  });
  main.commit({ at: at('2019-11-20'), parents: [tipOfTrain, side], message: 'Merge "Trap"' });
  main.note(
    approved,
    'Code-Review+2: Canary Person <canary-address@example.net>\nVerified+2: Zuul\nSubmitted-by: Zuul\nSubmitted-at: Wed, 01 May 2019 12:00:00 +0000\n',
  );
  main.tag('1.0.0', first, at('2019-10-16'));
  main.tag('2.0.0', first, at('2019-11-13'));
}

function measureAt(asOf: string) {
  const past = prepare(facts, [], peopleDirectory(people));
  const project = aProject('main');
  const projects = measureProjects([project], past, calendar, asOf);
  return { past, projects, figures: (id: string) => told(projects[0]?.measurements[id]) };
}

describe('as of 2019-11-12', () => {
  it.each([
    [
      'commits-365d',
      'Start, Ben, documentation, bot, sweep, two latin names and two wrong clocks, then Fix',
      10,
    ],
    ['bot-commits-365d', 'the requirements', 1],
    ['tree-wide-commits-365d', 'the switch to Python 3', 1],
    ['own-commits-365d', 'the 10 less bot and sweep', 8],
    ['own-commits-cycle', 'the same less Start, which is of Stein', 7],
    ['code-commits-365d', 'Start, Ben and Fix', 3],
    ['merge-commits-365d', 'the merge came later', 0],
    ['active-people-365d', 'Ada, Ben, Canary and two whose names differ in one byte', 5],
    ['dedicated-people-365d', 'Ada with Start and Fix, Ben with his own and as co-author', 2],
    ['days-since-own-commit', 'from 1 October', 42],
    ['age', 'from 10 January', 306],
    ['releases-365d', '1.0.0; 2.0.0 was tagged a day later', 1],
    ['noted-reviews-365d', 'one note', 1],
    ['noted-approvers-365d', 'Canary', 1],
  ])('%s: %s', (id, _why, expected) => {
    expect(measureAt('2019-11-12').figures(id)).toBe(expected);
  });

  it('pins the tip of that day', () => {
    const { past } = measureAt('2019-11-12');
    const pin = pinsOf(past, '2019-11-12').find(({ repository }) => repository === names[0]);
    expect(pin?.commit).toBe(tipOfTrain);
  });

  it('says unknown of the review notes of a repository that has none', () => {
    const past = prepare(facts, [], peopleDirectory(people));
    const [two] = measureProjects([aProject('two')], past, calendar, '2019-11-12');
    expect(told(two?.measurements['noted-approvers-365d'])).toBe('unknown: no-notes');
  });
});

describe('as of the day of the merge', () => {
  it('counts the trap, dated a month before, with its merge: 1 own and 1 merge more', () => {
    const eve = measureAt('2019-11-19').figures;
    const then = measureAt('2019-11-20').figures;
    expect(then('own-commits-365d')).toBe(Number(eve('own-commits-365d')) + 1);
    expect(then('merge-commits-365d')).toBe(1);
    expect(then('days-since-own-commit')).toBe(0);
  });
});

describe('privacy', () => {
  it('leaves no name and no address of a person in the snapshot', () => {
    const asOf = '2019-11-20';
    const { past, projects } = measureAt(asOf);
    const windows = windowsAt(calendar, asOf);
    const snapshot: Snapshot = {
      snapshotVersion: 1,
      definitions: 1,
      team: 'neutron',
      asOf,
      cycle: windows.cycle,
      windows: Object.values(windows.named),
      pins: pinsOf(past, asOf),
      sources: [],
      projects,
    };
    const text = formatSnapshot(snapshot);
    expect(text).not.toMatch(/canary/i);
    for (const { name, address } of [ada, ben, bot]) {
      expect(text).not.toContain(address);
      expect(text).not.toContain(`"${name}"`);
    }
    expect(text).not.toContain('@');
  });
});
