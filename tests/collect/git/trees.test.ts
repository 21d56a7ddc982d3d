import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { treeOf, treesOf } from '../../../src/collect/git/trees.ts';
import { aRepository, type TestRepository } from '../../support/repository.ts';

describe('trees of many commits', () => {
  let folder: string;
  let repository: TestRepository;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stadium-trees-'));
    repository = aRepository(join(folder, 'example.git'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function listed(commits: readonly string[], ...places: string[]) {
    const trees = [];
    for await (const tree of treesOf(commits, places, { directory: repository.path })) {
      trees.push(tree);
    }
    return trees;
  }

  async function oneByOne(commits: readonly string[], ...places: string[]) {
    const git = { directory: repository.path };
    return await Promise.all(commits.map((commit) => treeOf(commit, places, git)));
  }

  function manyCommits(): readonly string[] {
    return Array.from({ length: 70 }, (_, at) =>
      repository.commit({
        files: {
          'setup.cfg': at % 3 === 0 ? null : `${at}`,
          [`a b/${at % 5}/é\n${at}.py`]: 'x',
          [`a b/${(at + 1) % 5}/é\n${at - 4}.py`]: null,
          '.mailmap': at > 40 ? `${at % 7}` : null,
        },
      }),
    );
  }

  it('are those of each by itself, in order', async () => {
    const commits = manyCommits();
    expect(await listed(commits)).toEqual(await oneByOne(commits));
    const at = ['.mailmap', 'a b/2'];
    expect(await listed(commits, ...at)).toEqual(await oneByOne(commits, ...at));
    expect(await listed([...commits.slice(0, 2), ...commits.slice(0, 1)])).toHaveLength(3);
  });

  it('have links, and no files of other repositories that are named in them', async () => {
    const git = (args: readonly string[], input: string) =>
      execFileSync('git', ['-C', repository.path, ...args], { input, encoding: 'utf8' }).trim();
    const blob = git(['hash-object', '-w', '--stdin'], 'target');
    const rows = `120000 blob ${blob}\tlink\n160000 commit ${'1'.repeat(40)}\tmodule\n`;
    const tree = git(['mktree', '--missing'], rows);
    const commits = ['one', 'other'].map((said) => git(['commit-tree', tree, '-m', said], ''));
    const link = [{ path: 'link', blob }];
    expect(await listed(commits)).toEqual([link, link]);
    expect(await oneByOne(commits)).toEqual([link, link]);
  });

  it.each(['', 'a'])('are told as corrupt where one is lost, not as empty', async (folderInIt) => {
    const commits = [1, 2, 3].map((at) => repository.commit({ files: { 'a/b': `${at}` } }));
    const lost = repository.git('rev-parse', `${commits[1]}:${folderInIt}`);
    rmSync(join(repository.path, 'objects', lost.slice(0, 2), lost.slice(2)));
    await expect(listed(commits)).rejects.toMatchObject({ reason: { code: 'corrupt' } });
  });
});
