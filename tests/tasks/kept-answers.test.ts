// An answer is kept as long as nothing that it was made from has changed, and never a moment longer.

import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IsoDate } from '../../src/domain/time.ts';
import { packagedData } from '../../src/tasks/folders.ts';
import { kept } from '../../src/tasks/kept-answers.ts';
import type { News, World } from '../../src/tasks/outside-world.ts';

interface Asked {
  readonly today?: string;
  readonly task?: string;
  readonly policy?: string;
  readonly cache?: string;
  readonly withCriteria?: boolean;
  readonly fromCache?: boolean;
}

let folder: string;
let made: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-kept-'));
  cpSync(packagedData, join(folder, 'data'), { recursive: true });
  made = 0;
  vi.stubEnv('STADIUM_BUILD', 'one');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function ask({
  today = '2026-11-22',
  task = 'report',
  policy = '',
  cache = 'cache',
  ...restsOn
}: Asked = {}) {
  const question = {
    data: join(folder, 'data'),
    cache: join(folder, cache),
    ...(policy === '' ? {} : { policy }),
    ...restsOn,
  };
  const now = () => new Date(`${today}T12:00:00Z`);
  const world = { now, env: {}, signal: new AbortController().signal };
  const make = () => {
    made += 1;
    return { made, names: new Map([['a', undefined]]) };
  };
  return kept({ task, question, make }, world);
}

const answers = () => join(folder, 'cache/answers');

describe('an answer that is kept', () => {
  it('is given again as it was', async () => {
    const first = await ask();

    expect(await ask()).toEqual(first);
    expect(made).toBe(1);
  });

  it.each([
    ['a data file', () => appendFileSync(join(folder, 'data/decisions.yaml'), '# \n')],
    ['a snapshot', () => appendFileSync(newestSnapshot(), ' ')],
    ['a snapshot that is gone', () => rmSync(newestSnapshot())],
    ['another program', () => vi.stubEnv('STADIUM_BUILD', 'two')],
  ])('is made anew after a change of %s', async (_what, change) => {
    await ask();
    change();

    await ask();

    expect(made).toBe(2);
  });

  it('that rests on the cache is made anew when a mirror or the database has changed', async () => {
    const mirror = join(folder, 'cache/git/one.git');
    mkdirSync(mirror, { recursive: true });
    const marker = join(mirror, 'stadium-mirror.json');
    for (const text of ['one', 'two']) {
      writeFileSync(`${marker}.new`, text);
      renameSync(`${marker}.new`, marker);
      await ask({ fromCache: true });
      await ask({ fromCache: true });
    }
    writeFileSync(join(folder, 'cache/cache.sqlite'), 'x');
    await ask({ fromCache: true });
    await ask({});

    expect(made).toBe(4);
  });

  it('that tells the answers to the criteria is made anew when these have changed', async () => {
    await ask({ withCriteria: true });
    writeFileSync(join(folder, 'data/criteria/2026-11-01.json'), '{}');
    await ask({ withCriteria: true });

    expect(made).toBe(2);
  });

  it('is made anew for another day, task or policy', async () => {
    const policy = join(folder, 'policy.yaml');
    writeFileSync(policy, 'a');
    await ask();
    await ask({ today: '2026-11-23' });
    await ask({ task: 'timeline' });
    await ask({ policy });
    writeFileSync(policy, 'b');
    await ask({ policy });

    expect(made).toBe(5);
  });

  it('is made anew where the kept one is cut off', async () => {
    await ask();
    const [name = ''] = readdirSync(answers());
    const file = join(answers(), name);
    truncateSync(file, readFileSync(file).length - 3);

    expect((await ask()).made).toBe(2);
  });

  it('is not kept where something was told on the way: it would be told once only', async () => {
    const told: News[] = [];
    const signal = new AbortController().signal;
    const world = { now: () => new Date(), env: {}, signal, tell: (news: News) => told.push(news) };
    const question = { data: join(folder, 'data'), cache: join(folder, 'cache') };
    const make = ({ tell }: World) => tell?.({ kind: 'passed-over', day: '2026-11-22' as IsoDate });
    for (const task of ['inner', 'outer']) {
      const inner = { task: 'inner', question, make: (asked: World) => make(asked) ?? 'said' };
      const outer = { task, question, make: (asked: World) => kept(inner, asked) };
      expect([await kept(outer, world), await kept(outer, world)]).toEqual(['said', 'said']);
    }
    expect(told).toHaveLength(4);
  });

  it('is one of a few dozen', async () => {
    for (let day = 1; day <= 100; day += 1) await ask({ task: String(day) });

    expect(readdirSync(answers())).toHaveLength(96);
  });

  it('gives way, the oldest first, where large ones fill half a gigabyte', async () => {
    await ask();
    const [first = ''] = readdirSync(answers());
    for (const [at, name] of ['older', 'newer'].entries()) {
      const file = join(answers(), name);
      writeFileSync(file, '');
      truncateSync(file, 300 * 1024 * 1024);
      utimesSync(file, 1000 + at, 1000 + at);
    }
    await ask({ task: 'timeline' });

    expect(readdirSync(answers())).toEqual(expect.arrayContaining([first, 'newer']));
    expect(readdirSync(answers())).not.toContain('older');
  });

  it('is given where nothing can be written', async () => {
    writeFileSync(join(folder, 'a-file'), '');

    expect((await ask({ cache: 'a-file' })).made).toBe(1);
  });

  it('is not kept by a program that runs from its sources', async () => {
    vi.stubEnv('STADIUM_BUILD', undefined);
    await ask();
    await ask();

    expect(made).toBe(2);
  });
});

function newestSnapshot(): string {
  const evidence = join(folder, 'data/evidence');
  return join(evidence, readdirSync(evidence).sort().at(-1) ?? '');
}
