// The rows of a back-test as they come about: in which days, one after the other, and until it is told to stop.

import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/domain/outcome.ts';
import { nobodyKnown, peopleDirectory } from '../../src/domain/people.ts';
import { prepare } from '../../src/measure/project.ts';
import { loadData } from '../../src/registry/load.ts';
import { packagedData } from '../../src/tasks/folders.ts';
import type { News } from '../../src/tasks/outside-world.ts';
import { daysOf, measuredOverTime, sightingsOf } from '../../src/tasks/sightings.ts';
import { aProject, aRepository } from '../support/facts.ts';

const days = ['2018-02-28', '2018-08-30', '2019-04-10', '2019-10-16'] as const;
const names = ['alpha', 'beta'] as const;
const packaged = loadData(packagedData, packagedData);
const { policy } = packaged;
const projects = names.map((name) => aProject(name));
const data = { ...packaged, registry: { ...packaged.registry, projects } };
const past = prepare(
  new Map(
    names.map((name) => {
      const value = aRepository(`openstack/${name}`, [{ landed: '2018-05-01' }]);
      return [value.repository, { state: 'known' as const, value }];
    }),
  ),
  [],
  peopleDirectory(nobodyKnown),
);

function anOutcome(repository: string, asOf: string, retired: Outcome['retired']): Outcome {
  return { repository, asOf, retired, team: 'x', kind: '', stratum: 'code', weight: 1 };
}

const outcomes = names.flatMap((name) => days.map((day) => anOutcome(name, day, { 12: false })));
const world = () => {
  const stop = new AbortController();
  const heard: News[] = [];
  return { signal: stop.signal, stop, heard, tell: (news: News) => void heard.push(news) };
};

describe('the rows of a back-test', () => {
  it('are made of each day before the next is measured: nothing of it has to be held', async () => {
    const order: string[] = [];
    async function* noted() {
      for await (const each of measuredOverTime(data, policy, past, outcomes, world())) {
        order.push(`measured ${each.evidence.name} ${each.asOf}`);
        yield each;
      }
    }
    const keep = ({ outcome: { repository, asOf } }: { readonly outcome: Outcome }) => {
      order.push(`kept ${repository} ${asOf}`);
      return { of: `${repository} ${asOf}` };
    };
    const { rows, leftOut } = await sightingsOf(data, policy, noted(), outcomes, keep);

    const told = days.slice(1);
    expect(order).toEqual(
      told.flatMap((day) =>
        names.flatMap((name) => [`measured ${name} ${day}`, `kept ${name} ${day}`]),
      ),
    );
    // In the order of the outcomes, whatever the order in which they came about.
    expect(rows).toEqual(names.flatMap((name) => told.map((day) => ({ of: `${name} ${day}` }))));
    expect(leftOut.map(({ repository, reason }) => [repository, reason])).toEqual([
      ['alpha', 'no-commit-yet'],
      ['beta', 'no-commit-yet'],
    ]);
  });

  it('tell which day is measured, and how many there are', async () => {
    const { heard, ...around } = world();
    for await (const _ of measuredOverTime(data, policy, past, outcomes, around));
    expect(heard).toEqual([
      ...days.map((day, done) => ({ kind: 'days', day, done, total: 4 })),
      { kind: 'days', day: '', done: 4, total: 4 },
    ]);
  });

  it('are given up between two projects of a day when it is to stop', async () => {
    const { stop, ...around } = world();
    const measured: string[] = [];
    const all = (async () => {
      for await (const { asOf, evidence } of measuredOverTime(data, policy, past, outcomes, around))
        measured.push(`${evidence.name} ${asOf}`);
    })();
    // As a signal comes in: when the program looks up.
    setImmediate(() => stop.abort(new Error('stopped')));
    await expect(all).rejects.toThrow('stopped');
    expect(measured).toEqual(['alpha 2018-08-30']);
  });

  it('are made of no day after the last of which something is known', () => {
    const known = (asOf: string) => anOutcome('alpha', asOf, { 24: true });
    const open = (asOf: string) => anOutcome('alpha', asOf, {});
    const [first, second, third, fourth] = days;
    expect(daysOf([known(third), open(fourth), open(second), known(first)])).toEqual([
      first,
      second,
      third,
    ]);
    expect(daysOf([open(first)])).toEqual([]);
  });
});
