import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { monthsAsCycles, sameDayBefore } from '../../src/domain/cycle.ts';
import { compare } from '../../src/tasks/compare.ts';
import { missingDay, rightDay } from '../../src/tasks/comparison-day.ts';
import { loadScorecard } from '../../src/tasks/scorecard.ts';
import { stadium } from '../support/shell.ts';

const { calendar } = loadScorecard({}).data;

describe('the day that a day is compared with', () => {
  it.each([
    { day: '2026-08-01', same: '2026-01-31', dayOfCycle: 122, why: 'as far into its cycle' },
    { day: '2026-04-02', same: '2025-10-02', dayOfCycle: 1, why: 'the first day' },
    { day: '2019-10-16', same: '2019-04-10', dayOfCycle: 189, why: 'the last day, not beyond it' },
  ])('$why', ({ day, same, dayOfCycle }) => {
    expect(sameDayBefore(calendar, day)).toEqual({ day: same, dayOfCycle });
  });

  it('lies a quarter back in a family without cycles', () => {
    expect(sameDayBefore(monthsAsCycles(), '2024-03-01')?.day).toBe('2023-12-01');
  });

  it('is the nearest that is kept, and it is said how near that is', () => {
    const days = ['2025-10-01', '2026-01-28', '2026-04-01', '2026-08-01'];
    expect(rightDay(days, calendar, '2026-08-01')).toMatchObject({
      asOf: '2026-01-28',
      chosen: { day: '2026-01-31', daysAway: 3 },
    });
    expect(missingDay(days, calendar, '2026-08-01')).toBeUndefined();
    expect(missingDay(['2026-04-01', '2026-08-01'], calendar, '2026-08-01')).toBe('2026-01-31');
    expect(rightDay(['2026-08-01'], calendar, '2026-08-01')).toBeUndefined();
  });

  it('is said by compare where nobody asked for one, and not where somebody did', async () => {
    const { chosen } = compare({});
    expect(chosen).toMatchObject({ day: '2026-01-31', daysAway: 0 });
    const { out } = await stadium(['compare']);
    expect(out).toContain('Both are of the same day of their cycles, day 122.');
    expect(out).not.toContain('of the cycle 0');
    const asked = await stadium(['compare', '2026-04-01']);
    expect(asked.out).not.toContain('ame day');
    const previous = await stadium(['compare', 'previous']);
    expect(previous.out).toBe(asked.out);
    const judged = await stadium(['compare', 'previous', '--policy', 'data/policy.yaml']);
    expect(judged.out).toContain('from 2026-04-01 to 2026-04-01');
    const first = await stadium(['compare', 'previous', '2019-10-16']);
    expect(first.err).toContain('holds no snapshot before 2019-10-16 to compare with');
  });

  it('is said by compare with the nearest that is kept, and how to make it', async () => {
    const data = mkdtempSync(join(tmpdir(), 'stadium-day-'));
    cpSync('data', data, {
      recursive: true,
      filter: (path) => !path.endsWith('2026-01-31.json'),
    });
    const { out } = await stadium(['compare', '--data', data]);
    rmSync(data, { recursive: true });
    const said = out.replace(/\s+/g, ' ');
    expect(said).toContain('The same day of the cycle before, day 122, is 2026-01-31');
    expect(said).toContain('the nearest snapshot is that of 2026-04-01, 60 days away');
    expect(said).toContain(`stadium collect --data ${data} --also-last-cycle`);
  });
});
