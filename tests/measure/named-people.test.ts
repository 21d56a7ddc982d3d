// Who of those named was seen, each by a case small enough to count by hand.

import { describe, expect, it } from 'vitest';
import type { Known } from '../../src/domain/facts.ts';
import type { NamedLedger } from '../../src/domain/named-people.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { endOfDay } from '../../src/domain/time.ts';
import { measureProjects, prepare } from '../../src/measure/project.ts';
import { calendar } from '../lifecycle/fixture.ts';
import { aProject, aRepository } from '../support/facts.ts';

const project = aProject('example');
const repositories = [
  aRepository('openstack/example', [
    { by: 'ben', landed: '2019-01-10' },
    { by: 'ada', landed: '2019-09-01' },
  ]),
  aRepository('openstack/neighbour', [{ by: 'eve', landed: '2019-10-01' }]),
];

function ledger(...lists: readonly (readonly [string, ...string[]])[]): Known<NamedLedger> {
  return {
    state: 'known',
    value: {
      repository: 'openstack/main',
      lists: lists.map(([day, ...names]) => ({ commit: day, committedAt: endOfDay(day), names })),
    },
  };
}

function measured(named: Known<NamedLedger> | undefined, asOf = '2019-11-12', of = project) {
  const facts = new Map(
    repositories.map((value) => [value.repository, { state: 'known', value } as const]),
  );
  const past = prepare(facts, [], peopleDirectory(nobodyKnown), [of]);
  const ledgers = named === undefined ? new Map() : new Map([[of.name, named]]);
  const [found] = measureProjects([of], { ...past, named: ledgers }, calendar, asOf);
  return (id: string) => found?.measurements[id];
}

describe('who is named', () => {
  it('counts those seen in the family and here, half a year and a year back', () => {
    const seen = measured(ledger(['2019-01-01', 'Ada', 'ben', 'eve@example.org']));

    expect(seen('named-people')).toMatchObject({ value: 3, since: '2019-01-01' });
    expect(seen('named-people-seen-180d')).toMatchObject({ value: 2, sample: 3 });
    expect(seen('named-people-seen-365d')).toMatchObject({ value: 3, sample: 3 });
    expect(seen('named-people-seen-here-180d')).toMatchObject({ value: 1, sample: 3 });
  });

  it('leaves a range for a name that fits nobody, and never calls it unseen', () => {
    const seen = measured(ledger(['2019-01-01', 'Ada', 'Nobody Known']));

    expect(seen('named-people-seen-180d')).toMatchObject({
      ...{ value: 1, atMost: 2, sample: 1, outOf: 2 },
    });
  });

  it('says since when exactly these stand there, and knows nothing of later days', () => {
    const named = ledger(['2019-01-01', 'ada'], ['2019-02-01', 'ada', 'ben'], ['2020-01-01']);

    expect(measured(named)('named-people')).toMatchObject({ value: 2, since: '2019-02-01' });
    expect(measured(named, '2019-01-15')('named-people')).toMatchObject({ value: 1 });
    expect(measured(named, '2020-02-01')('named-people')).toMatchObject({
      ...{ value: 0, since: '2020-01-01' },
    });
  });

  it('passes on why the page could not be read, and is silent where there is none', () => {
    const reason = { code: 'offline', detail: 'asked nobody' } as const;

    expect(measured({ state: 'unknown', reason })('named-people')).toMatchObject({ reason });
    expect(measured(undefined)('named-people')).toMatchObject({ reason: { code: 'no-page' } });
  });

  it('concludes nothing where the page does not speak of a component', () => {
    const component = { ...project, paths: ['example'] };

    expect(measured(ledger(), '2019-11-12', component)('named-people')).toMatchObject({
      reason: { code: 'not-on-page' },
    });
    expect(measured(ledger())('named-people')).toMatchObject({ value: 0 });
  });
});
