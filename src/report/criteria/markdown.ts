// The criteria for a wiki: the summary, and a table of answers for each project.

import type { CriteriaCard, CriteriaTable } from '../../domain/criteria.ts';
import { escapers } from '../../words/escape.ts';
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

const { markdown } = escapers;

export function criteriaMarkdown(view: CriteriaView): string {
  const { table } = view;
  const parts = [
    `# ${markdown(table.title)} as of ${table.asOf}`,
    summary(table),
    ...table.projects
      .filter(({ state }) => state !== 'retired')
      .map((card) => scorecard(card, table)),
    ...steps(view).map(changes),
  ];
  return `${parts.join('\n\n')}\n`;
}

function summary(table: CriteriaTable): string {
  const heads = ['project', ...table.dimensions.map(({ title }) => markdown(title))];
  const rows = table.projects.map((card) => [
    markdown(card.name),
    ...table.dimensions.map(({ id }) => cellWords(card, id)),
  ]);
  return rowsOf(heads, rows);
}

function scorecard(card: CriteriaCard, table: CriteriaTable): string {
  const rows = findings(card, table).map(({ id, words, mend, answer }) => [
    `${id} ${markdown(words)}`,
    answerWords[answer.answer],
    markdown(whyWords(answer)),
    answer.proof.slice(0, 2).map(proofWords).map(markdown).join(', '),
    answer.answer === 'no' ? markdown(mend) : '',
  ]);
  const heads = ['question', 'answer', 'why', 'proof', 'what would mend it'];
  return `## ${markdown(card.name)}\n\n${rowsOf(heads, rows)}`;
}

function changes([before, after]: readonly [CriteriaTable, CriteriaTable]): string {
  const lines = moves(before, after).map(
    ({ project, dimension, from, to }) =>
      `- ${markdown(project)}, ${markdown(dimension)}: ${from}, then ${to}`,
  );
  const head = `## What changed from ${before.asOf} to ${after.asOf}`;
  return [head, '', ...(lines.length === 0 ? ['Nothing.'] : lines)].join('\n');
}

function rowsOf(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), `|${heads.map(() => '---|').join('')}`, ...rows.map(line)].join('\n');
}
