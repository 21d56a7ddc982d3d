// No day's tip stands on a commit that landed later: the program's tips against the dates that plain git lists.

import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { repositoriesOf } from '../../src/domain/project.ts';
import { addDays, endOfDay } from '../../src/domain/time.ts';
import { landingHistory, tipStepAt } from '../../src/measure/history.ts';
import { loadData } from '../../src/registry/load.ts';
import { aRepository } from '../support/facts.ts';
import { historyOf } from './base.ts';

const packaged = new URL('../../data', import.meta.url).pathname;
const repositories = repositoriesOf(loadData(packaged, packaged).registry);

interface Step {
  readonly id: string;
  readonly committedAt: number;
}

/** The first-parent line, oldest first, as git tells it. */
function lineOf(folder: string): readonly Step[] {
  const args = ['-C', folder, 'log', '--first-parent', '--reverse', '--format=%H %ct', 'HEAD'];
  const text = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  return text
    .trim()
    .split('\n')
    .map((row) => row.split(' '))
    .map(([id = '', seconds]) => ({ id, committedAt: Number(seconds) }));
}

describe('the tip of every tenth day', () => {
  it.each(repositories)('of %s stands on nothing dated after it', (repository) => {
    const line = lineOf(historyOf(repository));
    const history = landingHistory(
      aRepository(
        repository,
        line.map(({ id, committedAt }) => ({
          id,
          landed: new Date(committedAt * 1000).toISOString(),
        })),
      ),
    );
    for (let day = '2010-01-01'; day < '2026-12-01'; day = addDays(day, 10)) {
      const tip = history.mainline[tipStepAt(history, day) ?? -1]?.id;
      const step = line.findIndex(({ id }) => id === tip);
      const below = line.slice(0, step + 1);
      const later = below.filter(({ committedAt }) => committedAt > endOfDay(day));
      expect(later, day).toEqual([]);
      expect(line[step + 1]?.committedAt ?? Infinity, day).toBeGreaterThan(endOfDay(day));
    }
  });
});
