import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  GerritPage,
  secondsOf,
  Timestamp,
  timestampOf,
} from '../../../src/sources/gerrit/answers.ts';
import { aChangeRow } from '../../support/gerrit-data.ts';

it("accepts whatever Gerrit's official REST types allow", () => {
  const tsc = ['node_modules/typescript/bin/tsc', '-p', 'tests/sources/gerrit/contract'];
  expect(execFileSync(process.execPath, tsc, { encoding: 'utf8' })).toBe('');
});

it.each([
  ['2026-08-20 12:00:00.000000000', 1787227200],
  ['2026-08-20 12:00:00.123456789', 1787227200],
  ['2026-08-20 12:00:00', 1787227200],
  ['1970-01-01 00:00:00.000000000', 0],
])('reads %s as UTC, whatever the zone of the machine (R6)', (text, seconds) => {
  expect(secondsOf(Timestamp.parse(text))).toBe(seconds);
});

it.each(['2026-13-40 12:00:00', '20 August 2026', '', '2026-08-20T12:00:00Z+25'])(
  'refuses the timestamp %j',
  (text) => {
    expect(Timestamp.safeParse(text).success).toBe(false);
  },
);

it('writes a time that reads back the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_000_000_000 }), (seconds) => {
      expect(secondsOf(timestampOf(seconds))).toBe(seconds);
    }),
  );
});

it('never throws on any JSON: it is the shape or a list of issues', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const mutated = { ...aChangeRow(), labels: value, messages: [value] };
      expect(typeof GerritPage.safeParse([mutated]).success).toBe('boolean');
    }),
    { numRuns: 300 },
  );
});
