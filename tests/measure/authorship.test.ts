// Who is credited with a commit.

import { describe, expect, it } from 'vitest';
import type { Identity } from '../../src/domain/facts.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { creditMemo } from '../../src/measure/authorship.ts';
import { aRepository } from '../support/facts.ts';

const [drawn] = aRepository('lab/a', [{ landed: '2020-01-10' }]).commits;
const creditOf = creditMemo(peopleDirectory({ ...nobodyKnown, assistants: ['Claude'] }));
const ada = { name: 'Ada Lovelace', address: 'ada@mail.example' };
const ben = { name: 'Ben', address: 'ben@lab.example' };

function peopleOf(author: Identity, ...coAuthors: Identity[]) {
  if (drawn === undefined) throw new Error('nothing was drawn');
  return creditOf({ ...drawn, author, coAuthors }).people;
}

describe('a commit', () => {
  it('is its author and co-authors, each once', () => {
    expect(peopleOf(ada, ben, ada)).toEqual(['ada@mail.example', 'ben@lab.example']);
  });

  it('is of one person where one name has two addresses in it, as a squashed proposal has', () => {
    const noreply = { ...ada, address: '7+ada@users.noreply.github.com' };
    expect(peopleOf(noreply, { ...ada, name: 'ada lovelace' }, ben)).toEqual([
      'ada@users.noreply.github.com',
      'ben@lab.example',
    ]);
    expect(peopleOf(ben, ada, noreply)).toEqual(['ben@lab.example', 'ada@mail.example']);
  });

  it('is of two where both addresses are their own', () => {
    expect(peopleOf(ada, { ...ada, address: 'ada@lab.example' })).toHaveLength(2);
  });

  it('is of two where neither has a name', () => {
    const nameless = ['ada@users.noreply.github.com', 'y@lab.example'].map((address) => ({
      name: '',
      address,
    }));
    expect(peopleOf(ben, ...nameless)).toHaveLength(3);
  });
});
