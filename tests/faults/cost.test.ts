// W12: what a hostile repository may cost. Each is made by real git and collected by a process of its own, whose peak of memory counts.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mirror } from '../../src/collect/git/mirror.ts';
import { aWorkshop, type Workshop } from '../support/collecting.ts';
import { aRepository, type TestRepository } from '../support/repository.ts';

const name = 'lab/hostile';
const mostMiB = 512;
const mebibyte = 1024 ** 2;
const script = join(import.meta.dirname, '../support/collectScript.ts');

let workshop: Workshop;
beforeEach(() => {
  workshop = aWorkshop();
});
afterEach(() => workshop.remove());

/** Its server looks for no likeness between large files: that is not what is measured. */
function upstream(): TestRepository {
  const repository = aRepository(workshop.pathOf(name));
  repository.git('config', 'core.bigFileThreshold', '100k');
  return repository;
}

function collected(...files: readonly string[]) {
  const { base, cacheRoot } = workshop;
  const args = ['--import', 'tsx', script, name, base, cacheRoot, ...files];
  const said = execFileSync(process.execPath, args, { encoding: 'utf8', maxBuffer: mebibyte });
  const { peakMiB, ...rest } = JSON.parse(said) as { readonly peakMiB: number };
  expect(peakMiB).toBeLessThan(mostMiB);
  return rest;
}

/** A fast-import stream of one commit. */
function commitOf({ path }: TestRepository, files: readonly (readonly [string, string])[]): void {
  const who = 'A <a@example.org> 1700000000 +0000';
  const head = `commit refs/heads/master\nauthor ${who}\ncommitter ${who}\ndata 1\nx\n`;
  const rows = files.map(([at, text]) => `M 644 inline ${at}\ndata ${text.length}\n${text}\n`);
  execFileSync(
    'git',
    [
      '--git-dir',
      path,
      '-c',
      'core.compression=1',
      'fast-import',
      '--depth=0',
      '--quiet',
      '--force',
    ],
    {
      input: head + rows.join(''),
      maxBuffer: mebibyte,
    },
  );
}

/** Ten entries a level, ten levels: ten thousand million paths in a kilobyte. */
function treeBomb({ path, git }: TestRepository, leaf: string): void {
  const run = (args: readonly string[], input: string) =>
    execFileSync('git', ['--git-dir', path, ...args], { input, encoding: 'utf8' }).trim();
  const ten = Array.from({ length: 10 }, (_, index) => index);
  const blob = run(['hash-object', '-w', '--stdin'], 'boom');
  const rows = (entry: string, end = '') => ten.map((i) => `${entry}\td${i}${end}\n`).join('');
  let tree = run(['mktree'], rows(`100644 blob ${blob}`, leaf));
  for (let level = 1; level < 10; level += 1) tree = run(['mktree'], rows(`040000 tree ${tree}`));
  const env = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];
  git('update-ref', 'refs/heads/master', git(...env, 'commit-tree', '-m', 'x', tree));
}

