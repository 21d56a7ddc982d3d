// Counts of people, each by a case small enough to count by hand.

import { describe, expect, it } from 'vitest';
import { aRepository, type CommitSketch, evidenceOf, measured } from '../support/facts.ts';

const asOf = '2019-11-12';

/** `ada*3 ben@corp.example` on consecutive days of 2019. */
function commitsOf(who: string, from = '2019-05-01'): CommitSketch[] {
  const people = who.split(' ').flatMap((each) => {
    const [by = '', times = '1'] = each.split('*');
    return Array.from({ length: Number(times) }, () => by);
  });
  const start = Date.parse(`${from}T12:00:00Z`);
  return people.map((by, index) => ({
    by,
    landed: new Date(start + index * 86_400_000).toISOString(),
  }));
}

function count(who: string, id: string, people = {}): number | string {
  return measured([aRepository('openstack/example', commitsOf(who))], { asOf, people })(id);
}

describe('people at work', () => {
  it.each([
    ['ada*3 ben', 'active-people-365d', 2],
    ['ada*3 ben', 'dedicated-people-365d', 1],
    ['ada*2 ben*2 cleo', 'dedicated-people-365d', 2],
    ['ada ada@corp.example', 'active-people-365d', 2],
    ['Ada@Example.org ada@example.org', 'active-people-365d', 1],
  ])('of %s, %s is %d', (who, id, expected) => {
    expect(count(who, id)).toBe(expected);
  });

  it('credits a co-author like the author, and nobody twice: Ada with Ben and herself makes 2 people', () => {
    const repository = aRepository('openstack/example', [
      { by: 'ada', with: ['ben', 'ada'], landed: '2019-05-01' },
      { by: 'ada', landed: '2019-05-02' },
    ]);
    const figures = measured([repository], { asOf });
    expect(figures('active-people-365d')).toBe(2);
    expect(figures('dedicated-people-365d')).toBe(1);
  });

  it('joins two addresses by an alias: 2 commits make 1 dedicated person', () => {
    const alias = {
      name: undefined,
      address: 'ada@example.org',
      commitName: undefined,
      commitAddress: 'ada@old.example',
    };
    expect(count('ada ada@old.example', 'dedicated-people-365d', { aliases: [alias] })).toBe(1);
    expect(count('ada ada@old.example', 'dedicated-people-365d')).toBe(0);
  });

  it('leaves bots out by address, also as co-authors', () => {
    const people = { bots: ['bot@example.org'] };
    expect(count('ada bot*5', 'active-people-365d', people)).toBe(1);
    const repository = aRepository('openstack/example', [
      { by: 'ada', with: ['bot'], landed: '2019-05-01' },
    ]);
    expect(measured([repository], { asOf, people })('active-people-365d')).toBe(1);
  });

  it('counts writers of code apart: of two people one only wrote documentation', () => {
    const repository = aRepository('openstack/example', [
      { by: 'ada', landed: '2019-05-01' },
      { by: 'ben', landed: '2019-05-02', paths: ['doc/source/index.rst'] },
    ]);
    const figures = measured([repository], { asOf });
    expect(figures('active-people-365d')).toBe(2);
    expect(figures('code-people-365d')).toBe(1);
  });
});

describe('how much rests on few', () => {
  it.each([
    ['ada*5 ben*3 cleo*2', 'exactly half is enough', 1],
    ['ada*4 ben*3 cleo*2', 'the first has less than half', 2],
    ['ada ben cleo dan', 'two of four have half', 2],
    ['ada', 'one person', 1],
  ])('the absence factor of %s: %s', (who, _why, expected) => {
    expect(count(who, 'absence-factor-365d')).toBe(expected);
  });

  it('the absence factor of nothing is 0', () => {
    const repository = aRepository('openstack/example', commitsOf('ada', '2015-01-01'));
    expect(measured([repository], { asOf })('absence-factor-365d')).toBe(0);
  });

  it.each([
    ['ada@red.example*3 ben@red.example*3 cleo@blue.example*5', 'red has 6 of 11', 2, 1],
    ['ada@red.example*5 cleo@blue.example*4 dan@green.example*4', 'nobody has 6.5 of 13', 3, 2],
    ['ada@a.red.example ben@b.red.example', 'subdomains are one', 1, 1],
    ['ada@lab.red.co.jp ben@jp.blue.co.jp', 'co.jp is not an employer', 2, 1],
  ])('organisations of %s: %s', (who, _why, organisations, elephant) => {
    const people = { freeMail: ['mail.example'] };
    expect(count(who, 'organisations-365d', people)).toBe(organisations);
    expect(count(who, 'elephant-factor-365d', people)).toBe(elephant);
  });

  it.each([
    ['ada@red.example ben@mail.example*9', 'free mail tells nothing', 1, 2, '1 of 10'],
    ['ada@ubuntu.(none) ben@host.localdomain', 'no machine is an employer', 0, 2, '0 of 2'],
    ['ada@red.example*9 ben@mail.example', 'one known is not one at most', 1, 2, '9 of 10'],
    ['a@red.example b@blue.example c@mail.example*3', 'fewer than half are known', 2, 3, '2 of 5'],
  ])('organisations of %s are a range: %s', (who, _why, value, atMost, share) => {
    const people = { freeMail: ['mail.example'] };
    const found = evidenceOf([aRepository('openstack/example', commitsOf(who))], { asOf, people });
    const [sample, outOf] = share.split(' of ').map(Number);
    expect(found?.measurements['organisations-365d']).toMatchObject({
      ...{ state: 'measured', value, atMost, sample, outOf },
    });
  });

  it('organisations are counted where half of the commits tell of two or more', () => {
    const people = { freeMail: ['mail.example'] };
    const who = 'a@red.example b@blue.example c@mail.example*2';
    expect(count(who, 'organisations-365d', people)).toBe(2);
  });

  it('follows somebody who changed employers: 1 commit for red, then 1 for blue, makes 2', () => {
    const address = 'ada@mail.example';
    const people = {
      freeMail: ['mail.example'],
      affiliations: [
        { address, organisation: 'Red', to: '2019-05-01' },
        { address, organisation: 'Blue', from: '2019-05-02' },
      ],
    };
    expect(count(`${address}*2`, 'organisations-365d', people)).toBe(2);
    expect(count(address, 'organisations-365d', people)).toBe(1);
  });
});

