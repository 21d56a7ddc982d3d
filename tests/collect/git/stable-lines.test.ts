import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Mirror, mirror } from '../../../src/collect/git/mirror.ts';
import { backportsIn } from '../../../src/collect/git/stable-lines.ts';
import { aWorkshop, type Workshop } from '../../support/collecting.ts';
import { aRepository, type TestRepository } from '../../support/repository.ts';

const at = (day: string) => Date.parse(`${day}T12:00:00Z`) / 1000;
const year = { from: at('2023-06-01'), to: at('2024-06-01') };
const repository = 'team/widget';

let workshop: Workshop;
let upstream: TestRepository;
beforeEach(() => {
  workshop = aWorkshop();
  upstream = aRepository(workshop.pathOf(repository));
  upstream.commit({ at: at('2022-01-01'), files: { a: '1' } });
});
afterEach(() => workshop.remove());

function picked(branch: string, day: string, from?: string): string {
  return upstream.commit({
    ...{ branch, at: at(day), files: { a: day } },
    message: `Mend it\n\n(cherry picked from commit ${'1'.repeat(40)})`,
    ...(from === undefined ? {} : { parents: [from] }),
  });
}

async function mirrored(offline = false): Promise<Mirror> {
  const { base, cacheRoot } = workshop;
  const found = await mirror({ repository, base, cacheRoot, allowLocal: true, offline });
  if (found.state === 'unknown') throw new Error(found.reason.detail);
  return found.value;
}

describe('what was brought back to stable branches', () => {
  it('is the cherry-picks of the year, on branches and behind tags that ended one, and not on master', async () => {
    const root = upstream.git('rev-parse', 'master');
    picked('stable/train', '2023-01-10', root);
    const first = picked('stable/train', '2024-01-10');
    upstream.commit({ branch: 'stable/train', at: at('2024-01-11'), files: { a: 'bot' } });
    picked('stable/train', '2024-07-10');
    const ended = picked('ending', '2024-02-10', root);
    upstream.tag('stein-eol', ended, at('2024-02-11'));
    upstream.git('update-ref', '-d', 'refs/heads/ending');
    picked('master', '2024-03-10');

    const found = await backportsIn(await mirrored(), year, {});

    expect(found).toEqual({ state: 'known', value: [ended, first] });
  });

  it('is none where there is no stable branch, and unknown offline where none was fetched', async () => {
    const none = await backportsIn(await mirrored(), year, {});
    const offline = await backportsIn(await mirrored(true), year, { offline: true });

    expect(none).toEqual({ state: 'known', value: [] });
    expect(offline).toMatchObject({ state: 'unknown', reason: { code: 'offline' } });
  });

  it('forgets a branch that is gone', async () => {
    picked('stable/train', '2024-01-10', upstream.git('rev-parse', 'master'));
    const before = await backportsIn(await mirrored(), year, {});
    upstream.git('update-ref', '-d', 'refs/heads/stable/train');
    const after = await backportsIn(await mirrored(), year, {});

    expect(before).toMatchObject({ state: 'known', value: [expect.any(String)] });
    expect(after).toEqual({ state: 'known', value: [] });
  });
});
