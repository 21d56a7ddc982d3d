import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mirrorPath } from '../../../src/collect/git/address.ts';
import { runGit } from '../../../src/collect/git/run.ts';
import { lockOwner } from '../../../src/disk/claims.ts';
import { aWorkshop, factsOf, type Workshop } from '../../support/collecting.ts';
import { aRepository } from '../../support/repository.ts';

const name = 'openstack/example';

describe('a mirror', () => {
  let workshop: Workshop;
  beforeEach(() => {
    workshop = aWorkshop();
  });
  afterEach(() => workshop.remove());

  const upstream = () => aRepository(workshop.pathOf(name));
  const directory = (): string =>
    mirrorPath(workshop.cacheRoot, name, `file://${workshop.pathOf(name)}`);
  /** Puts a program before git that writes down how it is called. */
  const listingGit = () => {
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const [folder, list] = [join(workshop.cacheRoot, 'bin'), join(workshop.cacheRoot, 'list')];
    mkdirSync(folder);
    const script = `#!/bin/sh\necho "$@" >> ${list}\nexec ${git} "$@"\n`;
    writeFileSync(join(folder, 'git'), script, { mode: 0o755 });
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`);
    return () => readFileSync(list, 'utf8').split('\n');
  };
  function heldBy(owner: object): string {
    const claim = join(`${directory()}.lock`, '9');
    mkdirSync(dirname(claim), { recursive: true });
    writeFileSync(claim, JSON.stringify({ since: '2026-11-22T10:00:00Z', ...owner }));
    return claim;
  }
  const reasonOf = async (options = {}) => (await workshop.collect(name, options)).report.reason;

  it('holds no file contents, and the notes whole', async () => {
    const repository = upstream();
    const commit = repository.commit({ files: { 'big.bin': 'x'.repeat(100_000) } });
    repository.note(commit, 'Verified+2: Zuul\n');
    await workshop.collect(name);
    const packs = readdirSync(join(directory(), 'objects', 'pack'));
    expect(packs.some((file) => file.endsWith('.promisor'))).toBe(true);
    const blob = repository.git('rev-parse', `${commit}:big.bin`);
    const asked = await runGit(['cat-file', '-e', blob], { directory: directory() });
    expect(asked.exitCode).not.toBe(0);
    expect(readdirSync(join(directory(), 'notes.git', 'objects', 'pack'))).not.toContainEqual(
      expect.stringMatching(/promisor$/),
    );
  });

  it('lies where nobody else may look (W23)', async () => {
    upstream().commit();
    await workshop.collect(name);
    expect(statSync(dirname(directory())).mode & 0o777).toBe(0o700);
  });

  it('of an empty repository is unknown, not a history of nothing', async () => {
    upstream();
    expect(await reasonOf()).toMatchObject({ code: 'empty' });
  });

  it('of a HEAD that names no branch is unknown, and names the branches there are', async () => {
    const repository = upstream();
    repository.commit({ branch: 'trunk' });
    expect(await reasonOf()).toMatchObject({
      code: 'bad-answer',
      detail: expect.stringContaining('trunk'),
    });
  });

  it('of a shallow repository is unknown', async () => {
    const repository = aRepository(workshop.pathOf('openstack/whole'));
    repository.bulk(5);
    mkdirSync(dirname(workshop.pathOf(name)), { recursive: true });
    const whole = `file://${repository.path}`;
    repository.git('clone', '--quiet', '--bare', '--depth=1', whole, workshop.pathOf(name));
    expect(await reasonOf()).toMatchObject({ code: 'shallow' });
  });

  it('that was made shallow by hand is unknown', async () => {
    const repository = upstream();
    const tip = repository.commit();
    await workshop.collect(name);
    writeFileSync(join(directory(), 'shallow'), `${tip}\n`);
    expect(await reasonOf({ offline: true })).toMatchObject({ code: 'shallow' });
  });

  it('of what does not exist, or is no repository, is unknown', async () => {
    expect(await reasonOf()).toMatchObject({ code: 'not-found' });
    mkdirSync(workshop.pathOf(name), { recursive: true });
    expect(await reasonOf()).toMatchObject({ code: 'not-found' });
  });

  it.each([
    ['a truncated pack', (pack: string) => truncateSync(pack, 200)],
    ['a pack that is gone', (pack: string) => rmSync(pack)],
    ['a flipped byte', flipByte],
  ])('with %s is set aside and made anew, once', async (_what, damage) => {
    const repository = upstream();
    repository.bulk(50);
    await workshop.collect(name);
    damagePacks(damage);
    repository.commit();
    const { facts, report } = await workshop.collect(name);
    expect(report).toMatchObject({ state: 'collected' });
    expect(report.remarks).toEqual(['its mirror was corrupt and was made anew']);
    expect(facts?.commits).toHaveLength(51);
    expect(existsSync(`${directory()}.corrupt`)).toBe(true);
    expect((await workshop.collect(name)).report.remarks).toBeUndefined();
  });

  it('is not asked what it has while its upstream has nothing new', async () => {
    const repository = upstream();
    repository.commit();
    await workshop.collect(name);
    const asked = listingGit();
    await workshop.collect(name);
    // The one that reads tip and tags.
    expect(asked().filter((line) => line.includes('for-each-ref'))).toHaveLength(1);
    repository.commit();
    expect((await workshop.collect(name)).facts?.commits).toHaveLength(2);
  });

  it('that is corrupt is unknown when nobody may be asked, and is left as it is', async () => {
    upstream().bulk(5);
    await workshop.collect(name);
    damagePacks((pack) => truncateSync(pack, 200));
    expect(await reasonOf({ offline: true })).toMatchObject({ code: 'corrupt' });
    expect(existsSync(directory())).toBe(true);
  });

  it('without its marker is made anew, and is not read offline', async () => {
    upstream().commit();
    await workshop.collect(name);
    rmSync(join(directory(), 'stadium-mirror.json'));
    expect(await reasonOf({ offline: true })).toMatchObject({ code: 'incomplete-mirror' });
    expect((await workshop.collect(name)).report.state).toBe('collected');
  });

  it.each([0, 1])(
    'of a killed run leaves no half-made clone behind, %d times read before',
    async (times) => {
      upstream().commit();
      for (let time = 0; time < times; time++) await workshop.collect(name);
      mkdirSync(join(`${directory()}.incoming`, 'half'), { recursive: true });
      await workshop.collect(name);
      const left = readdirSync(dirname(directory())).filter((each) => each.includes('incoming'));
      expect(left).toEqual([]);
    },
  );

  it('comes from where its address says, whatever letters are in it', async () => {
    const odd = join(workshop.upstream, 'one;two"three\\four');
    const commit = aRepository(join(odd, `${name}.git`)).commit();
    aRepository(join(workshop.upstream, 'one')).commit();
    const collected = await workshop.collect(name, { base: `file://${odd}/{repo}.git` });
    expect(factsOf(collected).tip).toBe(commit);
  });

  it('comes from where it has moved to, whatever letters are in the address before', async () => {
    const odd = join(workshop.upstream, '[two]three');
    const repository = aRepository(join(odd, `${name}.git`));
    repository.commit();
    const base = `file://${odd}/{repo}.git`;
    await workshop.collect(name, { base });
    const address = base.replace('{repo}', name);
    const marker = join(mirrorPath(workshop.cacheRoot, name, address), 'stadium-mirror.json');
    writeFileSync(marker, readFileSync(marker, 'utf8').replace('[two]', '[one]'));
    const commit = repository.commit();
    const collected = await workshop.collect(name, { base });
    expect([factsOf(collected).tip, collected.report.remarks]).toEqual([commit, undefined]);
  });

  it('follows an upstream that names another branch its default, and drops tags that are gone', async () => {
    const repository = upstream();
    repository.commit();
    repository.tag('v1', repository.git('rev-parse', 'HEAD'));
    await workshop.collect(name);
    repository.git('tag', '-d', 'v1');
    repository.git('branch', '-m', 'trunk');
    const tip = repository.commit({ branch: 'trunk' });
    repository.tag('v1/a', tip);
    const facts = factsOf(await workshop.collect(name));
    expect([facts.defaultBranch, facts.tip, facts.tags.map((each) => each.name)]).toEqual([
      'trunk',
      tip,
      ['v1/a'],
    ]);
    expect(readFileSync(join(directory(), 'HEAD'), 'utf8')).toBe('ref: refs/heads/trunk\n');
  });

  it('with a lock file of another program is unknown, and names the file', async () => {
    const repository = upstream();
    repository.commit();
    await workshop.collect(name);
    const lock = join(directory(), 'packed-refs.lock');
    writeFileSync(lock, '');
    expect(await reasonOf()).toMatchObject({
      code: 'locked',
      detail: expect.stringContaining(lock),
    });
    expect(existsSync(lock)).toBe(true);
  });

  it('loses the lock files of a run of ours that was killed', async () => {
    const repository = upstream();
    repository.commit();
    await workshop.collect(name);
    const owner = { pid: 2 ** 22 + 1, started: '1', host: hostname() };
    heldBy(owner);
    writeFileSync(join(directory(), 'packed-refs.lock'), '');
    repository.commit();
    expect(factsOf(await workshop.collect(name)).commits).toHaveLength(2);
    expect(lockOwner(`${directory()}.lock`)).toBeUndefined();
  });

  it.each([
    ['a living process', { pid: process.pid, host: hostname() }],
    ['another machine', { pid: 1, started: '1', host: 'elsewhere.example.org' }],
  ])('is not touched while %s holds it', async (_what, owner) => {
    upstream().commit();
    heldBy(owner);
    expect(await reasonOf()).toMatchObject({ code: 'locked' });
    expect(existsSync(directory())).toBe(false);
  });

  it('is taken over when the number of its dead owner belongs to another process now', async () => {
    upstream().commit();
    heldBy({ pid: process.pid, started: '1', host: hostname() });
    expect((await workshop.collect(name)).report.state).toBe('collected');
  });

  it('is taken over from a host that gives no sign of life (W10)', async () => {
    upstream().commit();
    const claim = heldBy({ pid: 1, host: 'a-container-of-yesterday' });
    const then = new Date(Date.now() - 6 * 60_000);
    utimesSync(claim, then, then);
    expect((await workshop.collect(name)).report.state).toBe('collected');
  });

  it('runs no hook, no setting and no program that a repository brings along', async () => {
    const repository = upstream();
    const trap = join(workshop.upstream, 'trap');
    repository.commit({
      files: { '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = ext::sh\n' },
    });
    await workshop.collect(name);
    const hook = join(directory(), 'hooks', 'reference-transaction');
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\ntouch ${trap}\n`);
    chmodSync(hook, 0o755);
    repository.commit();
    expect((await workshop.collect(name)).read.commits).toBe(1);
    expect(existsSync(trap)).toBe(false);
  });

  function damagePacks(damage: (path: string) => void): void {
    const folder = join(directory(), 'objects', 'pack');
    for (const file of readdirSync(folder)) {
      if (!file.endsWith('.pack')) continue;
      chmodSync(join(folder, file), 0o644);
      damage(join(folder, file));
    }
  }
});

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  for (let at = 100; at < bytes.length; at += 97) bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}
