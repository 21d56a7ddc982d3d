// The criteria for a spreadsheet: one row an answer.

import type { CriteriaTable } from '../../domain/criteria.ts';
import { csv } from '../formats/csv.ts';
import { type CriteriaView, cellWords, findings, proofWords } from './view.ts';

/** With other days those first: the column of the day tells them apart. */
export function criteriaCsv({ table, against }: CriteriaView): string {
  return csv([head, ...[...against, table].flatMap(rowsOf)]);
}

function rowsOf(table: CriteriaTable): (string | number)[][] {
  return table.projects.flatMap((card) =>
    card.state === 'retired'
      ? [[table.asOf, card.name, '', '', 'retired', '', '', '', '', '', '']]
      : findings(card, table).map(({ id, words, mend, answer }) => [
          table.asOf,
          card.name,
          id,
          words,
          answer.answer,
          answer.by,
          answer.why,
          answer.proof.map(proofWords).join(' '),
          answer.answer === 'no' ? mend : '',
          answer.until ?? '',
          table.dimensions
            .filter(({ needs }) => needs.includes(id))
            .map((each) => `${each.title}: ${cellWords(card, each.id)}`)
            .join(', '),
        ]),
  );
}

const head = [
  'as of',
  'project',
  'question',
  'words',
  'answer',
  'by',
  'why',
  'proof',
  'what would mend it',
  'until',
  'dimension',
];
