// The scorecard as plain text in 72 columns: for an etherpad, a mail, a ticket.

import type { Scorecard } from '../../domain/scorecard.ts';
import { wrap } from '../../words/columns.ts';
import { fillTemplate } from '../../words/template-engine.ts';
import type { TemplateSet } from '../../words/templates.ts';
import { checkedView } from '../view-check.ts';

/** Columns that lists and etherpads agree on. */
const columns = 72;

export function renderText(scorecard: Scorecard, templates: TemplateSet): string {
  return inColumns(fillTemplate(templates('scorecard.txt.hbs'), checkedView(scorecard)));
}

/** Breaks what is longer than 72 columns; what follows is set two columns further in than its first line. */
export function inColumns(text: string): string {
  return text
    .split('\n')
    .flatMap((line) => {
      const indent = /^ */.exec(line)?.[0] ?? '';
      const hanging = /^ *\* /.test(line) || indent === '' ? 2 : 0;
      const lines = wrap(line.trimStart(), columns - indent.length - hanging);
      return lines.map((each, at) => `${indent}${at === 0 ? '' : ' '.repeat(hanging)}${each}`);
    })
    .map((line) => line.trimEnd())
    .join('\n');
}
