// How long what waits for a reviewer has waited, by three clocks with their quartiles, where reviews were asked for.

import type { Measurements } from '../domain/measurement.ts';
import { type Column, layOut } from '../words/columns.ts';
import { measuredWords } from '../words/measured.ts';
import { indented, type Page } from './explain-page.ts';

const clocks = [
  ['its last patch set', 'waiting-for-reviewer'],
  ['the last objection', 'waiting-since-objection'],
  ['it was opened', 'waiting-since-opening'],
] as const;
const quartiles = ['p25', 'median', 'p75'] as const;

const shown: ReadonlySet<string> = new Set(clocks.flatMap(([, id]) => idsOf(id)));

/** Whether the table of clocks has it: it stands nowhere else then. */
export function isOnClock(id: string, measurements: Measurements): boolean {
  return shown.has(id) && isShown(measurements);
}

/** Nothing where reviews were not asked for, and where nothing waits. */
export function clocksPart({ card: { measurements }, width, paint }: Page): string[] {
  if (!isShown(measurements)) return [];
  const columns: Column[] = [
    { head: 'since' },
    ...['first quartile', 'median', 'third quartile'].map(
      (head): Column => ({ head, align: 'right' }),
    ),
  ];
  const rows = clocks.map(([words, id]) => [
    [words],
    ...idsOf(id).map((each) => {
      const seen = measurements[each];
      return [seen === undefined ? 'not measured' : measuredWords(seen)];
    }),
  ]);
  const laid = layOut(columns, rows, {
    width: width - 2,
    paintHead: (line) => paint('dim', line),
  });
  const waiting = measurements['waiting-for-reviewer'];
  const count = waiting?.state === 'measured' ? ` (${waiting.value})` : '';
  return [
    paint('bold', `How long what waits for a reviewer has waited${count}`),
    ...[laid.head, ...laid.rows.flat()].map((line) => `  ${line}`),
    ...indented('Which changes: --commits waiting-for-reviewer', width),
  ];
}

function isShown(measurements: Measurements): boolean {
  const seen = measurements['waiting-since-opening-median-days'];
  return seen !== undefined && seen.state !== 'not-applicable';
}

function idsOf(clock: string): readonly string[] {
  return quartiles.map((quartile) => `${clock}-${quartile}-days`);
}
