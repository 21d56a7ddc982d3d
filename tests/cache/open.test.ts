import { fork } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openCache } from '../../src/cache/open.ts';
import type { Commit } from '../../src/domain/facts.ts';
import type { Cache } from '../../src/domain/stores.ts';
import { wholeCommit } from '../support/commits.ts';

const repository = 'openstack/example';

/** What git would write, from a word that tests can read. */
function id(word: string): string {
  return Buffer.from(word.padEnd(20)).toString('hex');
}

function wordOf(commit: Commit): string {
  return Buffer.from(commit.id, 'hex').toString().trim();
}

function aCommit(word: string, change: Partial<Commit> = {}): Commit {
  return {
    id: id(word),
    parents: [],
    author: { name: 'Ada', address: 'ada@example.org' },
    coAuthors: [],
    authoredAt: 1_600_000_000,
    committedAt: undefined,
    subject: 'Fix',
    changeId: undefined,
    paths: [],
    ...change,
  };
}

describe('the cache', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stadium-cache-'));
    file = join(folder, 'cache.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is for nobody else to read, for it holds names and addresses (W23)', () => {
    const own = join(folder, 'own');
    const cache = openCache(own);
    cache.putResponse('k', { etag: 'e', lastModified: undefined, body: '{}', storedAt: '' });
    const modes = readdirSync(own).map((name) => statSync(join(own, name)).mode & 0o777);
    cache.close();
    expect(new Set(modes)).toEqual(new Set([0o600]));
    expect(statSync(own).mode & 0o777).toBe(0o700);
  });

  it('gives back what it was given, after it was closed', () => {
    const ben = { name: 'Ben', address: 'ben@example.com' };
    const commits = [
      aCommit('a', { paths: ['x.py', 'y.py'], changeId: 'I1', coAuthors: [ben] }),
      aCommit('b', {
        parents: [id('a'), id('elsewhere')],
        author: ben,
        authoredAt: undefined,
        committedAt: 1,
      }),
    ];
    const review = {
      commit: 'a',
      changeNumber: 7,
      url: undefined,
      project: undefined,
      branch: 'master',
      votes: [{ label: 'Verified', value: 2, by: { name: 'Zuul', address: '' } }],
      submitter: undefined,
      submittedAt: 5,
    };
    const first = openCache(folder);
    addCommits(first, repository, 'b', commits);
    first.addReviews(repository, new Map([['a:n', review]]));
    const response = { etag: 'e', lastModified: undefined, body: '{}', storedAt: '2026-01-01' };
    first.putResponse('GET x', response);
    first.putDocuments(
      'gerrit',
      'x',
      [
        { key: '2', body: 'b' },
        { key: '1', body: 'a' },
      ],
      'done',
    );
    first.close();
    const second = openCache(folder);
    expect(second.commits(repository).map(wholeCommit)).toEqual(commits);
    expect(second.coveredTips(repository)).toEqual(['b']);
    expect(second.knownNotes(repository)).toEqual(new Set(['a:n']));
    expect(second.reviews(repository)).toEqual(new Map([['a:n', review]]));
    expect(second.response('GET x')).toEqual(response);
    expect(second.documents('gerrit', 'x').map(({ key }) => key)).toEqual(['1', '2']);
    expect(second.scopeState('gerrit', 'x')).toBe('done');
    second.close();
  });

  it('knows nothing of what it was not given', () => {
    const cache = openCache(folder);
    expect(cache.commits(repository).length).toBe(0);
    expect(cache.coveredTips(repository)).toEqual([]);
    expect(cache.response('GET x')).toBeUndefined();
    expect(cache.scopeState('gerrit', 'x')).toBeUndefined();
    cache.close();
  });

  it('holds what two runs read at once as often as they read it', () => {
    const cache = openCache(folder);
    addCommits(cache, repository, 'a', [aCommit('a')]);
    addCommits(cache, repository, 'b', [aCommit('a'), aCommit('b')]);
    expect(cache.commits(repository).map(wordOf)).toEqual(['a', 'a', 'b']);
    cache.close();
  });

  it('shows nothing of commits on their way, whose reader may be killed', () => {
    const cache = openCache(folder);
    const killed = cache.adding(repository);
    for (let count = 0; count < 5000; count += 1) killed.add(aCommit(`c${count}`));
    addCommits(cache, repository, 'a', [aCommit('a')]);
    expect(cache.commits(repository).map(wordOf)).toEqual(['a']);
    killed.cover('b');
    expect(cache.commits(repository).length).toBe(5001);
    cache.close();
  });

  it('refuses to cover a tip whose commits on their way are gone', () => {
    const cache = openCache(folder);
    const adding = cache.adding(repository);
    for (let count = 0; count < 5000; count += 1) adding.add(aCommit(`c${count}`));
    const other = new Database(file);
    other.exec('DELETE FROM history');
    other.close();
    expect(() => adding.cover('b')).toThrow('gone');
    expect(cache.coveredTips(repository)).toEqual([]);
    cache.close();
  });

  it('keeps nothing of an addition that failed half-way', () => {
    const cache = openCache(folder);
    function* broken(): Generator<Commit> {
      for (let count = 0; count < 5000; count += 1) yield aCommit(`c${count}`);
      throw new Error('cut off');
    }
    expect(() => addCommits(cache, repository, 'tip', broken())).toThrow('cut off');
    expect(cache.commits(repository).length).toBe(0);
    expect(cache.coveredTips(repository)).toEqual([]);
    cache.close();
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['garbage', Buffer.from('not a database at all, only some words')],
    ['the head of a database and then garbage', damagedHead()],
  ])('refuses a file of %s, names it, and leaves it as it is', (_what, bytes) => {
    writeFileSync(file, bytes);
    expect(() => openCache(folder)).toThrow(
      expect.objectContaining({
        code: 'STORE',
        message: expect.stringContaining(file),
        hint: expect.stringContaining('never data'),
      }),
    );
    expect(readFileSync(file)).toEqual(bytes);
  });

  it('refuses the database of another program, and puts nothing into it', () => {
    const foreign = new Database(file);
    foreign.exec('CREATE TABLE theirs (x)');
    foreign.close();
    expect(() => openCache(folder)).toThrow('the database of another program');
    const again = new Database(file);
    expect(again.prepare('SELECT count(*) FROM sqlite_master').raw().get()).toEqual([1]);
    again.close();
  });

  it('whose making failed half-way leaves nothing that looks damaged, and is made by the next run', () => {
    // A folder in the place of the draft: SQLite cannot open it.
    const draft = `${file}.${process.pid}.part`;
    mkdirSync(draft);
    expect(() => openCache(folder)).toThrow('cannot be used');
    rmSync(draft, { recursive: true });
    expect(readdirSync(folder)).toEqual([]);
    openCache(folder).close();
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('refuses a file of a newer program, and leaves it as it is', () => {
    const newer = new Database(file);
    newer.exec('CREATE TABLE future (x); PRAGMA user_version = 99');
    newer.close();
    expect(() => openCache(folder)).toThrow(/format 99/);
    const again = new Database(file);
    expect(again.prepare('PRAGMA user_version').raw().get()).toEqual([99]);
    again.close();
  });

  it.each([1, 2])('reads histories of format %i anew, and keeps the rest', (format) => {
    const cache = openCache(folder);
    addCommits(cache, repository, 'tip', [aCommit('a')]);
    cache.putDocuments('gerrit', 'scope', [{ key: '1', body: '{}' }], 'state');
    cache.close();
    const earlier = new Database(file);
    earlier.exec(`PRAGMA user_version = ${format}`);
    earlier.close();
    const again = openCache(folder);
    expect(again.coveredTips(repository)).toEqual([]);
    expect(again.commits(repository).length).toBe(0);
    expect(again.documents('gerrit', 'scope')).toHaveLength(1);
    again.close();
  });

  it('names the folder it cannot make', () => {
    writeFileSync(join(folder, 'taken'), '');
    expect(() => openCache(join(folder, 'taken', 'inside'))).toThrow(
      expect.objectContaining({ code: 'STORE', message: expect.stringContaining('taken') }),
    );
  });

  it.skipIf(process.getuid?.() === 0)('names the file it may not write', () => {
    openCache(folder).close();
    chmodSync(file, 0o444);
    chmodSync(folder, 0o555);
    expect(() => openCache(folder)).toThrow(expect.objectContaining({ code: 'STORE' }));
    chmodSync(folder, 0o755);
  });

  it('ends, and names the folder, below one that takes no folders at all', () => {
    expect(() => openCache('/proc/stadium/cache')).toThrow(/\/proc\/stadium/);
  });

  it('is shared by two that write in turn', () => {
    const one = openCache(folder);
    const two = openCache(folder);
    addCommits(one, repository, 'a', [aCommit('a')]);
    addCommits(two, repository, 'b', [aCommit('b')]);
    expect(one.coveredTips(repository)).toEqual(['a', 'b']);
    one.close();
    two.close();
  });

  it('opens whole after a process that was writing was killed', async () => {
    const script = join(folder, 'writer.mts');
    const source = join(import.meta.dirname, '../../src/cache/open.ts');
    writeFileSync(
      script,
      `import { openCache } from ${JSON.stringify(source)};
const cache = openCache(${JSON.stringify(folder)});
const who = { name: 'Ada', address: 'ada@example.org' };
for (let tip = 0; ; tip += 1) {
  const commits = Array.from({ length: 50 }, (_unused, index) => ({ id: tip + ':' + index, parents: [], author: who,
    coAuthors: [], authoredAt: 1, committedAt: 1, subject: 's', changeId: undefined, paths: ['p'] }));
  const adding = cache.adding('openstack/example');
  for (const commit of commits) adding.add(commit);
  adding.cover(String(tip));
  process.send(tip);
}`,
    );
    for (let round = 0; round < 5; round += 1) {
      rmSync(file, { force: true });
      const acknowledged = await killedAfter(script, 3 + round);
      const cache = openCache(folder);
      const tips = cache.coveredTips(repository);
      expect(tips.length).toBeGreaterThanOrEqual(acknowledged + 1);
      expect(cache.commits(repository).length).toBe(tips.length * 50);
      cache.close();
      for (const name of ['', '-wal', '-shm']) rmSync(`${file}${name}`, { force: true });
    }
    expect(existsSync(file)).toBe(false);
  });
});

function killedAfter(script: string, messages: number): Promise<number> {
  return new Promise((resolve) => {
    const child = fork(script, { execArgv: ['--import', 'tsx'], cwd: process.cwd() });
    let last = -1;
    child.on('message', (tip: number) => {
      last = tip;
      if (tip >= messages) child.kill('SIGKILL');
    });
    child.once('exit', () => resolve(last));
  });
}

function damagedHead(): Buffer {
  const bytes = Buffer.alloc(8192, 0xaa);
  bytes.write('SQLite format 3\0', 'latin1');
  return bytes;
}

function addCommits(cache: Cache, to: string, tip: string, commits: Iterable<Commit>): void {
  const adding = cache.adding(to);
  try {
    for (const commit of commits) adding.add(commit);
    adding.cover(tip);
  } catch (error) {
    adding.giveUp();
    throw error;
  }
}
