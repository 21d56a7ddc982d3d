import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPeople } from '../../src/registry/people.ts';
import { aFolder, refusalOf, somePeople } from './data.ts';

function read(text: string) {
  return readPeople(join(aFolder({ 'people.yaml': text }), 'people.yaml')).value;
}

describe('the file of people', () => {
  it('makes addresses and domains lower case', () => {
    expect(read(somePeople)).toEqual({
      bots: ['zuul@review.example.org'],
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

  it('may be empty of everything', () => {
    expect(read('{}').bots).toEqual([]);
  });

  it.each([
    ['bots: [Zuul]', ':1:8: bots[0]: is "Zuul"; expected a mail address'],
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
