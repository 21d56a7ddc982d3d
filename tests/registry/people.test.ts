import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nobodyKnown } from '../../src/domain/people.ts';
import { readPeople } from '../../src/registry/people.ts';
import { aFolder, refusalOf, somePeople } from './data.ts';

function read(text: string) {
  return readPeople(join(aFolder({ 'people.yaml': text }), 'people.yaml'), nobodyKnown).value;
}

describe('the file of people', () => {
  it('makes addresses and domains lower case', () => {
    expect(read(somePeople)).toEqual({
      bots: ['Zuul@review.example.org'],
      assistants: [],
      notBots: [],
      mailmap: true,
      aliases: [
        {
          name: 'Alex Doe',
          address: 'alex@example.org',
          commitName: undefined,
          commitAddress: 'alex@example.com',
        },
      ],
      affiliations: [
        {
          address: 'alex@example.org',
          organisation: 'Example',
          from: '2019-04-11',
          to: '2020-05-13',
        },
      ],
      organisations: [{ name: 'Example', domains: ['example.org'] }],
      freeMail: ['example.net'],
    });
  });

  it.each([
    [
      'Alex <a@example.org>',
      {
        name: 'Alex',
        address: 'a@example.org',
        commitName: undefined,
        commitAddress: 'a@example.org',
      },
    ],
    [
      '<a@example.org> <b@example.org>',
      {
        name: undefined,
        address: 'a@example.org',
        commitName: undefined,
        commitAddress: 'b@example.org',
      },
    ],
    [
      'Alex <a@example.org> Lex <b@example.org>',
      { name: 'Alex', address: 'a@example.org', commitName: 'Lex', commitAddress: 'b@example.org' },
    ],
  ])('reads the mailmap line %s', (line, alias) => {
    expect(read(`aliases: ['${line}']`).aliases).toEqual([alias]);
  });

  it('adds to what the package knows; what it says itself goes first', () => {
    const base = {
      ...nobodyKnown,
      bots: ['zuul'],
      freeMail: ['mail.example', 'post.example', 'firm.example'],
      organisations: [{ name: 'Red', domains: ['red.example', 'blue.example'] }],
    };
    const text = `bots: [ben-robot]
notBots: [zuul]
notFreeMail: [post.example]
freeMail: [blue.example]
organisations: [{ name: Firm, domains: [firm.example] }]`;
    const file = join(aFolder({ 'people.yaml': text }), 'people.yaml');
    const people = readPeople(file, base).value;
    expect(people.bots).toEqual(['zuul', 'ben-robot']);
    expect(people.notBots).toEqual(['zuul']);
    expect(people.freeMail).toEqual(['mail.example', 'blue.example']);
    expect(people.organisations).toEqual([
      { name: 'Red', domains: ['red.example'] },
      { name: 'Firm', domains: ['firm.example'] },
    ]);
  });

  it('may be empty of everything', () => {
    expect(read('{}').bots).toEqual([]);
  });

  it.each([
    ["bots: ['*']", 'expected a name or an address'],
    ['mailmap: maybe', 'mailmap: is "maybe"'],
    [
      `affiliations:
  - { address: a@example.org, organisation: A, to: 2020-02-01 }
  - { address: A@example.org, organisation: B, from: 2020-02-01 }`,
      ':3:5: affiliations[1]: overlaps an earlier period of the same address (A)',
    ],
    ['aliases: [Alex]', 'expected a mailmap line'],
    [
      'organisations: [{ name: A, domains: [a.org] }]\nfreeMail: [A.org]',
      ':2:12: freeMail[0]: "a.org" is given twice (organisations[0].domains[0] is in line 1)',
    ],
    [
      'affiliations: [{ address: a@example.org, organisation: A, from: 2020-02-01, to: 2020-01-01 }]',
      '2020-01-01 is before it began',
    ],
    ['freemail: []', 'did you mean "freeMail"?'],
  ])('with %s is refused', (text, message) => {
    expect(refusalOf(() => read(text)).message).toContain(message);
  });
});
