// For whom somebody worked when.

import { describe, expect, it } from 'vitest';
import { organisationTest } from '../../src/domain/organisations.ts';
import { at } from '../support/facts.ts';

describe('an organisation', () => {
  const organisationOf = organisationTest({
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
    ['ben@ben.id.au', '2019-04-11', 'ben.id.au'],
    ['ben@mail.ben.me.uk', '2019-04-11', 'ben.me.uk'],
    ['ben@lab.id.uk', '2019-04-11', 'id.uk'],
    ['ben@cs.uni.ac.uk', '2019-04-11', 'uni.ac.uk'],
    ['ben@blue.co', '2019-04-11', 'blue.co'],
    ['ben@ubuntu.(none)', '2019-04-11', undefined],
    ['ben@devstack.localdomain', '2019-04-11', undefined],
    ['ben@10.0.0.1', '2019-04-11', undefined],
    ['ben@localhost', '2019-04-11', undefined],
    ['', '2019-04-11', undefined],
    ['ben@users.noreply.github.com', '2019-04-11', undefined],
  ])('%s on %s: %s', (address, day, expected) => {
    expect(organisationOf(address, () => address, at(day))).toBe(expected);
  });
});
