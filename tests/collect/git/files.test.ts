import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileVersions, listTree, readFiles } from '../../../src/collect/git/files.ts';
import { type Mirror, mirror } from '../../../src/collect/git/mirror.ts';
import { aWorkshop, type Workshop } from '../../support/collecting.ts';
import { type GitServer, startGitServer } from '../../support/gitServer.ts';
import { aRepository } from '../../support/repository.ts';

const name = 'openstack/example';

describe('files of a mirror', () => {
  let workshop: Workshop;
  let server: GitServer;
  beforeEach(async () => {
    workshop = aWorkshop();
    server = await startGitServer(workshop.upstream);
  });
  afterEach(async () => {
    await server.close();
    workshop.remove();
  });

  async function mirrored(): Promise<Mirror> {
    const { cacheRoot } = workshop;
    const options = { repository: name, base: server.base, cacheRoot, allowLocal: true };
    const found = await mirror(options);
    if (found.state === 'unknown') throw new Error(found.reason.detail);
    server.forget();
    return found.value;
  }

  it('are fetched together, once, and only those that were asked for', async () => {
    const repository = aRepository(workshop.pathOf(name));
    const files = {
      'setup.cfg': 'cfg',
      'zuul.d/jobs.yaml': 'jobs',
      'a*.txt': 'star',
      'ab.txt': 'b',
    };
    const commit = repository.commit({ files });
    const from = await mirrored();
    const wanted = ['setup.cfg', 'zuul.d/jobs.yaml', 'a*.txt', 'absent.txt'];
    const read = await readFiles(from, commit, wanted);
    expect(read).toEqual({
      state: 'known',
      value: new Map([
        ['a*.txt', 'star'],
        ['setup.cfg', 'cfg'],
        ['zuul.d/jobs.yaml', 'jobs'],
      ]),
    });
    expect(server.requests.length).toBeLessThanOrEqual(2);
    server.forget();
    expect(await readFiles(from, commit, wanted, { offline: true })).toEqual(read);
    expect(server.requests).toEqual([]);
    expect(await readFiles(from, commit, ['ab.txt'], { offline: true })).toMatchObject({
      state: 'unknown',
      reason: { code: 'offline' },
    });
  });

  it('are listed without being fetched', async () => {
    const commit = aRepository(workshop.pathOf(name)).commit({ files: { 'a/b.py': '1', é: '2' } });
    const from = await mirrored();
    expect(await listTree(from, commit)).toEqual({ state: 'known', value: ['a/b.py', 'é'] });
    expect(server.requests).toEqual([]);
  });

  it('have versions with dates along the first parents, the removal among them', async () => {
    const repository = aRepository(workshop.pathOf(name));
    const one = repository.commit({ files: { 'data.yaml': 'one' }, at: 1_600_000_000 });
    const side = repository.commit({
      branch: 'side',
      parents: [one],
      files: { 'data.yaml': 'two' },
      at: 1_500_000_000,
    });
    repository.commit({ files: { other: 'x' }, at: 1_600_000_001 });
    const merge = repository.git('rev-parse', 'master');
    const landed = repository.commit({
      parents: [merge, side],
      files: { 'data.yaml': 'two' },
      at: 1_600_000_002,
    });
    const gone = repository.commit({ files: { 'data.yaml': null }, at: 1_600_000_003 });
    expect(await fileVersions(await mirrored(), 'data.yaml')).toEqual({
      state: 'known',
      value: [
        { commit: one, committedAt: 1_600_000_000, content: 'one' },
        { commit: landed, committedAt: 1_600_000_002, content: 'two' },
        { commit: gone, committedAt: 1_600_000_003, content: undefined },
      ],
    });
  });

  it('are all the versions of a large file that changes each week, as governance has one', async () => {
    const repository = aRepository(workshop.pathOf(name));
    const text = '#'.repeat(7 * 1024 ** 2);
    for (let week = 0; week < 10; week += 1) {
      repository.commit({ files: { 'projects.yaml': `${week}${text}` } });
    }
    const versions = await fileVersions(await mirrored(), 'projects.yaml');
    expect(versions).toMatchObject({ state: 'known', value: { length: 10 } });
  });
});
