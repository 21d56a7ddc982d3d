// Who is who: aliases, machines, and for whom somebody worked when.

import { describe, expect, it } from 'vitest';
import { nobodyKnown, type People, peopleDirectory } from '../../src/domain/people.ts';
import { at } from '../support/facts.ts';

const directory = (people: Partial<People>) => peopleDirectory({ ...nobodyKnown, ...people });
const alias = (address: string, commitAddress: string, commitName?: string) => ({
  name: undefined,
  address,
  commitName,
  commitAddress,
});

describe('a person', () => {
  it('is an address in any case, else a name that is told apart from every address', () => {
    const { personOf } = directory({});
    expect(personOf({ name: 'Ada', address: 'Ada@Example.org' })).toBe('ada@example.org');
    expect(personOf({ name: 'José', address: '' })).toBe('name:José');
  });

  it('is joined by an alias; one that also names the name goes before one that takes every name', () => {
    const { personOf } = directory({
      aliases: [
        alias('shared@example.org', 'root@host.example'),
        alias('ben@example.org', 'root@host.example', 'Ben'),
      ],
    });
    const of = (name: string) => personOf({ name, address: 'root@host.example' });
    expect(of('Ben')).toBe('ben@example.org');
    expect(of('Ada')).toBe('shared@example.org');
  });

  it('is a machine by address and never by name', () => {
    const { isBot } = directory({ bots: ['zuul@example.org'] });
    expect(isBot({ name: 'Anybody', address: 'Zuul@example.org' })).toBe(true);
    expect(isBot({ name: 'Zuul', address: '' })).toBe(false);
    expect(isBot({ name: 'zuul', address: 'jens@example.org' })).toBe(false);
  });
});

describe('an organisation', () => {
  const { organisationOf } = directory({
    organisations: [{ name: 'Red', domains: ['red.example', 'red.co.jp'] }],
    freeMail: ['mail.example'],
    affiliations: [
      { address: 'ada@mail.example', organisation: 'Red', to: '2019-04-10' },
      { address: 'ada@mail.example', organisation: 'Blue', from: '2019-04-11' },
    ],
  });

  it.each([
    ['ada@mail.example', '2019-04-10', 'Red'],
    ['ada@mail.example', '2019-04-11', 'Blue'],
    ['ben@mail.example', '2019-04-11', undefined],
    ['ben@sub.mail.example', '2019-04-11', undefined],
    ['ben@red.example', '2019-04-11', 'Red'],
    ['ben@lab.red.example', '2019-04-11', 'Red'],
    ['ben@lab.red.co.jp', '2019-04-11', 'Red'],
    ['ben@unlisted.example', '2019-04-11', 'unlisted.example'],
    ['ben@a.b.unlisted.example', '2019-04-11', 'unlisted.example'],
    ['ben@lab.blue.co.jp', '2019-04-11', 'blue.co.jp'],
    ['ben@cs.uni.ac.uk', '2019-04-11', 'uni.ac.uk'],
    ['ben@blue.co', '2019-04-11', 'blue.co'],
    ['ben@ubuntu.(none)', '2019-04-11', undefined],
    ['ben@devstack.localdomain', '2019-04-11', undefined],
    ['ben@10.0.0.1', '2019-04-11', undefined],
    ['ben@localhost', '2019-04-11', undefined],
    ['name:Ben', '2019-04-11', undefined],
  ])('%s on %s: %s', (person, day, expected) => {
    expect(organisationOf(person, at(day))).toBe(expected);
  });
});
