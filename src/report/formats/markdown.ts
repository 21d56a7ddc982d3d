// The scorecard in Markdown: for a repository's page, a step summary, a change.

import type { Scorecard } from '../../domain/scorecard.ts';
import { fillTemplate } from '../../words/template-engine.ts';
import type { TemplateSet } from '../../words/templates.ts';
import { checkedView } from '../view-check.ts';

export function renderMarkdown(scorecard: Scorecard, templates: TemplateSet): string {
  return fillTemplate(templates('scorecard.md.hbs'), checkedView(scorecard));
}
