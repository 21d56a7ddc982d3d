// The last line of .ci/run is read by machines: it may never call a broken run green.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'stadium-count-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const passedFile = { status: 'passed', assertionResults: [{ status: 'passed' }] };
const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }] };
const brokenFile = { status: 'failed', assertionResults: [] };

describe('the count of tests', () => {
  it.each([
    ['all passed', counts(3, 0, 0, [passedFile]), '3 passed, 0 failed', 0],
    ['one failed', counts(2, 1, 0, [failedFile]), '2 passed, 1 failed', 1],
    ['some skipped', counts(2, 0, 4, [passedFile]), '2 passed, 0 failed, 4 skipped', 0],
    [
      'a file that could not be loaded',
      counts(2, 0, 0, [passedFile, brokenFile]),
      '2 passed, 1 failed',
      1,
    ],
    ['no test at all', counts(0, 0, 0, []), '0 passed, 0 failed', 1],
    ['a report cut short', '{"numPassedTests": 3,', '0 passed, 1 failed', 1],
  ])('with %s is printed alone on a line, and sets the exit code', (_, report, line, status) => {
    const path = join(folder, 'report.json');
    writeFileSync(path, report);
    expect(count(path)).toEqual({ stdout: `${line}\n`, status });
  });

  it('counts a run that left no report as one failure', () => {
    expect(count(join(folder, 'absent.json'))).toEqual({
      stdout: '0 passed, 1 failed\n',
      status: 1,
    });
  });
});

function counts(
  passed: number,
  failed: number,
  pending: number,
  testResults: readonly object[],
): string {
  return JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: 0,
    testResults,
  });
}

function count(path: string): { stdout: string; status: number | null } {
  const script = join(import.meta.dirname, '../.ci/count.mjs');
  const { stdout, status } = spawnSync(process.execPath, [script, path], { encoding: 'utf8' });
  return { stdout, status };
}
