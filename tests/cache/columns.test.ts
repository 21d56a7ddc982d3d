// Whatever a commit tells, the columns tell the same: in the order of the part, and across parts.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openCache } from '../../src/cache/open.ts';
import type { Commit } from '../../src/domain/facts.ts';
import { wholeCommit } from '../support/commits.ts';

const hex = (length: number) =>
  fc.string({ minLength: length, maxLength: length, unit: fc.constantFrom(...'0123456789abcdef') });
const text = fc.string({ unit: 'grapheme' });
const person = fc.record({ name: text, address: text });
const seconds = fc.option(fc.integer({ min: -(2 ** 40), max: 2 ** 40 }), { nil: undefined });

function commits(idLength: number): fc.Arbitrary<readonly Commit[]> {
  const id = hex(idLength);
  const commit: fc.Arbitrary<Commit> = fc.record({
    id,
    parents: fc.array(id, { maxLength: 3 }),
    author: person,
    coAuthors: fc.array(person, { maxLength: 2 }),
    authoredAt: seconds,
    committedAt: seconds,
    subject: text,
    changeId: fc.option(
      fc.oneof(
        hex(40).map((each) => `I${each}`),
        fc.string({ minLength: 1 }),
      ),
      { nil: undefined },
    ),
    paths: fc.array(text, { maxLength: 4 }),
  });
  return fc
    .uniqueArray(commit, { selector: (each) => each.id, maxLength: 12 })
    .map((all) =>
      all.map((each, at) => ({ ...each, parents: [...each.parents, ...idsAt(all, at)] })),
    );
}

/** Parents of the same part: what stands before it, if anything. */
function idsAt(all: readonly Commit[], at: number): readonly string[] {
  return all.slice(Math.max(0, at - 1), at).map(({ id }) => id);
}

describe('commits as columns', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stadium-columns-'));
  const cache = openCache(folder);
  afterAll(() => {
    cache.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tell one that stands twice in a part twice', () => {
    const [one, other] = ['1', '2'].map((digit) => digit.repeat(40)) as [string, string];
    const author = { name: 'Ada', address: 'ada@example.org' };
    const common = { author, coAuthors: [], authoredAt: 1, committedAt: 1, changeId: undefined };
    const commit = (id: string, subject: string): Commit => ({
      ...{ ...common, id, subject, parents: ['3'.repeat(40)], paths: [] },
    });
    const commits = [commit(one, 'One'), commit(one, 'One'), commit(other, 'Other')];
    const adding = cache.adding('made/twice');
    for (const each of commits) adding.add(each);
    adding.cover('tip');
    expect(cache.commits('made/twice').map(wholeCommit)).toEqual(commits);
  });

  it.each([40, 64])('tell what they were given, with ids of %d letters', (idLength) => {
    let run = 0;
    fc.assert(
      fc.property(fc.array(commits(idLength), { minLength: 1, maxLength: 3 }), (parts) => {
        run += 1;
        const repository = `made/${idLength}-${run}`;
        for (const [at, part] of parts.entries()) {
          const adding = cache.adding(repository);
          for (const commit of part) adding.add(commit);
          adding.cover(`tip ${at}`);
        }
        expect(cache.commits(repository).map(wholeCommit)).toEqual(parts.flat());
      }),
    );
  });
});
