// The criteria for a spreadsheet: one row an answer.

import { csv } from '../formats/csv.ts';
import { type CriteriaView, cellWords, findings, proofWords } from './view.ts';

export function criteriaCsv({ table }: CriteriaView): string {
  const rows = table.projects.flatMap((card) =>
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
  return csv([head, ...rows]);
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