describe('home people', () => {
  it.each([
    ['exactly a quarter, 1 of 4', 3, 1],
    ['less than a quarter, 1 of 5', 4, 0],
    ['all of it', 0, 1],
  ])('with %s', (_share, elsewhere, expected) => {
    const here = aRepository('openstack/example', commitsOf('ada'));
    const other = aRepository('openstack/other', commitsOf(`zoe ada*${elsewhere}`));
    expect(measured([here, other], { asOf })('home-people-365d')).toBe(expected);
  });

  it('weighs only the own commits of the window: 9 old ones elsewhere do not take the home away', () => {
    const here = aRepository('openstack/example', commitsOf('ada'));
    const other = aRepository('openstack/other', commitsOf('ada*9', '2017-01-01'));
    expect(measured([here, other], { asOf })('home-people-365d')).toBe(1);
  });
});

describe('who came, stayed and left', () => {
  const repository = aRepository('openstack/example', [
    ...commitsOf('old*2', '2015-03-01'),
    ...commitsOf('gone*2 once stays', '2018-05-01'),
    ...commitsOf('stays new old', '2019-05-01'),
  ]);
  const figures = measured([repository], { asOf });

  it.each([
    ['newcomers-365d', 'one: new; old was here in 2015', 1],
    ['retained-people-365d', 'one: stays', 1],
    ['leavers-365d', 'one: gone; once had a single commit', 1],
    ['active-people-365d', 'three: stays, new, old', 3],
    ['active-people-730d', 'five', 5],
  ])('%s: %s', (id, _why, expected) => {
    expect(figures(id)).toBe(expected);
  });

  it('compares a cycle with the span of the same length before it: 189 days back, not 190', () => {
    const both = (first: string) =>
      measured([aRepository('openstack/example', [{ landed: first }, { landed: '2019-05-01' }])], {
        asOf,
      })('retained-people-cycle');
    expect(both('2018-10-04T00:00:00Z')).toBe(1);
    expect(both('2018-10-03T23:59:59Z')).toBe(0);
  });
});

describe('maintainers still active', () => {
  const here = (who: string, from = '2017-06-01') =>
    aRepository('openstack/example', commitsOf(who, from));

  it.each([
    ['5 commits make a maintainer, 4 do not', 'ada*5 ben*4', '2019-10-01', 1],
    ['of six only the five with most commits', 'a*9 b*8 c*7 d*6 e*6 ada*5', '2019-10-01', 0],
  ])('%s', (_rule, who, seen, expected) => {
    const other = aRepository('openstack/other', [
      { by: 'ada', landed: seen },
      { by: 'ben', landed: seen },
    ]);
    expect(measured([here(who), other], { asOf })('maintainers-active')).toBe(expected);
  });

  it.each([
    ['2019-05-17T00:00:00Z', 1],
    ['2019-05-16T23:59:59Z', 0],
  ])('last seen elsewhere in the fleet at %s, 180 days being the limit: %d', (seen, expected) => {
    const other = aRepository('openstack/other', [{ by: 'ada', landed: seen }]);
    expect(measured([here('ada*5'), other], { asOf })('maintainers-active')).toBe(expected);
  });

  it.each([
    ['three share the fifth place: all three count', 'a*9 b*9 c*9 d*9 x*5 y*5 z*5', 'x y z', 3],
    ['six people, all tied: all count', 'a*5 b*5 c*5 d*5 e*5 f*5', 'a b c d e f', 6],
    ['the sixth has one less: does not count', 'a*9 b*9 c*9 d*9 e*6 f*5', 'e f', 1],
  ])('%s', (_why, who, active, expected) => {
    const seen = active.split(' ').map((by) => ({ by, landed: '2019-10-01' }));
    const other = aRepository('openstack/other', seen);
    expect(measured([here(who), other], { asOf })('maintainers-active')).toBe(expected);
  });

  it('looks three years back and no further: 5 commits of 2016 make no maintainer', () => {
    const other = aRepository('openstack/other', [{ by: 'ada', landed: '2019-10-01' }]);
    const figures = measured([here('ada*5', '2016-10-01'), other], { asOf });
    expect(figures('maintainers-active')).toBe(0);
  });
});
