// The scorecard in reStructuredText: a list-table that a Sphinx tree such as the contributor docs takes as it is.

import type { Scorecard } from '../../domain/scorecard.ts';
import { fillTemplate } from '../../words/template-engine.ts';
import type { TemplateSet } from '../../words/templates.ts';
import { checkedView } from '../view-check.ts';

export function renderRst(scorecard: Scorecard, templates: TemplateSet): string {
  return fillTemplate(templates('scorecard.rst.hbs'), checkedView(scorecard));
}
