// Reading a family holds no history: what git costs grows with the memory of whoever starts it.

import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { collectHistories } from '../../src/collect/run.ts';
import type { RepositoryFacts } from '../../src/domain/facts.ts';
import { aWorkshop, readAt, type Workshop } from '../support/collecting.ts';
import { aRepository } from '../support/repository.ts';

describe('Histories that were read', () => {
  const names = ['openstack/one', 'openstack/two'];
  let workshop: Workshop;

  beforeEach(() => {
    workshop = aWorkshop();
    for (const name of names) {
      const repository = aRepository(workshop.pathOf(name));
      repository.note(repository.commit(), 'Code-Review+2: Ada <ada@example.org>\n');
    }
  });
  afterEach(() => workshop.remove());

  it('are let go, and come from the store whenever they are asked for', async () => {
    const seen: string[] = [];
    const held: WeakRef<object>[] = [];
    const onFacts = ({ repository, commits, reviews }: RepositoryFacts) => {
      seen.push(JSON.stringify({ repository, commits, reviews }));
      held.push(new WeakRef(commits));
      if (reviews.state === 'known') held.push(new WeakRef(reviews.value));
    };
    const { base, cacheRoot, store } = workshop;
    const place = { base, cacheRoot, store, readAt, allowLocal: true, onFacts };
    const { facts } = await collectHistories(names, place);
    await collectGarbage();
    expect(held).toHaveLength(4);
    expect(held.filter((each) => each.deref() !== undefined)).toEqual([]);
    const again = [...facts.values()].map((each) => each.state === 'known' && each.value());
    const told = again.map((each) => {
      const { repository, commits, reviews } = each || expect.fail('it was not read');
      return JSON.stringify({ repository, commits, reviews });
    });
    expect(told.sort()).toEqual(seen.sort());
    expect(told).toHaveLength(2);
  });
});

/** What was looked at in this turn of the loop is held until its end. */
async function collectGarbage(): Promise<void> {
  await pause(0);
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}
