// Who is who: aliases, machines, and whose employer an alias tells.

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
    expect(personOf({ name: 'José', address: '' })).toBe('name:josé');
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

describe('names and addresses that differ in form alone', () => {
  it('joins both noreply forms of an account, and never two accounts', () => {
    const { personOf } = directory({});
    const of = (address: string) => personOf({ name: 'Ada', address });
    expect(of('4711+AdaLab@users.noreply.github.com')).toBe(of('adalab@users.noreply.github.com'));
    expect(of('4711+ada@users.noreply.github.com')).not.toBe(of('ben@users.noreply.github.com'));
    expect(of('4711+ada@example.org')).not.toBe(of('ada@example.org'));
  });

  it('finds an alias by name in another case, spacing and Unicode form', () => {
    const { personOf } = directory({
      aliases: [alias('kept@example.org', 'root@host.example', 'Jos\u00e9 N')],
    });
    expect(personOf({ name: 'JOSE\u0301  N', address: 'root@host.example' })).toBe(
      'kept@example.org',
    );
    expect(personOf({ name: 'Jos\u00e9 N', address: '' })).toBe(
      personOf({ name: 'jose\u0301 n', address: '' }),
    );
  });

  it('follows an alias to the next, and ends where they go in a circle', () => {
    const { personOf } = directory({
      aliases: [alias('b@example.org', 'a@example.org'), alias('c@example.org', 'b@example.org')],
    });
    expect(personOf({ name: '', address: 'a@example.org' })).toBe('c@example.org');
    const circle = directory({
      aliases: [alias('b@example.org', 'a@example.org'), alias('a@example.org', 'b@example.org')],
    });
    expect(circle.personOf({ name: '', address: 'a@example.org' })).toMatch(/example/);
  });
});

describe('an organisation of somebody with two addresses', () => {
  const joined = {
    aliases: [
      alias('ann@newco.example', 'ann@oldco.example'),
      alias('ann@newco.example', 'ann@mail.example'),
    ],
    freeMail: ['mail.example'],
  };
  it('is asked of the address that was used', () => {
    const { organisationOf } = directory(joined);
    const of = (address: string) => organisationOf({ name: 'Ann', address }, at('2020-01-01'));
    expect(of('ann@oldco.example')).toBe('oldco.example');
    expect(of('ann@newco.example')).toBe('newco.example');
    expect(of('ann@mail.example')).toBeUndefined();
  });

  it('is that of the kept address where a private one tells nothing', () => {
    const { organisationOf } = directory({
      ...joined,
      affiliations: [{ address: 'ann@newco.example', organisation: 'Newco', from: '2020-01-01' }],
    });
    expect(organisationOf({ name: 'Ann', address: 'ann@mail.example' }, at('2020-01-01'))).toBe(
      'Newco',
    );
    expect(
      organisationOf({ name: 'Ann', address: 'ann@mail.example' }, at('2019-12-31')),
    ).toBeUndefined();
    expect(organisationOf({ name: 'Ann', address: 'ann@oldco.example' }, at('2020-01-01'))).toBe(
      'oldco.example',
    );
  });
});