describe('a hostile upstream is unknown, and costs no more than the bounds (W12)', () => {
  it('with a tree that names ten thousand million files', { timeout: 120_000 }, () => {
    treeBomb(upstream(), '.py');
    expect(collected()).toEqual({ code: 'too-big' });
    expect(collected('.py')).toEqual({ code: 'too-big' });
  });

  it('with 20 review notes of 8 MiB, which are no notes of Gerrit', { timeout: 120_000 }, () => {
    const repository = upstream();
    repository.bulk(20);
    const commits = repository.git('rev-list', 'master').split('\n');
    notes(repository, commits, (index) =>
      `Verified+2: Zuul ${index}\n`.repeat((8 * mebibyte) / 20),
    );
    expect(collected()).toMatchObject({ commits: 20, reviews: 'no-notes' });
  });

  it('with review notes that come to more than 256 MiB', { timeout: 120_000 }, () => {
    const repository = upstream();
    repository.bulk(1100);
    const commits = repository.git('rev-list', 'master').split('\n');
    notes(repository, commits, (index) => `Verified+2: Zuul ${index}\n`.padEnd(mebibyte / 4, '\n'));
    expect(collected()).toMatchObject({ commits: 1100, reviews: 'too-big' });
  });

  it('with 12 job files of 8 MiB', { timeout: 120_000 }, () => {
    const text = '#'.repeat(8 * mebibyte);
    const files = Array.from({ length: 12 }, (_, i) => [
      `zuul.d/${i}.yaml`,
      `${i}${text.slice(9)}`,
    ]);
    commitOf(upstream(), files as [string, string][]);
    expect(collected('.yaml')).toEqual({ code: 'too-big' });
  });

  it('with one file that is larger than any of its kind (G30)', () => {
    commitOf(upstream(), [['.mailmap', '#'.repeat(10 * mebibyte)]]);
    expect(collected('.mailmap')).toEqual({ code: 'too-big' });
  });

  it('with 400 tags of tags, which cost no process each', () => {
    const repository = upstream();
    let target = repository.commit();
    for (let level = 0; level < 400; level += 1) {
      const type = level === 0 ? 'commit' : 'tag';
      target = looseTag(repository.path, target, type, `t${level}`);
      writeFileSync(join(repository.path, 'refs/tags', `t${level}`), `${target}\n`);
    }
    expect(collected()).toMatchObject({ commits: 1, tags: 400 });
  });

  it('with a million refs (G29)', { timeout: 120_000 }, () => {
    const repository = upstream();
    const id = repository.commit();
    const names = Array.from(
      { length: 1_000_000 },
      (_, i) => `${id} refs/tags/v${1e9 + i}-of-a-million`,
    );
    const head = '# pack-refs with: peeled fully-peeled sorted \n';
    writeFileSync(join(repository.path, 'packed-refs'), `${head}${names.join('\n')}\n`);
    expect(collected()).toEqual({ code: 'too-big' });
  });

  it('with a message of 100 MB, of which little is kept (G29)', { timeout: 120_000 }, () => {
    const repository = upstream();
    repository.commit({ message: Buffer.alloc(100_000_000, 'long ') });
    repository.commit();
    expect(collected()).toMatchObject({ commits: 2 });
  });

  it('with a pack larger than what may be fetched, of which nothing stays (G35)', async () => {
    const repository = upstream();
    repository.bulk(300, { bytes: 2000 });
    const { base, cacheRoot } = workshop;
    const place = { repository: name, base, cacheRoot, allowLocal: true };
    const small = await mirror({ ...place, packBytes: 8192 });
    expect(small).toMatchObject({ state: 'unknown', reason: { code: 'too-big' } });
    expect(existsSync(join(cacheRoot, 'git'))).toBe(true);
    expect(readdirSync(join(cacheRoot, 'git')).filter((each) => !each.endsWith('.lock'))).toEqual(
      [],
    );
    expect((await mirror(place)).state).toBe('known');
  });
});

function notes(
  { path }: TestRepository,
  commits: readonly string[],
  text: (index: number) => string,
) {
  const who = 'G <g@example.org> 1700000000 +0000';
  const rows = commits.map((commit, index) => {
    const body = text(index);
    return `N inline ${commit}\ndata ${body.length}\n${body}\n`;
  });
  const head = `commit refs/notes/review\ncommitter ${who}\ndata 1\nx\n`;
  const input = Buffer.concat([Buffer.from(head), ...rows.map((row) => Buffer.from(row))]);
  execFileSync(
    'git',
    ['--git-dir', path, '-c', 'core.compression=1', 'fast-import', '--depth=0', '--quiet'],
    {
      input,
      maxBuffer: mebibyte,
    },
  );
}

/** Written as git would, without a process for each. */
function looseTag(path: string, target: string, type: string, name: string): string {
  const text = `object ${target}\ntype ${type}\ntag ${name}\ntagger A <a@example.org> 1700000000 +0000\n\nx\n`;
  const whole = Buffer.from(`tag ${text.length}\0${text}`);
  const id = createHash('sha1').update(whole).digest('hex');
  mkdirSync(join(path, 'objects', id.slice(0, 2)), { recursive: true });
  writeFileSync(join(path, 'objects', id.slice(0, 2), id.slice(2)), deflateSync(whole));
  return id;
}
