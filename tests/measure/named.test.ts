// Who of those named was seen, each by a case small enough to count by hand.

import { describe, expect, it } from 'vitest';
import type { NamedVersion } from '../../src/domain/named.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { endOfDay } from '../../src/domain/time.ts';
import { fleetAt, prepareFleet } from '../../src/measure/fleet.ts';
import { namedAt } from '../../src/measure/named.ts';
import { aRepository } from '../support/facts.ts';

const repository = aRepository('openstack/example', [
  { by: 'ada', landed: '2019-05-01' },
  { by: 'ben', landed: '2019-06-01' },
]);
const fleet = prepareFleet([repository], peopleDirectory(nobodyKnown), []);

function version(day: string, ...names: readonly string[]): NamedVersion {
  return { commit: day, committedAt: endOfDay(day), named: new Map([['example', names]]) };
}

function on(day: string, ...versions: readonly NamedVersion[]) {
  const found = namedAt(fleetAt(fleet, day), { state: 'known', value: versions });
  return found.state === 'known' ? found.value.get('example') : found;
}

describe('who is named', () => {
  it('matches names, and leaves those apart that fit nobody', () => {
    const here = on('2019-11-12', version('2019-01-01', 'ADA', 'Nobody Known'));

    expect(here).toMatchObject({ since: '2019-01-01' });
    expect(here && 'people' in here && here.people.map((each) => each !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  it('says since when exactly these stand there, and knows nothing of later days', () => {
    const versions = [
      version('2019-01-01', 'ada'),
      version('2019-02-01', 'ada', 'ben'),
      version('2019-03-01', 'ben', 'ada'),
      version('2020-01-01', 'ben'),
    ];

    expect(on('2019-11-12', ...versions)).toMatchObject({ since: '2019-02-01' });
    expect(on('2018-12-31', ...versions)).toBeUndefined();
  });

  it('passes on why the page could not be read', () => {
    const reason = { code: 'offline', detail: 'asked nobody' } as const;

    expect(namedAt(fleetAt(fleet, '2019-11-12'), { state: 'unknown', reason })).toEqual({
      state: 'unknown',
      reason,
    });
  });
});
