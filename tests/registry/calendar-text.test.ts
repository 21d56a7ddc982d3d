import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../src/registry/calendar.ts';
import { calendarText, holdsCalendar } from '../../src/registry/calendar-text.ts';

const shipped = new URL('../../data/calendar.yaml', import.meta.url).pathname;

describe('calendarText', () => {
  const before = readFileSync(shipped, 'utf8');
  const calendar = readCalendar(shipped).value;

  it('writes the shipped calendar as it is, comments included', () => {
    expect(calendarText(before, calendar)).toBe(before);
    expect(holdsCalendar(before, calendar)).toBe(true);
  });

  it('is read back as what was written, and keeps the comments above', () => {
    const folder = mkdtempSync(join(tmpdir(), 'calendar-'));
    const file = join(folder, 'calendar.yaml');
    const changed = calendar.map((series) =>
      series.name === 'indri' ? { ...series, release: '2027-03-31', estimated: true } : series,
    );
    writeFileSync(file, calendarText(before, changed));

    expect(readCalendar(file).value).toEqual(changed);
    expect(readFileSync(file, 'utf8').startsWith(before.slice(0, before.indexOf('series:')))).toBe(
      true,
    );
    expect(holdsCalendar(before, changed)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
