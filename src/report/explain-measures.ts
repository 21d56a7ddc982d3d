// The tables of an explanation: what was measured, the points it gave, and what was measured without points.

import type { Measurement } from '../domain/measurement.ts';
import type { Grade } from '../domain/verdict.ts';
import { sourceTitle } from '../sources/names.ts';
import { type Cell, type Column, layOut } from '../words/columns.ts';
import { readable } from '../words/english.ts';
import { visible } from '../words/escape.ts';
import { scaledNote, windowDays } from '../words/figures.ts';
import { measuredWords } from '../words/measured.ts';
import { gradeSentence, measureTitle } from '../words/reasons.ts';
import { indented, type Page } from './explain-page.ts';
import { groupsFor } from './prospects.ts';

/** A table for each group of the card, with a sentence below each row. */
export function gradesPart(page: Page): string[] {
  const { card, paint } = page;
  if (card.verdict === undefined) return [];
  const groups = [...new Set(card.verdict.grades.map((grade) => grade.group))];
  const tables = groups.flatMap((group, at) => {
    const grades = card.verdict?.grades.filter((grade) => grade.group === group) ?? [];
    const title = `${groupTitle(page, group)}: ${sumOf(grades)}`;
    return [...(at === 0 ? [] : ['']), paint('bold', title), ...gradeTable(page, grades)];
  });
  const scaled = scaledNote(card.verdict);
  return [...tables, ...(scaled === null ? [] : ['', scaled])];
}

function groupTitle({ policy, card }: Page, id: string): string {
  const title = groupsFor(card, policy).find((group) => group.id === id)?.title;
  return visible(title ?? readable(id));
}

function sumOf(grades: readonly Grade[]): string {
  const sum = (pick: (grade: Grade) => number) => grades.reduce((all, each) => all + pick(each), 0);
  return `${range(
    sum((each) => each.worst),
    sum((each) => each.best),
  )} of ${points(sum((each) => each.of))} points`;
}

function range(worst: number, best: number): string {
  return points(worst) === points(best) ? points(worst) : `${points(worst)}–${points(best)}`;
}

function points(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function gradeTable(page: Page, grades: readonly Grade[]): string[] {
  const columns: Column[] = [...measurementColumns, { head: 'points', align: 'right' }];
  const rows = grades.map((grade) => [
    ...measurementCells(page, grade.measure, grade.measurement),
    [`${range(grade.worst, grade.best)} of ${points(grade.of)}`],
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
  const graded = new Set(card.verdict?.grades.map((grade) => grade.measure));
  const others = Object.entries(card.measurements).filter(([id]) => !graded.has(id));
  if (others.length === 0) return [];
  const order = new Map(page.scorecard.measures.map((each, at) => [each.id, at]));
  const place = (id: string) => order.get(id) ?? order.size;
  const rows = others
    .sort(([left], [right]) => place(left) - place(right) || (left < right ? -1 : 1))
    .map(([id, measurement]) => measurementCells(page, id, measurement));
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
