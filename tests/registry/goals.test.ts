import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findSeries } from '../../src/domain/cycle.ts';
import { readCalendar } from '../../src/registry/calendar.ts';
import { loadGoals, readGoals } from '../../src/registry/goals.ts';
import { goalsMarkdown, goalsTable } from '../../src/report/goals.ts';

const packaged = new URL('../../data', import.meta.url).pathname;
const calendar = readCalendar(join(packaged, 'calendar.yaml')).value;
const family = { registry: { cycles: 'openstack' }, calendar } as const;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'goals-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function written(text: string): string {
  const file = join(folder, 'goals.yaml');
  writeFileSync(file, text);
  return file;
}

const head =
  '  - id: a\n    title: t\n    kind: goal\n    since: train\n    source: https://example.org\n    probe: ';

describe('goals', () => {
  it('that ship are read, and name series of the calendar', () => {
    const goals = loadGoals(folder, packaged, family);

    expect(goals.length).toBeGreaterThan(8);
    for (const { since } of goals) expect(findSeries(calendar, since)).toBeDefined();
  });

  it('cost a few lines each', () => {
    const file = written(`goals:\n${head}{ in: [tox.ini], contains: '^envlist' }\n`);

    expect(readGoals(file).value).toMatchObject([
      { id: 'a', probe: { in: ['tox.ini'], contains: '^envlist' } },
    ]);
  });

  it.each([
    [
      'a pattern that is none',
      `goals:\n${head}{ in: [a], contains: '(' }\n`,
      /goals\.yaml:\d+:\d+/,
    ],
    ['a probe that is none', `goals:\n${head}{ has: [a] }\n`, /goals\.yaml:7:/],
    [
      'an id given twice',
      `goals:\n${head}{ hasPath: [a] }\n${head}{ hasPath: [a] }\n`,
      /"a" is given twice/,
    ],
  ])('with %s are refused with file and line', (_, text, expected) => {
    expect(() => readGoals(written(text))).toThrow(expected);
  });

  it('of a series that is not in the calendar are refused, never taken for not asked', () => {
    written(`goals:\n${head.replace('train', 'trian')}{ hasPath: [a] }\n`);

    expect(() => loadGoals(folder, packaged, family)).toThrow(
      /goals\.yaml:5:\d+.*"trian" is not in the calendar.*train/s,
    );
  });

  it('become a table that says unknown and not asked in their own words', () => {
    const goals = loadGoals(join(folder, 'none'), packaged, family).slice(0, 3);
    const ids = goals.map(({ id }) => id);
    const rows = [
      {
        project: 'a|b',
        answers: { [ids[0] ?? '']: 'yes', [ids[1] ?? '']: 'unknown', [ids[2] ?? '']: 'not-asked' },
      },
    ] as const;

    expect(goalsMarkdown(goals, rows)).toContain('| a\\|b | yes | unknown | not asked |');
    expect(goalsTable(goals, rows)).toMatch(/^a\|b +yes \?$/m);
  });
});
