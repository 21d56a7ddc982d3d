// Every measure with its definition and limits, and the card that judges: what the pages of a site link to.

import type { Scorecard } from '../domain/scorecard.ts';
import type { CardRow, Policy } from '../domain/verdict.ts';
import { classWords } from '../words/classes.ts';
import { capital, listWords } from '../words/english.ts';
import { figure } from '../words/figures.ts';
import { html, type Markup } from '../words/html.ts';
import { measureTitle } from '../words/reasons.ts';
import type { Body } from './formats/html.ts';

export function definitionsBody(
  { measures, policyVersion }: Scorecard,
  policy: Policy | undefined,
): Body {
  return {
    title: 'What is measured, and how it is judged',
    basis: `Policy ${policyVersion}.`,
    body: html`${policy === undefined ? null : cardsPart(policy, measures)}
<h2>Measures</h2>
<dl class="facts">
${measures.map(
  ({
    id,
    title,
    definition,
    limits,
  }) => html`<dt id="${id}">${capital(title)}</dt><dd>${definition} <span class="small">${limits}</span></dd>
`,
)}</dl>`,
  };
}

function cardsPart({ cards, thresholds }: Policy, measures: Scorecard['measures']): Markup {
  const definitions = new Map(measures.map((each) => [each.id, each]));
  const row = ({ measure, bands }: CardRow) => {
    const unit = definitions.get(measure)?.unit ?? 'commits';
    const steps = bands.map(({ atLeast, points }) => `${points} from ${figure(atLeast, unit)}`);
    return html`<li>${capital(measureTitle(measure, definitions))}: ${steps.join(', ')}</li>`;
  };
  return html`<h2>Cards</h2>
<p>Points add up over the rows and are scaled to 100; healthy from ${thresholds.healthy}.</p>
${cards.map(
  ({
    classes,
    groups,
  }) => html`<h3>${capital(listWords(classes.map((name) => classWords[name])))}</h3>
<ul class="plain">${groups.flatMap(({ rows }) => rows.map(row))}</ul>
`,
)}`;
}
