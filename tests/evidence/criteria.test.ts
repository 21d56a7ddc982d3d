import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formatCriteria, parseCriteria, readCriteriaTable } from '../../src/evidence/criteria.ts';
import { snapshotDays } from '../../src/evidence/places.ts';

const folder = new URL('../../data/criteria', import.meta.url).pathname;
const days = snapshotDays(folder);

describe('answers that ship', () => {
  it('are those of the days on which all that they need is at hand', () => {
    expect(days).toEqual(['2016-11-17', '2019-11-12', '2021-04-14', '2023-10-04', '2026-08-01']);
  });

  it.each(days)('of %s are read and written to the byte, and hold no address', (day) => {
    const text = readFileSync(join(folder, `${day}.json`), 'utf8');

    expect(formatCriteria(readCriteriaTable(folder, day))).toBe(text);
    expect(text).not.toMatch(/\w@\w+\.\w/);
  });
});

describe('parseCriteria', () => {
  it.each([
    ['{', /x\.json: it is not JSON/],
    ['{}', /x\.json: schemaVersion: /],
    [
      '{"schemaVersion": 1, "asOf": "2020-02-30"}',
      /x\.json: asOf: is "2020-02-30"; expected a day/,
    ],
  ])('refuses %s with the file and the field', (text, expected) => {
    expect(() => parseCriteria(text, 'x.json')).toThrow(expected);
  });
});
