// The criteria for a terminal: the summary, what needs work, and of a single project every answer.

import type { CriteriaCard, CriteriaTable } from '../../domain/criteria.ts';
import { tableLines } from '../../words/columns.ts';
import { visible } from '../../words/escape.ts';
import { widthFor, wrap } from '../../words/lines.ts';
import type { Look } from '../form.ts';
import {
  answerWords,
  type CriteriaView,
  cellWords,
  findings,
  moves,
  needed,
  proofWords,
  steps,
  whyWords,
} from './view.ts';

export function criteriaText(view: CriteriaView, { columns }: Look): string {
  const width = widthFor(columns);
  const { table } = view;
  const [only, ...others] = table.projects;
  const body =
    only !== undefined && others.length === 0
      ? cardLines(only, table, width)
      : table.projects.flatMap((card) => workLines(card, table, width));
  const lines = [`${visible(table.title)} as of ${table.asOf}`, '', ...summary(table, width), ''];
  return `${[...lines, ...body, ...moveLines(view, width)].join('\n').trimEnd()}\n`;
}

function summary(table: CriteriaTable, width: number): readonly string[] {
  const heads = table.dimensions.map(({ title }) => ({ head: visible(title) }));
  const rows = table.projects.map((card) => [
    [visible(card.name)],
    ...table.dimensions.map(({ id }) => [cellWords(card, id)]),
  ]);
  return tableLines([{ head: 'Project', flexible: 12 }, ...heads], rows, { width });
}

function workLines(card: CriteriaCard, table: CriteriaTable, width: number): readonly string[] {
  const lines = needed(card, table).flatMap(({ id, answer }) =>
    hanging(id, visible(whyWords(answer)), width),
  );
  return lines.length === 0 ? [] : [visible(card.name), ...lines, ''];
}

function cardLines(card: CriteriaCard, table: CriteriaTable, width: number): readonly string[] {
  return findings(card, table).flatMap(({ id, words, mend, answer }) => {
    const proof = answer.proof.slice(0, 2).map(proofWords);
    return [
      ...hanging(id, `${visible(words)} ${answerWords[answer.answer]}`, width),
      ...hanging('', visible(whyWords(answer)), width),
      ...proof.flatMap((each) => hanging('', visible(each), width)),
      ...(answer.answer === 'no' ? hanging('', `To mend: ${visible(mend)}`, width) : []),
    ];
  });
}

/** The text behind its head; a head that is longer than a letter and two digits stands in the text. */
function hanging(head: string, text: string, width: number): readonly string[] {
  const isShort = head.length <= 3;
  return wrap(isShort ? text : `${head}: ${text}`, width - 6).map(
    (line, at) => `  ${(at === 0 && isShort ? head : '').padEnd(4)}${line}`,
  );
}

function moveLines(view: CriteriaView, width: number): readonly string[] {
  return steps(view).flatMap(([before, after]) => {
    const found = moves(before, after);
    const lines = found.flatMap(({ project, dimension, from, to }) =>
      wrap(`  ${visible(project)}, ${visible(dimension)}: ${from}, then ${to}`, width),
    );
    const none = found.length === 0 ? ['  nothing'] : [];
    return ['', `What changed from ${before.asOf} to ${after.asOf}`, ...lines, ...none];
  });
}
