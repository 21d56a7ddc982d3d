// The tables of an explanation: what was measured, the points it gave, and what was measured without points.

import type { Measurement } from '../domain/measurement.ts';
import type { Grade } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { type Cell, type Column, layOut } from '../words/columns.ts';
import { visible } from '../words/escape.ts';
import { scaledNote, windowDays } from '../words/figures.ts';
import { wrap } from '../words/lines.ts';
import { measuredWords } from '../words/measured.ts';
import { gradeSentence, measureTitle } from '../words/reasons.ts';
import { indented, type Page } from './explain-page.ts';
import { gradedGroups, pointsGiven, uncountedOf, withoutPoints } from './explained.ts';
import { isOnClock } from './review-clocks.ts';

/** A table for each group of the card, with a sentence below each row. */
export function gradesPart(page: Page): string[] {
  const { card, paint } = page;
  if (card.verdict === undefined) return [];
  const tables = gradedGroups(card, page.policy).flatMap(({ title, grades }, at) => {
    const head = paint('bold', `${visible(title)}: ${pointsGiven(grades)} points`);
    return [...(at === 0 ? [] : ['']), head, ...gradeTable(page, grades)];
  });
  const scaled = scaledNote(card.verdict) ?? '';
  const uncounted = uncountedOf(card.verdict, page.subject);
  const out = uncounted === '' ? '' : `Not part of this judgement: ${visible(uncounted)}`;
  const notes = [scaled, out]
    .filter((note) => note !== '')
    .flatMap((note) => wrap(note, page.width));
  return [...tables, ...(notes.length === 0 ? [] : ['', ...notes])];
}

function gradeTable(page: Page, grades: readonly Grade[]): string[] {
  const columns: Column[] = [...measurementColumns, { head: 'points', align: 'right' }];
  const rows = grades.map((grade) => [
    ...measurementCells(page, grade.measure, grade.measurement),
    [pointsGiven([grade])],
  ]);
  const laid = layOut(columns, rows, tableLayout(page));
  return [
    `  ${laid.head}`,
    ...laid.rows.flatMap((lines, at) => {
      const grade = grades[at];
      const why = grade === undefined ? [] : indented(whyOf(grade, page), page.width, 6);
      return [...lines.map((line) => `  ${line}`), ...why.map((line) => page.paint('dim', line))];
    }),
  ];
}

function whyOf(grade: Grade, { subject }: Page): string {
  return visible(gradeSentence(grade, subject));
}

const measurementColumns: readonly Column[] = [
  { head: 'measure', flexible: 14 },
  { head: 'value', flexible: 12 },
  { head: 'window', flexible: 24 },
  { head: 'sample', align: 'right', yields: 2 },
  { head: 'source', yields: 1 },
];

function measurementCells(
  { subject }: Page,
  id: string,
  measurement: Measurement,
): readonly Cell[] {
  const sample = measurement.state === 'measured' ? String(measurement.sample) : '';
  return [
    [visible(measureTitle(id, subject.definitions))],
    [visible(measuredWords(measurement))],
    [windowDays(measurement.window)],
    [sample],
    [sourceTitle(measurement.source)],
  ];
}

function tableLayout({ width, paint }: Page) {
  return { width: width - 2, paintHead: (line: string) => paint('dim', line) };
}

/** What the card has no points for, in the order of the catalogue. */
export function othersPart(page: Page): string[] {
  const { card, paint } = page;
  const rows = withoutPoints(card, page.scorecard)
    .filter(([id]) => !isOnClock(id, card.measurements))
    .map(([id, measurement]) => measurementCells(page, id, measurement));
  if (rows.length === 0) return [];
  const laid = layOut(measurementColumns, rows.map(withoutRepetition), tableLayout(page));
  return [
    paint('bold', 'Measured as well, without points'),
    ...[laid.head, ...laid.rows.flat()].map((line) => `  ${line}`),
  ];
}

/** The same measure over another window leaves its name out. */
function withoutRepetition(
  [title = [], ...rest]: readonly Cell[],
  at: number,
  rows: readonly (readonly Cell[])[],
): readonly Cell[] {
  const isSame = rows[at - 1]?.[0]?.join() === title.join();
  return [isSame ? [] : title, ...rest];
}
