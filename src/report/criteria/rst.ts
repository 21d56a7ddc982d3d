// The criteria as reStructuredText, in the shape in which a specs repository keeps them: the summary, then a scorecard a
// project with its questions under their dimensions.

import type { CriteriaCard, CriteriaTable } from '../../domain/criteria.ts';
import { escapers } from '../../words/escape.ts';
import { displayWidth } from '../../words/lines.ts';
import {
  answerWords,
  type CriteriaView,
  cellWords,
  findings,
  moves,
  proofWords,
  steps,
  whyWords,
} from './view.ts';

const { rst } = escapers;

export function criteriaRst(view: CriteriaView): string {
  const { table } = view;
  const parts = [
    titled(`${rst(table.title)} as of ${table.asOf}`, '='),
    listTable(table),
    ...table.projects.map((card) => scorecard(card, table)),
    ...steps(view).map(changes),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A heading, underlined as wide as it is shown. */
export function titled(text: string, mark: string): string {
  return `${text}\n${mark.repeat(Math.max(4, displayWidth(text)))}`;
}

function listTable(table: CriteriaTable): string {
  const row = (cells: readonly string[]) =>
    cells.map((cell, at) => `   ${at === 0 ? '* -' : '  -'} ${cell}`).join('\n');
  const heads = ['Project', ...table.dimensions.map(({ title }) => rst(title))];
  const rows = table.projects.map((card) =>
    row([rst(card.name), ...table.dimensions.map(({ id }) => cellWords(card, id))]),
  );
  return ['.. list-table::', '   :header-rows: 1', '', row(heads), ...rows].join('\n');
}

function scorecard(card: CriteriaCard, table: CriteriaTable): string {
  const head = titled(rst(card.name), '-');
  if (card.state === 'retired') return `${head}\n\nRetired.`;
  const items = findings(card, table).map(({ id, words, mend, answer }) => {
    const proof = answer.proof.slice(0, 2).map(proofWords).map(rst).join(', ');
    const lines = [
      rst(whyWords(answer)),
      ...(proof === '' ? [] : [`Seen in ${proof}.`]),
      ...(answer.answer === 'no' ? [`To mend: ${rst(mend)}`] : []),
    ];
    const body = lines.map((line) => `    ${line}`).join('\n\n');
    return `**${rst(id)}** ${rst(words)} **${answerWords[answer.answer]}**\n\n${body}`;
  });
  return [head, ...items].join('\n\n');
}

function changes([before, after]: readonly [CriteriaTable, CriteriaTable]): string {
  const lines = moves(before, after).map(
    ({ project, dimension, from, to }) =>
      `* ${rst(project)}, ${rst(dimension)}: ${from}, then ${to}`,
  );
  const head = titled(`What changed from ${before.asOf} to ${after.asOf}`, '-');
  return [head, '', ...(lines.length === 0 ? ['Nothing.'] : lines)].join('\n');
}
