// What `stadium people` finds and says: counts by default, names and lines to paste where they are asked for.

import { describe, expect, it } from 'vitest';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { prepareFleet } from '../../src/measure/fleet.ts';
import { fleetAt } from '../../src/measure/fleet-day.ts';
import { doubtfulPeople } from '../../src/measure/identities.ts';
import { peopleCounts, peopleSummary, peopleToPaste } from '../../src/report/people.ts';
import { aRepository } from '../support/facts.ts';

const people = {
  ...nobodyKnown,
  bots: ['renovate'],
  freeMail: ['mail.example'],
  organisations: [{ name: 'Red', domains: ['red.example'] }],
};
const authors = [
  ['Ada Lovelace', 'ada@red.example'],
  ['Ada Lovelace', 'ada@red.example'],
  ['lovelace, ada', 'ada@mail.example'],
  ['Ben Two', 'ben@blue.example'],
  ['Cy Three', 'cy@blue.example'],
  ['Dee Four', 'dee@blue.example'],
  ['Eve Five', 'eve@eve.example'],
  ['Lab Storage CI', 'storage@red.example'],
  ['Release', 'release-robot@red.example'],
  ['renovate', 'renovate@red.example'],
  ['File Sync', 'templates@red.example'],
  ['Watch AI', 'support@red.example'],
  ['Ai Six', 'six@red.example'],
] as const;
const drawn = aRepository(
  'lab/a',
  authors.map((_author, index) => ({ landed: `2020-01-${index + 10}` })),
);
const repository = {
  ...drawn,
  commits: drawn.commits.map((commit, index) => {
    const [name = '', address = ''] = authors[index] ?? [];
    return { ...commit, author: { name, address } };
  }),
};
const fleet = prepareFleet([repository], peopleDirectory(people), []);
const found = { asOf: '2020-06-01', ...doubtfulPeople(fleetAt(fleet, '2020-06-01'), people) };

describe('doubtful people', () => {
  it('are machines by their look, set apart or not, and never those that are listed', () => {
    expect(found.machines.map(({ name, isSetApart }) => [name, isSetApart]).sort()).toEqual([
      ['File Sync', false],
      ['Lab Storage CI', true],
      ['Release', false],
      ['Watch AI', false],
    ]);
  });

  it('are persons under one name, in any order and case', () => {
    expect(found.twice.map((each) => each.map(({ address }) => address))).toEqual([
      ['ada@red.example', 'ada@mail.example'],
    ]);
  });

  it('have domains that are in no list', () => {
    expect(found.domains).toEqual([
      { domain: 'blue.example', people: 3, commits: 3 },
      { domain: 'eve.example', people: 1, commits: 1 },
    ]);
  });
});

describe('what is said of them', () => {
  it('holds no name and no address, nor a domain that may be a name', () => {
    const said = peopleSummary(found) + JSON.stringify(peopleCounts(found));
    expect(said).toContain('blue.example: 3 people, 3 commits');
    expect(said).not.toMatch(/@|ada|lovelace|eve\.example|storage/i);
  });

  it('is, where it is asked for, a file of people that can be pasted', () => {
    const text = peopleToPaste(found);
    expect(text).toContain("'release-robot@red.example' # Release, 1 commit\n");
    expect(text).toContain(
      "- 'Ada Lovelace <ada@red.example> <ada@mail.example>' # 2 and 1 commit",
    );
    expect(text).toContain("{ name: 'blue.example', domains: ['blue.example'] } # 3 people");
  });
});
