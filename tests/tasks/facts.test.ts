// Several machines read, one measures: the snapshot is the one that a single machine makes, and what is missing is unknown.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSnapshot } from '../../src/evidence/format.ts';
import { extract } from '../../src/tasks/extract.ts';
import { hasDuckdb } from '../support/duckdb.ts';
import { loopback } from '../support/loopback.ts';
import {
  aSharedFamily,
  pathOf,
  type SharedFamily,
  sharedDay,
  sharedNames,
} from '../support/shared-facts.ts';
import { stadium } from '../support/shell.ts';

let folder: string;
let family: SharedFamily;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'stadium-facts-'));
  family = aSharedFamily(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const collect = (cache: string, ...more: string[]) =>
  stadium([
    ...['collect', '--data', family.data, '--cache', join(folder, cache), '--source', 'git'],
    ...['--as-of', sharedDay, '--replace', ...more],
  ]);
const extractShare = (...more: string[]) =>
  stadium([
    ...['collect', '--data', family.data, '--cache', join(folder, 'shards'), '--as-of', sharedDay],
    ...['--facts', family.facts, ...more],
  ]);
const written = () => readFileSync(join(family.data, 'evidence', `${sharedDay}.json`), 'utf8');

async function alone(...more: string[]): Promise<string> {
  await collect('alone', ...more);
  return written();
}

async function together() {
  const ran = await collect('together', '--facts', family.facts);
  return { ...ran, text: written() };
}

describe('a share', () => {
  it('is read into a file for each repository, and the next run keeps what is there', async () => {
    const first = await extractShare('--shard', '1/2', '--json');
    const second = await extractShare('--shard', '2/2', '--json');
    const both = [first, second].flatMap(({ out }) => JSON.parse(out).repositories);

    expect(both.map(({ state }) => state)).toEqual(sharedNames.map(() => 'written'));
    expect(both.map(({ repository }) => repository).sort()).toEqual(
      sharedNames.map((name) => `lab/${name}`).sort(),
    );
    const again = await extractShare('--shard', '1/2');
    expect(again.out).toMatch(/0 written, \d as they were, 0 commits read/);
  });

  it('takes away what a killed run left, unless somebody may still be at work on it', async () => {
    const drafts = ['lab/a.parquet.1.draft', 'lab/b.parquet.2.draft'].map((name) =>
      join(family.facts, name),
    );
    mkdirSync(join(family.facts, 'lab'), { recursive: true });
    for (const draft of drafts) writeFileSync(draft, '');
    const yesterday = Date.now() / 1000 - 86_400;
    utimesSync(drafts[0] ?? '', yesterday, yesterday);
    await extractShare('--shard', '1/2');

    expect(drafts.map((draft) => existsSync(draft))).toEqual([false, true]);
    rmSync(drafts[1] ?? '');
  });

  it('reads a repository again that has a new commit or a new tag, and no other', async () => {
    await extractShare('--shard', '1/1');
    const { gamma, delta } = family.repositories;
    gamma.commit({ at: 1_709_200_000, message: 'New', files: { 'gamma/new.py': '1' } });
    delta.tag('1.0.0', delta.git('rev-parse', 'HEAD').trim());
    const { repositories } = JSON.parse((await extractShare('--shard', '1/1', '--json')).out);
    const rows = repositories as { repository: string; state: string }[];
    const written = rows.filter(({ state }) => state === 'written');

    expect(written.map(({ repository }) => repository)).toEqual(['lab/gamma', 'lab/delta']);
  });

  it.each([
    [['--shard', '3/2'], /--shard 3\/2: expected a share such as 1\/4/],
    [['--shard', '1'], /--shard 1: expected a share/],
  ])('refuses %j and says why', async (options, said) => {
    const { code, err } = await extractShare(...options);
    expect(code).toBe(2);
    expect(err).toMatch(said);
  });

  it('asks again in the same run where a host has had enough for the moment', async () => {
    const server = await loopback((_request, response) => response.writeHead(429).end());
    const where = { data: family.data, cache: join(folder, 'busy'), facts: join(folder, 'busy') };
    const request = { ...where, shard: '1/1', asOf: sharedDay, pauseMs: 1 };
    const { signal } = new AbortController();
    const world = { now: () => new Date('2026-11-22T12:00:00Z'), env: {}, signal };
    const { repositories } = await extract({ ...request, gitBase: `${server.url}/{repo}` }, world);
    await server.close();

    expect(new Set(repositories.map(({ reason }) => reason?.code))).toEqual(
      new Set(['rate-limited']),
    );
    expect(server.requests.length).toBe(3 * sharedNames.length);
  });

  it('needs a folder of facts', async () => {
    const { code, err } = await stadium(['collect', '--data', family.data, '--shard', '1/2']);
    expect(code).toBe(2);
    expect(err).toContain('--shard needs --facts DIR');
  });
});

describe.skipIf(!hasDuckdb)('a fleet measured from shares', () => {
  it('gives the bytes that one machine gives, and names the shares', async () => {
    for (const shard of ['1/4', '2/4', '3/4', '4/4']) await extractShare('--shard', shard);
    const expected = await alone();
    const { text, out, code } = await together();

    expect(text).toBe(expected);
    expect(code).toBe(0);
    expect(out).toMatch(/from the facts of shares? /);
  });

  it('knows nothing of a repository that no share has left, and no smaller fleet', async () => {
    await extractShare('--shard', '1/1');
    const file = join(family.facts, 'lab', 'zeta.parquet');
    renameSync(file, `${file}.away`);
    const { text, code, err } = await together();
    renameSync(`${file}.away`, file);
    const { projects, pins } = parseSnapshot(text, 'test');
    const stateOf = (id: string) => projects.map(({ measurements }) => measurements[id]?.state);

    expect(code).toBe(3);
    expect(err).toContain('git, lab/zeta: no share has left its facts yet');
    expect(pins.map(({ repository }) => repository)).not.toContain('lab/zeta');
    expect(stateOf('commits-365d')).toEqual(projects.map(() => 'measured'));
    expect(stateOf('dependents')).toContain('unknown');
  });

  it.each([
    ['cut short', (whole: Buffer) => whole.subarray(0, whole.length - 100)],
    ['garbage', () => Buffer.from('garbage\n'.repeat(10))],
    ['empty', () => Buffer.alloc(0)],
  ])(
    'names a file that is %s, and has it whole when the share is read again',
    async (_, spoilt) => {
      await extractShare('--shard', '1/1');
      const file = join(family.facts, 'lab', 'zeta.parquet');
      writeFileSync(file, spoilt(readFileSync(file)));
      const { code, err } = await together();
      const again = await extractShare('--shard', '1/1');

      expect(code).toBe(3);
      expect(err).toMatch(
        /git, lab\/zeta: its file of facts, lab\/zeta\.parquet, cannot be read \(.+\); read its share again/,
      );
      expect(again.out).toContain('1 written');
      expect((await together()).code).toBe(0);
    },
  );

  it('gives the bytes of one machine also where a repository is gone, and uses what it left before', async () => {
    await extractShare('--shard', '1/1');
    await alone();
    const upstream = pathOf(folder, 'beta');
    renameSync(upstream, `${upstream}.away`);
    const failed = await extractShare('--shard', '1/1');
    const expected = await alone();
    const { text, code } = await together();
    renameSync(`${upstream}.away`, upstream);

    expect(failed.code).toBe(3);
    expect(failed.err).toContain('lab/beta');
    expect(code).toBe(3);
    expect(text).toBe(expected);
    expect(existsSync(join(family.facts, 'lab', 'beta.parquet'))).toBe(true);
  });

  it('names a file that was damaged, and how to go on', async () => {
    await extractShare('--shard', '1/1');
    const file = join(family.facts, 'lab', 'beta.parquet');
    const whole = readFileSync(file);
    writeFileSync(
      file,
      Buffer.concat([whole.subarray(0, 60), Buffer.from('XXXX'), whole.subarray(64)]),
    );
    const { code, err } = await collect('damaged', '--facts', family.facts);
    writeFileSync(file, whole);

    expect(code).toBe(2);
    expect(err).toContain('beta.parquet is damaged');
    expect(err).toContain('run the share again');
  });

  it('takes facts of an earlier day for no news', async () => {
    await extractShare('--shard', '1/1');
    const { code, err } = await stadium([
      ...['collect', '--data', family.data, '--cache', join(folder, 'together')],
      ...['--source', 'git', '--facts', family.facts, '--as-of', '2026-11-22'],
    ]);
    expect(code).toBe(3);
    expect(err).toContain('its facts tell nothing of the tip on 2026-11-22');
  });
});
