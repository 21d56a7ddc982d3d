import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorkshop, factsOf, readAt, type Workshop } from '../../support/collecting.ts';
import { ada, aRepository, ben } from '../../support/repository.ts';

const name = 'openstack/example';
const day = 86_400;

describe('the facts of a repository', () => {
  let workshop: Workshop;
  beforeEach(() => {
    workshop = aWorkshop();
  });
  afterEach(() => workshop.remove());

  const upstream = () => aRepository(workshop.pathOf(name));

  it('are its commits with authors, dates and paths; a merge has no paths', async () => {
    const repository = upstream();
    const first = repository.commit({
      files: { 'a.py': '1', 'doc/b.rst': '1' },
      at: 1_600_000_000,
    });
    const side = repository.commit({
      branch: 'side',
      parents: [first],
      author: ben,
      files: { 'c.py': '1' },
      message: 'Side\n\nText.\n\nChange-Id: I42\nCo-authored-by: Ada <ADA@example.org>\n',
    });
    const merge = repository.commit({ parents: [first, side], files: { 'c.py': '1' } });
    repository.tag('1.0.0', first, 1_600_000_500);
    repository.tag('light', side);
    const { facts, report, read } = await workshop.collect(name);
    expect(report).toEqual({ source: 'git', repository: name, state: 'collected' });
    expect(read).toEqual({ commits: 3, notes: 0 });
    expect(facts).toMatchObject({ defaultBranch: 'master', tip: merge });
    const byId = new Map(facts?.commits.map((commit) => [commit.id, commit]));
    expect(byId.get(first)).toMatchObject({
      author: ada,
      authoredAt: 1_600_000_000,
      paths: ['a.py', 'doc/b.rst'],
    });
    expect(byId.get(side)).toMatchObject({
      author: ben,
      coAuthors: [ada],
      changeId: 'I42',
      subject: 'Side',
    });
    expect(byId.get(merge)).toMatchObject({ parents: [first, side], paths: [] });
    expect(facts?.tags).toEqual([
      { name: '1.0.0', commit: first, taggedAt: 1_600_000_500 },
      { name: 'light', commit: side, taggedAt: byId.get(side)?.committedAt },
    ]);
  });

  it('are read once: a second collection reads nothing, a third only what is new', async () => {
    const repository = upstream();
    const first = repository.commit();
    repository.note(first, 'Code-Review+2: Ada <ada@example.org>\n');
    const cold = await workshop.collect(name);
    const warm = await workshop.collect(name);
    expect(cold.read).toEqual({ commits: 1, notes: 1 });
    expect(warm.read).toEqual({ commits: 0, notes: 0 });
    expect(warm.facts).toEqual(cold.facts);
    expect(warm.report).toEqual(cold.report);
    repository.note(repository.commit(), 'Code-Review+1: Ben <ben@example.com>\n');
    const third = await workshop.collect(name);
    expect(third.read).toEqual({ commits: 1, notes: 1 });
    expect(factsOf(third).commits).toHaveLength(2);
    expect(factsOf(third).reviews).toMatchObject({ state: 'known', value: { length: 2 } });
  });

  it('offline are what the mirror holds, and unknown where there is none', async () => {
    upstream().commit();
    const without = await workshop.collect(name, { offline: true });
    expect(without.report).toMatchObject({ state: 'failed', reason: { code: 'offline' } });
    const online = await workshop.collect(name);
    upstream().commit();
    const offline = await workshop.collect(name, { offline: true });
    expect(offline.facts).toEqual(online.facts);
  });

  it('leave out what a rewritten history dropped, and say so', async () => {
    const repository = upstream();
    const kept = repository.commit();
    for (let count = 0; count < 9; count += 1) repository.commit();
    await workshop.collect(name);
    const tip = repository.commit({ parents: [kept], message: 'Another way' });
    const { facts, report } = await workshop.collect(name);
    expect(facts?.commits.map((commit) => commit.id).sort()).toEqual([kept, tip].sort());
    expect(report.remarks).toEqual(['its history was rewritten since an earlier run']);
  });

  it('count six live commits below a tip dated 1970, and mark its date unknown', async () => {
    const repository = upstream();
    for (let count = 0; count < 6; count += 1) repository.commit();
    const tip = repository.commit({ at: 0 });
    const { facts, report } = await workshop.collect(name);
    expect(facts?.commits.filter((commit) => commit.committedAt !== undefined)).toHaveLength(6);
    expect(facts?.commits.find((commit) => commit.id === tip)?.authoredAt).toBeUndefined();
    expect(report.remarks).toEqual(['1 date cannot be true']);
  });

  it.each([
    ['2037', Date.UTC(2037, 0, 1) / 1000],
    ['twenty digits', '99999999999999999999 +0000'],
    ['a negative date', '-1 +0000'],
    ['a zone of years', '0 -13068837'],
    ['no date at all', ''],
  ])('have no date for a commit of %s', async (_what, at) => {
    const repository = upstream();
    repository.commit({ at: readAt - 3 * 365 * day });
    const tip = repository.rawCommit({ at });
    const facts = factsOf(await workshop.collect(name));
    expect(facts.commits).toHaveLength(2);
    expect(facts.commits.find((commit) => commit.id === tip)).toMatchObject({
      authoredAt: undefined,
      committedAt: undefined,
      author: ada,
    });
  });

  it('have in a later run the dates that a clock which was behind could not believe', async () => {
    const repository = upstream();
    const tip = repository.commit({ at: readAt - day });
    const yearsAgo = readAt - 3 * 365 * day;
    const behind = factsOf(await workshop.collect(name, { readAt: yearsAgo }));
    expect(behind.commits[0]?.committedAt).toBeUndefined();
    const { commits } = factsOf(await workshop.collect(name));
    expect(commits).toMatchObject([{ id: tip, committedAt: readAt - day }]);
  });

  it('keep two people apart whose names are latin-1 without saying so', async () => {
    const repository = upstream();
    repository.rawCommit({ author: { name: Buffer.from('Jos\xe9', 'latin1'), address: 'j@x' } });
    repository.rawCommit({ author: { name: Buffer.from('Jos\xe8', 'latin1'), address: 'j@x' } });
    repository.rawCommit({
      author: { name: Buffer.from('Bj\xf6rn', 'latin1'), address: 'b@x' },
      encoding: 'ISO-8859-1',
    });
    const facts = factsOf(await workshop.collect(name));
    expect(facts.commits.map((commit) => commit.author.name).sort()).toEqual([
      'Björn',
      'Josè',
      'José',
    ]);
  });

  it('keep names and messages that would steer a terminal or break a line', async () => {
    const repository = upstream();
    const strange = 'A\x1b]0;pwn\x07\u202eb|c\x1e';
    repository.rawCommit({ author: { name: strange, address: 'a@x' }, message: 'one\0two' });
    repository.commit({ files: { 'new\nline "quoted" \t.py': '1' } });
    const facts = factsOf(await workshop.collect(name));
    const names = facts.commits.map((commit) => commit.author.name);
    expect(names).toContain(strange);
    expect(facts.commits.flatMap((commit) => commit.paths)).toEqual(['new\nline "quoted" \t.py']);
  });

  it('have reviews from notes, passing over notes that are none', async () => {
    const repository = upstream();
    const first = repository.commit();
    const second = repository.commit();
    repository.note(first, 'Code-Review+2: Ada <ada@example.org>\nVerified+2: Zuul\n');
    repository.note(second, Buffer.from([0xff, 0x00, 0xfe]));
    const { facts, report } = await workshop.collect(name);
    expect(facts?.reviews).toMatchObject({
      state: 'known',
      value: [{ commit: first, votes: [{ value: 2 }, { by: { name: 'Zuul', address: '' } }] }],
    });
    expect(report.remarks).toEqual(['1 review note could not be read']);
  });

  it('have unknown reviews where there are no notes', async () => {
    upstream().commit();
    const facts = factsOf(await workshop.collect(name));
    expect(facts.reviews).toMatchObject({ state: 'unknown', reason: { code: 'no-notes' } });
  });

  it('follow a default branch that was renamed', async () => {
    const repository = upstream();
    repository.commit();
    await workshop.collect(name);
    repository.git('branch', '-m', 'master', 'main');
    repository.git('symbolic-ref', 'HEAD', 'refs/heads/main');
    const tip = repository.commit({ branch: 'main' });
    expect(factsOf(await workshop.collect(name))).toMatchObject({ defaultBranch: 'main', tip });
  });

  it('do not include a tag that the upstream took back', async () => {
    const repository = upstream();
    repository.tag('1.0.0', repository.commit(), 1_600_000_000);
    await workshop.collect(name);
    repository.git('tag', '-d', '1.0.0');
    expect(factsOf(await workshop.collect(name)).tags).toEqual([]);
  });

  it('peel a tag of a tag, and leave out a tag of a tree', async () => {
    const repository = upstream();
    const commit = repository.commit({ files: { a: '1' } });
    repository.tag('inner', commit, 1_600_000_000);
    repository.git('tag', '-a', '-m', 'outer', 'outer', 'inner');
    repository.git('tag', 'tree', `${commit}^{tree}`);
    const { tags } = factsOf(await workshop.collect(name));
    expect(tags.map((tag) => [tag.name, tag.commit])).toEqual([
      ['inner', commit],
      ['outer', commit],
    ]);
  });
});
