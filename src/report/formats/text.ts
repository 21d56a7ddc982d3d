// The scorecard by a text template: Markdown for a repository's page or a change, a list-table for a Sphinx tree, and
// plain text in 72 columns for an etherpad, a mail, a ticket.

import type { Scorecard } from '../../domain/scorecard.ts';
import { wrap } from '../../words/lines.ts';
import { fillTemplate } from '../../words/template-engine.ts';
import type { TemplateName } from '../../words/template-names.ts';
import type { TemplateSet } from '../../words/templates.ts';
import { inSources } from '../in-sources.ts';
import { scorecardView } from '../view.ts';

/** Columns that lists and etherpads agree on. */
const columns = 72;

export async function renderText(
  scorecard: Scorecard,
  name: TemplateName,
  templates: TemplateSet,
): Promise<string> {
  const view = scorecardView(scorecard);
  const schemas = await inSources(async () => await import('../view-schema.ts'));
  schemas?.ScorecardView.parse(view);
  const filled = fillTemplate(templates(name), view);
  return name.endsWith('.txt.hbs') ? inColumns(filled) : filled;
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
