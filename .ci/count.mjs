// Prints "N passed, N failed" from vitest's JSON report. A file that could not be loaded counts as one failure.

import { readFileSync } from 'node:fs';

const report = readReport(process.argv[2]);
const broken = report.testResults.filter(
  (file) =>
    file.status === 'failed' && file.assertionResults.every((test) => test.status !== 'failed'),
);
const failed = report.numFailedTests + broken.length;
const skipped = report.numPendingTests + (report.numTodoTests ?? 0);
const tail = skipped > 0 ? `, ${skipped} skipped` : '';
process.stdout.write(`${report.numPassedTests} passed, ${failed} failed${tail}\n`);
process.exitCode = failed > 0 || report.numPassedTests === 0 ? 1 : 0;

/** A run that was stopped before its report is one failure, never none. */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    const file = { status: 'failed', assertionResults: [] };
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, testResults: [file] };
  }
}
