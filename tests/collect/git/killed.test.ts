import { fork } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aWorkshop, factsOf, type Workshop } from '../../support/collecting.ts';
import { aRepository } from '../../support/repository.ts';

const name = 'openstack/example';
const commits = 1500;
const kills = 20;

describe('a clone that is killed', () => {
  let workshop: Workshop;
  beforeAll(() => {
    workshop = aWorkshop();
    aRepository(workshop.pathOf(name)).bulk(commits);
  });
  afterAll(() => workshop.remove());

  it('never becomes a mirror: what it left is never counted, and the next run has everything', async () => {
    let survivors = 0;
    for (let round = 0; round < kills; round += 1) {
      const cacheRoot = join(workshop.cacheRoot, `round${round}`);
      await killedAfter(cacheRoot, 10 + round * 20);
      const left = await workshop.collect(name, { cacheRoot, offline: true });
      if (left.facts === undefined) expect(left.report.state).toBe('failed');
      else {
        survivors += 1;
        expect(left.facts.commits).toHaveLength(commits);
      }
    }
    expect(survivors).toBeLessThan(kills);
    const last = join(workshop.cacheRoot, `round${kills - 1}`);
    expect(factsOf(await untilUnlocked(last)).commits).toHaveLength(commits);
  }, 60_000);

  /** git of the killed run may still be ending; it is waited for, never worked beside. */
  async function untilUnlocked(cacheRoot: string): ReturnType<Workshop['collect']> {
    for (;;) {
      const collected = await workshop.collect(name, { cacheRoot });
      if (collected.report.reason?.code !== 'locked') return collected;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  function killedAfter(cacheRoot: string, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const script = join(import.meta.dirname, '../../support/mirrorScript.ts');
      const child = fork(script, [name, workshop.base, cacheRoot], {
        execArgv: ['--import', 'tsx'],
        stdio: 'ignore',
      });
      child.once('message', () => setTimeout(() => child.kill('SIGKILL'), milliseconds));
      child.once('exit', () => resolve());
    });
  }
});
